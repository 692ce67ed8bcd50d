import type { NewEvent, Recorded, StateValue } from '../decider.ts'
import type { PlaceEvent, PlaceKind } from './place-events.ts'

export interface Place {
  readonly id: string
  readonly kind: PlaceKind
  readonly parent: string | null
  readonly name: string
  readonly status: 'active' | 'closed'
}

/** null before the place was registered. */
export type PlaceState = Place | null

export const initialPlace: PlaceState = null

export function evolvePlace(state: PlaceState, event: Recorded<PlaceEvent>): PlaceState {
  switch (event.type) {
    case 'PlaceRegistered': {
      const { placeId, kind, parent, name } = event.data
      return { id: placeId, kind, parent, name, status: 'active' }
    }
    case 'PlaceRenamed':
      return state && { ...state, name: event.data.name }
    case 'PlaceClosed':
      return state && { ...state, status: 'closed' }
    default:
      event satisfies never
      return state
  }
}

export function placeStateValue(state: PlaceState, _event: NewEvent): StateValue | null {
  return state && { place: state.status }
}
