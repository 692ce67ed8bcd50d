import { type Assignment, liveAssignments, type RequestState } from '@wubu/domain'
import type { Actor } from '@wubu/domain/decider'
import { holderOf, staff } from './staff.ts'
import type { StoryContext } from './story-context.ts'

/** The part that leads and is at work. Throws where there is none: a story lost its way. */
export function leadOf(state: RequestState): Assignment {
  const lead = liveAssignments(state).find(({ part }) => part === 'lead')
  if (!lead) throw new Error(`Nobody leads ${state.receiptNo} (${state.at}).`)
  return lead
}

export function supportsOf(state: RequestState): readonly Assignment[] {
  return liveAssignments(state).filter(({ part }) => part === 'support')
}

/** Who works on a part at an instant (epoch ms): its post's acting person, or anybody of the unit. */
export function handlerOf({ world, random }: StoryContext, { unit, post }: Assignment, at: number): Actor {
  const known = world.posts.get(unit)
  return post !== null && known ? holderOf(known, at) : staff.handler(unit, random)
}

/** The request's own clock: the total limit, or that of 重办. Epoch ms; null where it has none or it stands. */
export function dueOf({ deadlines, suspension }: RequestState): number | null {
  const clock = Object.values(deadlines).findLast(
    ({ kind, endedAt, assignmentId }) =>
      (kind === 'total' || kind === 'rework') && endedAt === null && assignmentId === null,
  )
  return clock && !suspension ? Date.parse(clock.dueAt) : null
}
