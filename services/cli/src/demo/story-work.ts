import { type Assignment, liveAssignments, type RequestState } from '@wubu/domain'
import { dueOf, handlerOf, leadOf, supportsOf } from './parts.ts'
import { staff } from './staff.ts'
import { step, type Telling, wait } from './steps.ts'
import { extension, suspension } from './story-clock.ts'
import { between, later, type StoryContext } from './story-context.ts'
import { crossedOff, supervised } from './story-supervision.ts'

interface Work {
  readonly since: number
  /** Dispatched. */
  readonly now: number
  /** 定期会办: nothing is done before a meeting has had it. */
  readonly meets: boolean
}

/** Signed for, worked on by one unit or more, complete. Gives the time of completion. */
export function* work(story: StoryContext, { since, now, meets }: Work): Telling<number> {
  const { random, world } = story
  let state = yield wait(now)
  const lead = leadOf(state)
  const tempo = world.tempoOf(lead.unit)
  const signed = later(story, now, random.around(80, 0.9) * tempo)
  state = yield* signedFor(story, lead, signed)
  let complete = Math.max(later(story, since, minutesOf(story, tempo)), later(story, signed, random.around(30, 0.5)))
  let at = signed
  for (const support of supportsOf(state)) {
    at = between(story, at, complete, 0.15 * random.number())
    state = yield* signedFor(story, support, at)
  }
  const stood = meets ? null : yield* suspension(story, state, at)
  if (stood) {
    at = stood.at
    complete = later(story, at, 0.6 * minutesOf(story, tempo))
  }
  at = yield* noted(story, lead, at, complete)
  at = yield* extension(story, { lead, from: at, complete })
  if (meets) {
    at = yield* metAbout(story, state, at)
    complete = later(story, at, 0.4 * minutesOf(story, tempo))
  }
  state = yield wait(at)
  const hung = yield* supervised(story, { from: at, due: dueOf(state), complete })
  complete = Math.max(complete, later(story, Math.max(at, hung.at), 1))
  const done = yield* completed(story, complete)
  if (hung.hung) yield* crossedOff(story, done)
  return done
}

function* signedFor(story: StoryContext, part: Assignment, at: number): Telling<RequestState> {
  const actor = handlerOf(story, part, at)
  const shows = actor.for === undefined ? [] : (['standIn'] as const)
  const data = { assignmentId: part.id }
  return yield step(at, actor, { type: 'acknowledge-assignment', data }, ...shows)
}

/** Working minutes from acceptance to completion: mostly half of what was promised, sometimes more, rarely far more. */
function minutesOf({ cast, random }: StoryContext, tempo: number): number {
  const promised = Math.max(0.5, cast.item.days) * 480
  const stuck = random.chance(0.015) ? 3 + 3 * random.number() : 1
  return promised * random.around(0.5, 0.42) * tempo * stuck
}

function* noted(story: StoryContext, lead: Assignment, from: number, complete: number): Telling<number> {
  const { random } = story
  const notes = random.weighted([55, 35, 10])
  let at = from
  for (let index = 0; index < notes; index += 1) {
    at = between(story, at, complete, 0.3)
    const note = random.pick(['已联系居民,正在核实。', '材料已核,正在办理。', '已到现场查看。'])
    const data = { assignmentId: lead.id, note }
    yield step(at, handlerOf(story, lead, at), { type: 'record-progress', data })
  }
  return at
}

/** Waits for the joint meeting that has it on its agenda. */
function* metAbout(story: StoryContext, state: RequestState, from: number): Telling<number> {
  const { world, requestId } = story
  world.agenda.set(
    requestId,
    liveAssignments(state).map(({ unit }) => unit),
  )
  let at = from
  for (;;) {
    at = later(story, at, 480)
    yield wait(at)
    const data = world.decided.get(requestId)
    if (!data || Date.parse(data.heldAt) >= at) continue
    world.decided.delete(requestId)
    yield step(at, staff.dispatcher(story.random), { type: 'record-joint-meeting', data }, 'meeting')
    return at
  }
}

/** Whoever supports is done before the lead; whose results the head confirms hands them in first. */
function* completed(story: StoryContext, at: number): Telling<number> {
  let now = at
  let state = yield wait(now)
  for (const part of [...supportsOf(state), leadOf(state)]) {
    if (part.acknowledgedAt === null) {
      state = yield* signedFor(story, part, now)
      now = later(story, now, 5)
    }
    now = yield* handedIn(story, part, now)
    if (part.part === 'support') now = later(story, now, 2)
  }
  return now
}

function* handedIn(story: StoryContext, part: Assignment, at: number): Telling<number> {
  const { random } = story
  const result = random.pick(['已办结。', '已按规定办理完毕。', '已处理并恢复正常。'])
  const data = { assignmentId: part.id, result }
  let now = at
  let state = yield step(now, handlerOf(story, part, now), { type: 'complete-assignment', data })
  if (!state.assignments[part.id]?.submitted) return now
  const head = staff.head(part.unit)
  now = later(story, now, random.around(90, 0.6))
  if (random.chance(0.08)) {
    const sentBack = { assignmentId: part.id, reason: '佐证材料不全,退回补办。' }
    yield step(now, head, { type: 'send-back-result', data: sentBack })
    now = later(story, now, random.around(300, 0.5))
    state = yield step(now, handlerOf(story, part, now), { type: 'complete-assignment', data })
    now = later(story, now, random.around(60, 0.5))
  }
  yield step(now, head, { type: 'complete-assignment', data })
  return now
}
