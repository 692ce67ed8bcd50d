import { accept, type Decider, type Decision } from '../decider.ts'
import { refusedRole, refuser } from '../refuse.ts'
import type { AccountCommand } from './account-commands.ts'
import { type AccountEvent, accountEvents } from './account-events.ts'
import { type Account, type AccountState, accountStateValue, evolveAccount, initialAccount } from './account-state.ts'
import { accountRefusals } from './refusals.ts'

const refuse = refuser(accountRefusals)
type Result = Decision<AccountEvent>
type Post = Pick<Account, 'role' | 'unit' | 'place'>

function decideAccount(command: AccountCommand, state: AccountState): Result {
  const { actor } = command.meta
  const ownPassword = command.type === 'change-password' && state !== null && actor.id === state.id
  const notPermitted = ownPassword ? null : refusedRole(actor, ['admin', 'system'])
  if (notPermitted) return notPermitted
  if (command.type === 'create-account') {
    if (state) return refuse('login_name_taken')
    return refusedPost(command.data) ?? accept({ type: 'AccountCreated', data: command.data })
  }
  return state ? change(command, state) : refuse('no_such_account')
}

function change(command: Exclude<AccountCommand, { type: 'create-account' }>, account: Account): Result {
  const disabled = account.status === 'disabled'
  switch (command.type) {
    case 'change-password':
      return disabled ? refuse('account_disabled') : accept({ type: 'PasswordChanged', data: command.data })
    case 'disable-account':
      if (disabled) return refuse('account_disabled')
      // otherwise the last administrator could lock everybody out with one wrong click
      if (command.meta.actor.id === account.id) return refuse('own_account')
      return accept({ type: 'AccountDisabled', data: {} })
    case 'enable-account':
      return disabled ? accept({ type: 'AccountEnabled', data: {} }) : refuse('account_not_disabled')
    case 'change-role':
      return changeRole(command, account)
    default:
      return command satisfies never
  }
}

function changeRole({ data, meta }: Extract<AccountCommand, { type: 'change-role' }>, account: Account): Result {
  if (meta.actor.id === account.id) return refuse('own_account')
  const { role, unit, place } = data
  if (role === account.role && unit === account.unit && place === account.place) return refuse('role_not_changed')
  return refusedPost(data) ?? accept({ type: 'AccountRoleChanged', data })
}

/** Who works for a unit or sees one place alone would see nothing, or everything, without it. */
function refusedPost({ role, unit, place }: Post): Result | null {
  if ((role === 'handler' || role === 'unit-head') && unit === null) return refuse('role_needs_unit', { role })
  if ((role === 'window' || role === 'grid') && place === null) return refuse('role_needs_place', { role })
  return null
}

export const accountDecider: Decider<AccountState, AccountCommand, AccountEvent> = {
  machine: { name: 'account', version: 1 },
  initial: initialAccount,
  events: accountEvents,
  decide: decideAccount,
  evolve: evolveAccount,
  stateValue: accountStateValue,
  residentOf: () => null,
}
