import type { Assignment, RequestState } from '@wubu/domain'
import { otherUnit, type Route, routeFor } from './cast.ts'
import { handlerOf, leadOf } from './parts.ts'
import { staff } from './staff.ts'
import { type Step, step, type Telling } from './steps.ts'
import { later, type StoryContext } from './story-context.ts'
import { follow } from './story-merge.ts'
import { work } from './story-work.ts'

/** A round of handling: the first, or the one after dissatisfaction. */
export interface Round {
  /** Acceptance, or reopening. */
  readonly since: number
  /** Who led before; null in the first round. */
  readonly lead: string | null
}

export interface Handled {
  readonly at: number
  readonly lead: string
}

const leadersKept = 60

/** 分析 and 办理: classified, dispatched, perhaps returned and dispatched again, worked on, complete. Null where it was withdrawn or merged. */
export function* handle(story: StoryContext, { since, lead }: Round): Telling<Handled | null> {
  const { cast, random, fate, leader } = story
  const dispatcher = staff.dispatcher(random)
  let now = later(story, since, random.around(25, 0.9))
  const meets = fate === 'handled' && lead === null && cast.item.days >= 5 && random.chance(0.02)
  const handlingKind = meets ? ('joint-meeting' as const) : ('time-limited' as const)
  yield step(now, dispatcher, { type: 'classify-request', data: { item: null, handlingKind, note: null } })
  if (random.chance(0.004)) {
    const data = {
      field: 'place' as const,
      to: random.pick(cast.community.grids),
      reason: '现场核实,所在网格登记有误。',
    }
    if (data.to !== cast.place) yield step(now, dispatcher, { type: 'record-correction', data })
  }
  if (leader && lead === null) {
    const apart = yield* follow(story, later(story, now, random.around(15, 0.5)), leader)
    if (apart === null) return null
    now = apart
  }
  now = later(story, now, random.around(6, 0.7))
  if (fate === 'withdrawn') return yield* withdrawn(story, now)
  const route = lead === null ? routeFor(story.world, cast, random) : { unit: lead, rule: null }
  const given = yield* settled(story, now, route, lead === null && !meets)
  remember(story, lead)
  const done = yield* work(story, { since, now: given.at, meets })
  story.world.done.add(story.requestId)
  return { at: done, lead: given.unit }
}

/** What is asked for next may be the same. */
function remember({ world, requestId, cast, fate }: StoryContext, lead: string | null) {
  if (fate !== 'handled' || lead !== null) return
  world.leaders.push({ requestId, cast })
  if (world.leaders.length > leadersKept) world.leaders.shift()
}

function* withdrawn(story: StoryContext, now: number): Telling<null> {
  const { world, cast, random } = story
  yield dispatched(story, now, routeFor(world, cast, random), false)
  const data = { reason: '居民撤回申请。' }
  yield step(later(story, now, random.around(60, 0.5)), staff.dispatcher(random), { type: 'withdraw-request', data })
  return null
}

interface Given {
  readonly at: number
  readonly unit: string
}

/** Dispatched, until a unit keeps it: returned, sent up or transferred before that. */
function* settled(story: StoryContext, at: number, first: Route, mayMove: boolean): Telling<Given> {
  const { random, world } = story
  let now = at
  let route = first
  const taken: string[] = []
  for (let bounces = 0; ; bounces += 1) {
    let state = yield dispatched(story, now, route, true, bounces > 1)
    taken.push(route.unit)
    const asks = mayMove && bounces < 4 && random.chance(bounces === 0 ? 0.055 : 0.12)
    if (asks) {
      const returned = yield* returning(story, now, state)
      now = returned.at
      state = returned.state
      if (returned.agreed) {
        route = { unit: otherUnit(world, taken, random), rule: null }
        continue
      }
    } else if (mayMove && random.chance(0.035)) {
      const moved = yield* passedOn(story, now, state)
      if (moved) return moved
    }
    return { at: now, unit: route.unit }
  }
}

