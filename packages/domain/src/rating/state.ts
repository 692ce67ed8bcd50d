import type { NewEvent, Recorded, StateValue } from '../decider.ts'
import type { RatingEvent } from './events.ts'

/** One department by one community for one quarter, as it was last rated. */
export interface Rating {
  readonly department: string
  readonly community: string
  readonly quarter: string
  readonly level: number
  readonly requests: number
  /** How often it was given: more than once where it was revised. */
  readonly times: number
  readonly ratedAt: string
}

/** null before it was given. */
export type RatingState = Rating | null

export const initialRating: RatingState = null

export function evolveRating(state: RatingState, event: Recorded<RatingEvent>): RatingState {
  switch (event.type) {
    case 'DepartmentRated': {
      const { department, community, quarter, level, requests } = event.data
      const times = (state?.times ?? 0) + 1
      return { department, community, quarter, level, requests, times, ratedAt: event.occurredAt }
    }
    default:
      event.type satisfies never
      return state
  }
}

export function ratingStateValue(state: RatingState, _event: NewEvent): StateValue | null {
  return state && { rating: 'rated' }
}

/** What must be unique is a stream's name: one rating by each community of each department for each quarter. */
export function ratingId({
  department,
  community,
  quarter,
}: Pick<Rating, 'department' | 'community' | 'quarter'>): string {
  // no code has a tilde
  return `${quarter}~${department}~${community}`
}
