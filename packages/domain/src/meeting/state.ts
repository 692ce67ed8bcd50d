import type { NewEvent, Recorded, StateValue } from '../decider.ts'
import type { MeetingEvent } from './events.ts'

type Held = Extract<MeetingEvent, { type: 'MeetingHeld' }>['data']

export interface Meeting {
  readonly id: string
  readonly status: 'convened' | 'held' | 'cancelled'
  /** When it is to be, or was. */
  readonly at: string
  /** Requests, and units called. */
  readonly agenda: readonly string[]
  readonly units: readonly string[]
  readonly minutes: Held['minutes']
  readonly decisions: Held['decisions']
}

/** null before it was convened. */
export type MeetingState = Meeting | null

export const initialMeeting: MeetingState = null

export function evolveMeeting(state: MeetingState, event: Recorded<MeetingEvent>): MeetingState {
  switch (event.type) {
    case 'MeetingConvened': {
      const { meetingId: id, at, agenda, units } = event.data
      return { id, status: 'convened', at, agenda, units, minutes: null, decisions: null }
    }
    case 'MeetingAgendaChanged':
      return state && { ...state, ...event.data }
    case 'MeetingHeld': {
      const { heldAt: at, minutes, decisions } = event.data
      return state && { ...state, status: 'held', at, minutes, decisions }
    }
    case 'MeetingCancelled':
      return state && { ...state, status: 'cancelled' }
    default:
      event satisfies never
      return state
  }
}

export function meetingStateValue(state: MeetingState, _event: NewEvent): StateValue | null {
  return state && { meeting: state.status }
}
