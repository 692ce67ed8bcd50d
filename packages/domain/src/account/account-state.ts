import type { NewEvent, Recorded, Role, StateValue } from '../decider.ts'
import type { AccountEvent } from './account-events.ts'

export interface Account {
  readonly id: string
  readonly status: 'enabled' | 'disabled'
  /** The login name. */
  readonly name: string | null
  readonly displayName: string
  readonly role: Exclude<Role, 'resident' | 'system'>
  readonly unit: string | null
  readonly place: string | null
  /** In argon2's own encoding; null only where the installation's key is lost, and then no password fits. */
  readonly passwordHash: string | null
  /** Sessions opened before this instant (ISO 8601, UTC) are void: the password was changed, or the account disabled. */
  readonly sessionsSince: string | null
}

/** null before the account was created. */
export type AccountState = Account | null

export const initialAccount: AccountState = null

export function evolveAccount(state: AccountState, event: Recorded<AccountEvent>): AccountState {
  switch (event.type) {
    case 'AccountCreated': {
      const { accountId, ...data } = event.data
      return { id: accountId, status: 'enabled', ...data, sessionsSince: null }
    }
    case 'PasswordChanged':
      return state && { ...state, passwordHash: event.data.passwordHash, sessionsSince: event.occurredAt }
    case 'AccountDisabled':
      return state && { ...state, status: 'disabled', sessionsSince: event.occurredAt }
    case 'AccountEnabled':
      return state && { ...state, status: 'enabled' }
    case 'AccountRoleChanged':
      return state && { ...state, ...event.data }
    default:
      event satisfies never
      return state
  }
}

export function accountStateValue(state: AccountState, _event: NewEvent): StateValue | null {
  return state && { account: state.status }
}