function dispatched(
  { world, random }: StoryContext,
  now: number,
  { unit, rule }: Route,
  helped: boolean,
  bounced = false,
): Step {
  const support = helped && random.chance(0.12) ? otherUnit(world, [unit], random) : null
  const post = (id: string) => world.posts.get(id)?.id ?? null
  const assignments = [
    { unit, part: 'lead' as const, post: post(unit), ...(rule === null ? {} : { rule }) },
    ...(support ? [{ unit: support, part: 'support' as const, post: post(support) }] : []),
  ]
  const shows = [
    ...(rule === null ? [] : (['ruled'] as const)),
    ...(support ? (['support'] as const) : []),
    ...(bounced ? (['bounced'] as const) : []),
  ]
  return step(now, staff.dispatcher(random), { type: 'dispatch-request', data: { assignments } }, ...shows)
}

/** 退单: asked for, confirmed by the head where the item wants it, and decided on; supports that are left go with it. */
function* returning(story: StoryContext, at: number, before: RequestState) {
  const { random } = story
  const lead = leadOf(before)
  const { id: assignmentId, unit } = lead
  let now = later(story, at, random.around(120, 0.7))
  const reason = random.pick(['not-responsible', 'outside-area', 'wrong-item', 'insufficient-facts'] as const)
  const data = { assignmentId, reason, note: '不属于本单位职责,建议改派。' }
  let state: RequestState = yield step(now, handlerOf(story, lead, now), { type: 'return-assignment', data })
  if (state.assignments[assignmentId]?.returning?.confirmation === 'needed') {
    now = later(story, now, random.around(60, 0.6))
    if (random.chance(0.1)) {
      const refused = { assignmentId, reason: '属我单位职责,不退。' }
      state = yield step(now, staff.head(unit), { type: 'refuse-return', data: refused })
      return { at: now, state, agreed: false }
    }
    yield step(now, staff.head(unit), { type: 'confirm-return', data: { assignmentId, note: null } })
  }
  now = later(story, now, random.around(40, 0.7))
  const dispatcher = staff.dispatcher(random)
  if (random.chance(0.25)) {
    const refused = { assignmentId, reason: '按职责清单属你单位,请继续办理。' }
    state = yield step(now, dispatcher, { type: 'refuse-return', data: refused })
    return { at: now, state, agreed: false }
  }
  state = yield step(now, dispatcher, { type: 'agree-return', data: { assignmentId } })
  for (const part of live(state)) {
    const cancelled = { assignmentId: part.id, reason: '主办单位已变更。' }
    state = yield step(now, dispatcher, { type: 'cancel-assignment', data: cancelled })
  }
  return { at: later(story, now, random.around(15, 0.7)), state, agreed: true }
}

/** 上报 by a community to its street, or 转办 by the head of another unit. */
function* passedOn(story: StoryContext, at: number, state: RequestState): Telling<Given | null> {
  const { random, world } = story
  const lead = leadOf(state)
  const now = later(story, at, random.around(150, 0.7))
  const taken = live(state).map(({ unit }) => unit)
  const above = world.district.units.find(({ id }) => id === lead.unit)?.parent ?? null
  if (above !== null && !taken.includes(above)) {
    const data = { assignmentId: lead.id, note: '超出社区权限,请街道办理。' }
    yield step(now, handlerOf(story, lead, now), { type: 'escalate-assignment', data })
    return { at: now, unit: above }
  }
  if (!random.chance(0.4)) return null
  const toUnit = otherUnit(world, taken, random)
  const data = { assignmentId: lead.id, toUnit, note: '业务已划转。' }
  yield step(now, staff.head(lead.unit), { type: 'transfer-assignment', data })
  return { at: now, unit: toUnit }
}

function live({ assignments }: RequestState): readonly Assignment[] {
  return Object.values(assignments).filter(({ at }) => at === 'dispatched' || at === 'acknowledged')
}
