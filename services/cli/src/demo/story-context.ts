import type { Actor } from '@wubu/domain/decider'
import type { Cast, Leader, World } from './cast.ts'
import type { Random } from './random.ts'
import { staff } from './staff.ts'

/** How a story ends; one that is `handled` may still be at work when the demo ends. */
export type Fate = 'handled' | 'declined' | 'withdrawn' | 'merged' | 'unmerged'

/** What the parts of one story know of it. */
export interface StoryContext {
  readonly world: World
  readonly random: Random
  readonly cast: Cast
  readonly requestId: string
  readonly residentId: string | null
  readonly fate: Fate
  /** 并案: what is asked for was asked already; null for any other fate. */
  readonly leader: Leader | null
  /** Accepted as soon as it comes in. */
  readonly swift: boolean
}

/** `minutes` of working time after an instant (epoch ms), on a whole second. */
export function later({ world }: StoryContext, at: number, minutes: number): number {
  return Math.ceil(world.clock.after(at, Math.max(1, minutes)) / 1000) * 1000
}

/** An instant between two others (epoch ms) at which somebody is at work, or a little after it. */
export function between(story: StoryContext, from: number, to: number, share: number): number {
  return later(story, from + Math.max(0, to - from) * share, 1)
}

/** Who takes a request in, by the channel that it comes by. */
export function intakeActor({ cast, random }: StoryContext): Actor {
  switch (cast.channel) {
    case 'window':
      return staff.window(cast.community.id, random)
    case 'grid':
      return staff.grid(cast.community.id, random)
    case 'hotline':
      return staff.dispatcher(random)
    default:
      return staff.gateway()
  }
}
