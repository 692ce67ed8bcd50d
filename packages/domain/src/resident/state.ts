import type { NewEvent, Recorded, StateValue } from '../decider.ts'
import type { ErasureReason, ResidentEvent } from './events.ts'

/** No profile: a decision needs none, and states are kept in memory. */
export interface Resident {
  readonly id: string
  readonly status: 'known' | 'erased'
  /** 申请注销 that nobody else has decided on yet. */
  readonly erasure: { readonly by: string; readonly reason: ErasureReason } | null
}

/** null before the resident was registered. */
export type ResidentState = Resident | null

export const initialResident: ResidentState = null

export function evolveResident(state: ResidentState, event: Recorded<ResidentEvent>): ResidentState {
  switch (event.type) {
    case 'ResidentRegistered':
      return { id: event.data.residentId, status: 'known', erasure: null }
    case 'ResidentProfileChanged':
    case 'ResidentLookedUp':
      return state
    case 'ErasureRequested':
      return state && { ...state, erasure: { by: event.actor.id, reason: event.data.reason } }
    case 'ErasureRefused':
      return state && { ...state, erasure: null }
    case 'PersonalDataErased':
      return state && { ...state, status: 'erased', erasure: null }
    default:
      event satisfies never
      return state
  }
}

export function residentStateValue(state: ResidentState, _event: NewEvent): StateValue | null {
  return state && { resident: state.status }
}
