import type { NewEvent, Recorded, StateValue } from '../decider.ts'
import type { Account } from './account-state.ts'
import type { SessionEvent } from './session-events.ts'

export interface Session {
  readonly accountId: string
  readonly openedAt: string
  readonly expiresAt: string
  readonly status: 'open' | 'closed'
}

/** null before the session was opened. */
export type SessionState = Session | null

export const initialSession: SessionState = null

export function evolveSession(state: SessionState, event: Recorded<SessionEvent>): SessionState {
  switch (event.type) {
    case 'SessionOpened':
      return { ...event.data, openedAt: event.occurredAt, status: 'open' }
    case 'SessionClosed':
      return state && { ...state, status: 'closed' }
    default:
      event satisfies never
      return state
  }
}

export function sessionStateValue(state: SessionState, _event: NewEvent): StateValue | null {
  return state && { session: state.status }
}

/** Whether a session lets its account act at `now` (ISO 8601, UTC); at the instant that it expires it no longer does. */
export function isSessionValid(session: Session, account: Account, now: string): boolean {
  if (session.accountId !== account.id || account.status !== 'enabled' || session.status !== 'open') return false
  if (account.sessionsSince !== null && session.openedAt < account.sessionsSince) return false
  return now < session.expiresAt
}
