import type { RequestState } from '@wubu/domain'
import type { Actor } from '@wubu/domain/decider'
import { materialsOf } from './items.ts'
import type { ShareName } from './shares.ts'
import { staff } from './staff.ts'
import { type RequestStep, step, type Telling, wait } from './steps.ts'
import { intakeActor, later, type StoryContext } from './story-context.ts'

/** How far the counter brought it. */
export type Taken =
  | { readonly kind: 'declined' }
  /** 即时办结, told to the resident on the spot. */
  | { readonly kind: 'settled'; readonly at: number }
  | { readonly kind: 'accepted'; readonly at: number }

/** 收集: registered, completed where papers are missing, accepted or declined. */
export function* takeIn(story: StoryContext, at: number, shows: readonly ShareName[]): Telling<Taken> {
  const { cast, random, fate, swift } = story
  const actor = intakeActor(story)
  const atCounter = cast.channel === 'window'
  const merging = fate === 'merged' || fate === 'unmerged'
  if (fate !== 'handled' && !merging) return yield* slowly(story, at, actor, shows)
  if (!merging && atCounter && cast.item.instant && random.chance(0.75)) {
    const instant = { result: '当场办结,材料齐全。', method: 'in-person' as const }
    yield register(story, at, actor, { accept: true, instant }, [...shows, 'instant'])
    return { kind: 'settled', at }
  }
  if (merging || swift || random.chance(atCounter ? 0.75 : 0.5)) {
    yield register(story, at, actor, { accept: true, instant: null }, shows)
    return { kind: 'accepted', at }
  }
  return yield* slowly(story, at, actor, shows)
}

/** Looked at before it is accepted, perhaps with papers to be brought. */
function* slowly(story: StoryContext, at: number, registrar: Actor, shows: readonly ShareName[]): Telling<Taken> {
  const { cast, random, fate } = story
  const actor = cast.channel === 'window' ? registrar : staff.dispatcher(random)
  const state = yield register(story, at, registrar, { accept: false, instant: null }, shows)
  if (fate === 'handled' && random.chance(0.004)) return yield* forgotten(story, state, actor)
  let now = later(story, at, random.around(35, 0.8))
  if (fate === 'declined') {
    const data = { ground: '不属于本级受理范围。', goTo: '请向区政务服务中心相应窗口提出。' }
    yield step(now, actor, { type: 'decline-request', data })
    return { kind: 'declined' }
  }
  if (fate === 'handled' && cast.item.line.code !== 'CG' && random.chance(0.35)) {
    const [first = '申请表', ...more] = materialsOf(cast.item.line.code)
    const materials = random.chance(0.6) ? [first] : [first, ...more]
    yield step(now, actor, { type: 'request-materials', data: { materials, note: null, again: null } })
    now = later(story, now, random.around(500, 0.7))
    yield step(now, actor, { type: 'supply-materials', data: { materials, note: null } })
    now = later(story, now, random.around(20, 0.6))
  }
  yield step(now, actor, { type: 'accept-request', data: { item: null } })
  return { kind: 'accepted', at: now }
}

/** Nobody looks at it in time: it counts as accepted on receipt, and is found the day after. */
function* forgotten(story: StoryContext, { deadlines }: RequestState, actor: Actor): Telling<Taken> {
  const due = Object.values(deadlines).find(({ kind }) => kind === 'acceptance')
  const found = later(story, Date.parse(due?.dueAt ?? '') + 1_000, story.random.around(60, 0.7))
  const state = yield wait(found)
  if (state.at === 'collecting.registered') yield step(found, actor, { type: 'accept-request', data: { item: null } })
  return { kind: 'accepted', at: found }
}

type Speed = Pick<Extract<Parameters<typeof step>[2], { type: 'register-request' }>['data'], 'accept' | 'instant'>

function register(
  { cast, requestId, residentId }: StoryContext,
  at: number,
  actor: Actor,
  speed: Speed,
  shows: readonly ShareName[],
): RequestStep {
  return step(
    at,
    actor,
    {
      type: 'register-request',
      data: {
        requestId,
        channel: cast.channel,
        source: null,
        residentId,
        item: cast.item.code,
        place: cast.place,
        window: cast.community.id,
        address: null,
        description: `${cast.item.name}(演示)`,
        paper: null,
        ...speed,
      },
    },
    ...shows,
  )
}
