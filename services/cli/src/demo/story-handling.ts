import { leadFor, otherUnit } from './cast.ts'
import { staff } from './staff.ts'
import { type Step, step } from './steps.ts'
import { later, type StoryContext } from './story-context.ts'

/** A round of handling: the first, or the one after dissatisfaction. */
export interface Round {
  /** Acceptance, or reopening. */
  readonly since: number
  /** Assignments that the request had before. */
  readonly assigned: number
  /** Who led before; null in the first round. */
  readonly lead: string | null
}

export interface Handled {
  readonly at: number
  readonly assigned: number
  readonly lead: string
}

/** 分析 and 办理: classified, dispatched, perhaps returned and dispatched again, worked on, complete. Null where it was withdrawn. */
export function* handle(story: StoryContext, { since, assigned, lead }: Round): Generator<Step, Handled | null> {
  const { cast, random, fate } = story
  const dispatcher = staff.dispatcher(random)
  let now = later(story, since, random.around(25, 0.9))
  const handlingKind = 'time-limited'
  yield step(now, dispatcher, { type: 'classify-request', data: { item: null, handlingKind, note: null } })
  now = later(story, now, random.around(6, 0.7))
  let unit = lead ?? leadFor(cast, random)
  let number = assigned + 1
  if (fate === 'handled' && random.chance(0.04)) {
    now = yield* returned(story, now, unit, number)
    unit = otherUnit(story.world, [unit], random)
    number += 1
  }
  const support = random.chance(0.12) ? otherUnit(story.world, [unit], random) : null
  const assignments = [
    { unit, part: 'lead' as const, post: null },
    ...(support ? [{ unit: support, part: 'support' as const, post: null }] : []),
  ]
  yield step(now, dispatcher, { type: 'dispatch-request', data: { assignments } })
  if (fate === 'withdrawn') {
    const data = { reason: '居民撤回申请。' }
    yield step(later(story, now, random.around(60, 0.5)), dispatcher, { type: 'withdraw-request', data })
    return null
  }
  const done = yield* work(story, { since, now, unit, number, support })
  return { at: done, assigned: number + (support ? 1 : 0), lead: unit }
}

/** 退单 by a unit that it is not for. Gives the time at which it can be dispatched again. */
function* returned(story: StoryContext, at: number, unit: string, number: number): Generator<Step, number> {
  const { random } = story
  const dispatcher = staff.dispatcher(random)
  yield step(at, dispatcher, { type: 'dispatch-request', data: { assignments: [{ unit, part: 'lead', post: null }] } })
  let now = later(story, at, random.around(120, 0.7))
  const reason = random.pick(['not-responsible', 'outside-area', 'insufficient-facts'] as const)
  const data = { assignmentId: `a${number}`, reason, note: '不属于本单位职责,建议改派。' }
  yield step(now, staff.handler(unit, random), { type: 'return-assignment', data })
  now = later(story, now, random.around(40, 0.7))
  yield step(now, dispatcher, { type: 'agree-return', data: { assignmentId: `a${number}` } })
  return later(story, now, random.around(15, 0.7))
}

interface Work {
  readonly since: number
  /** Dispatched. */
  readonly now: number
  readonly unit: string
  readonly number: number
  readonly support: string | null
}

/** Signed for, worked on by one unit or two, complete. Gives the time of completion. */
function* work(story: StoryContext, { since, now, unit, number, support }: Work): Generator<Step, number> {
  const { random, world } = story
  const tempo = world.tempoOf(unit)
  const signed = later(story, now, random.around(80, 0.9) * tempo)
  const complete = Math.max(later(story, since, minutesOf(story, tempo)), later(story, signed, random.around(30, 0.5)))
  const steps = [
    ...partOf(story, { unit, assignmentId: `a${number}`, signed, complete }),
    ...(support ? supportOf(story, support, `a${number + 1}`, now, complete) : []),
  ]
  yield* steps.toSorted((one, other) => one.at - other.at)
  return complete
}

/** Working minutes from acceptance to completion: mostly half of what was promised, sometimes more, rarely far more. */
function minutesOf({ cast, random }: StoryContext, tempo: number): number {
  const promised = Math.max(0.5, cast.item.days) * 480
  const stuck = random.chance(0.015) ? 3 + 3 * random.number() : 1
  return promised * random.around(0.5, 0.42) * tempo * stuck
}

function supportOf(story: StoryContext, unit: string, assignmentId: string, from: number, to: number): readonly Step[] {
  // a minute before the lead at the latest: who is last ends the handling, and that is the lead
  const signed = between(from, to, 0.3 * story.random.number())
  return partOf(story, { unit, assignmentId, signed, complete: Math.max(signed, between(from, to, 0.9) - 1000) })
}

interface Part {
  readonly unit: string
  readonly assignmentId: string
  readonly signed: number
  readonly complete: number
}

function partOf(story: StoryContext, { unit, assignmentId, signed, complete }: Part): readonly Step[] {
  const { random } = story
  const handler = staff.handler(unit, random)
  const notes = random.weighted([55, 35, 10])
  const progress = Array.from({ length: notes }, (_, index) => {
    const data = { assignmentId, note: random.pick(['已联系居民,正在核实。', '材料已核,正在办理。', '已到现场查看。']) }
    const at = between(signed, complete, (index + 1) / (notes + 1))
    return step(at, handler, { type: 'record-progress', data })
  })
  const data = { assignmentId, result: random.pick(['已办结。', '已按规定办理完毕。', '已处理并恢复正常。']) }
  return [
    step(signed, handler, { type: 'acknowledge-assignment', data: { assignmentId } }),
    ...progress,
    step(complete, handler, { type: 'complete-assignment', data }),
  ]
}

/** On a whole second. */
function between(from: number, to: number, share: number): number {
  return Math.round((from + (to - from) * share) / 1000) * 1000
}
