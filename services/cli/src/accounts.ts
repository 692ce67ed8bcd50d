import { randomInt, randomUUID } from 'node:crypto'
import { accountIdOf, hashPassword, type Runtime, refusalText, waitUntilKnown } from '@wubu/api'
import type { AccountCommand } from '@wubu/domain'
import { CliError } from './cli-error.ts'

type AccountData = Extract<AccountCommand, { type: 'create-account' }>['data']
export type NewAccount = Omit<AccountData, 'accountId' | 'passwordHash'>
export type AccountNode = Pick<Runtime, 'accounts' | 'keys' | 'reference' | 'now'>

/** Makes an account whose password nobody but the caller knows. Throws CliError where the name is taken. */
export async function createAccount(node: AccountNode, account: NewAccount, password: string): Promise<void> {
  const { installationKey } = node.keys
  const accountId = accountIdOf(account.name, installationKey)
  const commandId = randomUUID()
  const passwordHash = await hashPassword(password, commandId, installationKey)
  const meta = { now: node.now(), actor: { id: 'command-line', role: 'system', unit: null } } as const
  const command = { type: 'create-account', data: { ...account, accountId, passwordHash }, meta } as const
  const result = await node.accounts.handle({
    stream: `account-${accountId}`,
    commandId,
    correlationId: commandId,
    creates: true,
    command,
  })
  if (result.outcome === 'accepted') return waitUntilKnown(node, [result.position])
  const why = result.outcome === 'refused' ? refusalText(result.refusal) : result.outcome
  throw new CliError('usage', `未建账户 No account ${account.name}: ${why}`)
}

/** Without letters and figures that look alike on paper. */
const symbols = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Sixteen symbols, 79 bits: made once, shown once. */
export function newPassword(): string {
  const group = () => Array.from({ length: 4 }, () => symbols[randomInt(symbols.length)]).join('')
  return Array.from({ length: 4 }, group).join('-')
}
