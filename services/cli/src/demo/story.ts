import { idOf } from '../ids.ts'
import { castOf, type World } from './cast.ts'
import { randomOf } from './random.ts'
import { demoResident } from './residents.ts'
import type { Step } from './steps.ts'
import { type Fate, intakeActor, type StoryContext } from './story-context.ts'
import { handle } from './story-handling.ts'
import { takeIn } from './story-intake.ts'
import { conclude, evaluate } from './story-outcome.ts'

export interface StoryStart {
  readonly index: number
  /** When the resident comes or calls; epoch ms, a whole second. */
  readonly at: number
  readonly officeHours: boolean
  readonly fate: Fate
  readonly swift: boolean
}

export interface Story {
  readonly requestId: string
  readonly steps: Iterator<Step, void>
}

/** The whole life of one request in order of time; each has its own chance, so that it is the same whatever happens beside it. */
export function storyOf(world: World, { index, at, officeHours, fate, swift }: StoryStart): Story {
  const random = randomOf(world.seed, index)
  const cast = castOf(world, random, officeHours)
  const requestId = idOf('demo request', world.seed, index)
  const resident = cast.resident === null ? null : demoResident(world.seed, cast.resident)
  const story = { world, random, cast, requestId, residentId: resident?.residentId ?? null, fate, swift }
  return { requestId, steps: life(story, at) }
}

function* life(story: StoryContext, at: number): Generator<Step, void> {
  yield* known(story, at)
  const taken = yield* takeIn(story, at)
  if (taken.kind === 'declined') return
  if (taken.kind === 'settled') {
    const { opinion, at: asked } = yield* evaluate(story, taken.at)
    if (opinion === 'dissatisfied') yield* again(story, { since: asked, assigned: 1, lead: story.cast.community.id })
    return
  }
  const handled = yield* handle(story, { since: taken.at, assigned: 0, lead: null })
  if (!handled) return
  const { opinion, at: asked } = yield* conclude(story, handled.at)
  if (opinion === 'dissatisfied') yield* again(story, { ...handled, since: asked })
}

/** 重办: once more by the same unit, and asked once more. */
function* again(story: StoryContext, round: Parameters<typeof handle>[1]): Generator<Step, void> {
  const handled = yield* handle(story, round)
  if (handled) yield* conclude(story, handled.at)
}

/** Whoever asks for the first time is registered just before. */
function* known(story: StoryContext, at: number): Generator<Step, void> {
  const { world, cast } = story
  if (cast.resident === null || world.known.has(cast.resident)) return
  world.known.add(cast.resident)
  yield { about: 'resident', at, actor: intakeActor(story), data: demoResident(world.seed, cast.resident) }
}
