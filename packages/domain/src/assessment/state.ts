import type { NewEvent, Recorded, StateValue } from '../decider.ts'
import type { AssessmentEvent } from './events.ts'
import type { Weight } from './weights.ts'

/** How the quarters of a year are assessed. */
export interface Assessment {
  readonly year: number
  readonly version: number
  readonly weights: readonly Weight[]
}

/** null before any weights were set. */
export type AssessmentState = Assessment | null

export const initialAssessment: AssessmentState = null

export function evolveAssessment(_state: AssessmentState, { data }: Recorded<AssessmentEvent>): AssessmentState {
  const { year, version, weights } = data
  return { year, version, weights }
}

export function assessmentStateValue(state: AssessmentState, _event: NewEvent): StateValue | null {
  return state && { assessment: 'set' }
}
