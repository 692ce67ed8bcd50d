import { idOf } from '@wubu/api'
import { type Cast, castOf, type Leader, type World } from './cast.ts'
import { randomOf } from './random.ts'
import { demoResident } from './residents.ts'
import type { ShareName } from './shares.ts'
import { staff } from './staff.ts'
import { type Step, step, type Telling, wait } from './steps.ts'
import { type Fate, intakeActor, later, type StoryContext } from './story-context.ts'
import { handle } from './story-handling.ts'
import { takeIn } from './story-intake.ts'
import { conclude, evaluate, type Outcome } from './story-outcome.ts'

export interface StoryStart {
  readonly index: number
  /** When the resident comes or calls; epoch ms, a whole second. */
  readonly at: number
  readonly officeHours: boolean
  readonly fate: Fate
  readonly swift: boolean
  /** What its arrival counts as. */
  readonly shows: readonly ShareName[]
}

export interface Story {
  /** null for what is about no single request. */
  readonly requestId: string | null
  readonly steps: Telling<void>
}

/** The whole life of one request in order of time; each has its own chance, so that it is the same whatever happens beside it. */
export function storyOf(world: World, start: StoryStart): Story {
  const { index, at, officeHours, fate, swift } = start
  const random = randomOf(world.seed, index)
  const requestId = idOf('demo request', world.seed, index)
  const merging = fate === 'merged' || fate === 'unmerged'
  const leader = merging && world.leaders.length > 0 ? random.pick(world.leaders) : null
  const cast = castLike(castOf(world, random, officeHours), leader)
  const resident = cast.resident === null ? null : demoResident(world.seed, cast.resident)
  // nobody to be merged with: as if it were not theirs to ask for
  const own = fate === 'merged' && !leader ? 'declined' : fate
  const residentId = resident?.residentId ?? null
  const story = { world, random, cast, requestId, residentId, fate: own, leader, swift }
  return { requestId, steps: life(story, at, start.shows) }
}

/** The same matter at the same place, asked for by somebody else. */
function castLike(cast: Cast, leader: Leader | null): Cast {
  if (!leader) return cast
  const { item, community, place } = leader.cast
  return { ...cast, item, community, place }
}

function* life(story: StoryContext, at: number, shows: readonly ShareName[]): Telling<void> {
  yield* known(story, at)
  const taken = yield* takeIn(story, at, shows)
  if (taken.kind === 'declined') return
  if (taken.kind === 'settled') {
    const outcome = yield* evaluate(story, taken.at)
    if (outcome.opinion === 'dissatisfied') yield* again(story, outcome, story.cast.community.id)
    return
  }
  const handled = yield* handle(story, { since: taken.at, lead: null })
  if (!handled) return
  const outcome = yield* conclude(story, handled.at)
  if (outcome.opinion === 'dissatisfied') yield* again(story, outcome, handled.lead)
  else if (outcome.opinion === 'satisfied') yield* lookedAtAgain(story, outcome, handled.lead)
}

/** 重办: the resident is called, the same unit tries once more, and they are asked once more. */
function* again(story: StoryContext, { at }: Outcome, lead: string): Telling<void> {
  const { random } = story
  const called = later(story, at, random.around(200, 0.5))
  const outcome = random.chance(0.85) ? ('reached' as const) : ('no-answer' as const)
  const data = { method: 'phone' as const, outcome, note: null }
  yield step(called, staff.callback(random), { type: 'record-feedback-attempt', data })
  const handled = yield* handle(story, { since: called, lead })
  if (!handled) return
  const second = yield* conclude(story, handled.at)
  if (second.opinion === 'dissatisfied') yield* broughtUp(story, second, handled.lead)
}

/** A second time dissatisfied: a supervisor looks, and closes it or has it done once more. */
function* broughtUp(story: StoryContext, { at }: Outcome, lead: string): Telling<void> {
  const { random } = story
  const looked = later(story, at, random.around(600, 0.5))
  if (random.chance(0.7)) {
    const data = { reason: '已按规定办理并两次说明,诉求超出政策范围,予以结案。' }
    yield step(looked, staff.supervisor(), { type: 'close-request', data }, 'twice')
    return
  }
  const data = { reason: '整改不到位,退回重办。' }
  yield step(looked, staff.supervisor(), { type: 'reopen-request', data }, 'twice')
  const handled = yield* handle(story, { since: looked, lead })
  if (!handled) return
  const third = yield* conclude(story, handled.at)
  if (third.opinion !== 'dissatisfied') return
  const reason = '三次办理,已尽职责,予以结案。'
  yield step(later(story, third.at, 600), staff.supervisor(), { type: 'close-request', data: { reason } })
}

/** 抽查: of what is closed, a few are looked at by a supervisor, and fewer done once more. */
function* lookedAtAgain(story: StoryContext, { at }: Outcome, lead: string): Telling<void> {
  const { random } = story
  if (!random.chance(0.01)) return
  const supervisor = staff.supervisor()
  const looked = later(story, at, random.around(2_000, 0.6))
  yield step(looked, supervisor, { type: 'show-personal-data', data: { reason: '抽查回访真实性。' } })
  if (!random.chance(0.15)) return
  yield wait(looked)
  const reopened = later(story, looked, random.around(200, 0.5))
  yield step(reopened, supervisor, { type: 'reopen-request', data: { reason: '抽查发现未实际解决。' } })
  const handled = yield* handle(story, { since: reopened, lead })
  if (handled) yield* conclude(story, handled.at)
}

/** Whoever asks for the first time is registered just before. */
function* known(story: StoryContext, at: number): Generator<Step, void> {
  const { world, cast } = story
  if (cast.resident === null || world.known.has(cast.resident)) return
  world.known.add(cast.resident)
  yield { about: 'resident', at, actor: intakeActor(story), data: demoResident(world.seed, cast.resident) }
}
