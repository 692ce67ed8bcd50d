import type { NewEvent, Recorded, StateValue } from '../decider.ts'
import type { ResidentEvent } from './events.ts'

/** No profile: a decision needs none, and states are kept in memory. */
export interface Resident {
  readonly id: string
  readonly status: 'known' | 'erased'
}

/** null before the resident was registered. */
export type ResidentState = Resident | null

export const initialResident: ResidentState = null

export function evolveResident(state: ResidentState, event: Recorded<ResidentEvent>): ResidentState {
  switch (event.type) {
    case 'ResidentRegistered':
      return { id: event.data.residentId, status: 'known' }
    case 'ResidentProfileChanged':
      return state
    case 'PersonalDataErased':
      return state && { ...state, status: 'erased' }
    default:
      event satisfies never
      return state
  }
}

export function residentStateValue(state: ResidentState, _event: NewEvent): StateValue | null {
  return state && { resident: state.status }
}
