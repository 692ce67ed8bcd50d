import type { NewEvent, Recorded, StateValue } from '../decider.ts'
import type { UnitEvent, unitKinds } from './unit-events.ts'

export interface Unit {
  readonly id: string
  readonly kind: (typeof unitKinds)[number]
  readonly name: string
  readonly place: string | null
  /** Where it sends requests up to 上报. */
  readonly parent: string | null
  readonly status: 'active' | 'closed'
}

/** null before the unit was registered. */
export type UnitState = Unit | null

export const initialUnit: UnitState = null

export function evolveUnit(state: UnitState, event: Recorded<UnitEvent>): UnitState {
  switch (event.type) {
    case 'UnitRegistered': {
      const { unitId, kind, name, place, parent } = event.data
      return { id: unitId, kind, name, place, parent, status: 'active' }
    }
    case 'UnitRenamed':
      return state && { ...state, name: event.data.name }
    case 'UnitClosed':
      return state && { ...state, status: 'closed' }
    default:
      event satisfies never
      return state
  }
}

export function unitStateValue(state: UnitState, _event: NewEvent): StateValue | null {
  return state && { unit: state.status }
}
