import { accept, type Decider, type Decision } from '../decider.ts'
import { refusedRole, refuser } from '../refuse.ts'
import type { RatingCommand } from './commands.ts'
import { type RatingEvent, ratingEvents } from './events.ts'
import { quarterAfter, quarterAt } from './quarters.ts'
import { ratingRefusals } from './refusals.ts'
import { evolveRating, initialRating, type RatingState, ratingStateValue } from './state.ts'

const refuse = refuser(ratingRefusals)

export const ratingRoles = ['unit-head'] as const

/** 下评上、倒评: the head of a community on a department that worked for its people, after each quarter until the next one ends. */
function decideRating({ data, meta }: RatingCommand): Decision<RatingEvent> {
  const refused = refusedRole(meta.actor, ratingRoles)
  if (refused) return refused
  if (meta.actor.unit !== data.community) return refuse('not_your_community')
  const { kinds, requests, now, timeZone } = meta
  // companies are rated as departments are: they are given the same requests
  const rated = kinds.department === 'department' || kinds.department === 'company'
  if (kinds.community !== 'community' || !rated) return refuse('only_communities_rate', { ...kinds })
  const present = quarterAt(now, timeZone)
  // names of quarters sort as the quarters do
  if (present <= data.quarter) return refuse('quarter_not_over', { quarter: data.quarter })
  if (present > quarterAfter(data.quarter)) return refuse('rating_period_over', { quarter: data.quarter })
  if (requests === 0) return refuse('nothing_to_rate')
  return accept({ type: 'DepartmentRated', data: { ...data, requests } })
}

export const ratingDecider: Decider<RatingState, RatingCommand, RatingEvent> = {
  machine: { name: 'rating', version: 1 },
  initial: initialRating,
  events: ratingEvents,
  decide: decideRating,
  evolve: evolveRating,
  stateValue: ratingStateValue,
  residentOf: () => null,
}
