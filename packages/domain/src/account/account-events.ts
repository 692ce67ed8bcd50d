import { z } from 'zod'
import { roles } from '../decider.ts'
import { code, type EventOf, event, secret } from '../event.ts'

/** Roles that people sign in with; a resident asks by receipt number, the system does not sign in. */
export const accountRole = z.enum(roles).exclude(['resident', 'system'])
/** Part of a stream's name: the hash of the login name. */
export const accountId = z.string().regex(/^[A-Za-z0-9_-]{8,128}$/)

const post = { role: accountRole, unit: code.nullable(), place: code.nullable() }

/** 开户: somebody may sign in. `name` is the login name; neither it nor the password's hash is readable in the log. */
const accountCreated = event('AccountCreated', 1, {
  accountId,
  name: secret(z.string()),
  displayName: z.string().min(1).max(80),
  ...post,
  passwordHash: secret(z.string()),
})

const passwordChanged = event('PasswordChanged', 1, { passwordHash: secret(z.string()) })

/** 停用: nobody signs in with it, what it did stays. */
const accountDisabled = event('AccountDisabled', 1, {})

const accountEnabled = event('AccountEnabled', 1, {})

/** 调岗. */
const roleChanged = event('AccountRoleChanged', 1, post)

export const accountEvents = {
  AccountCreated: accountCreated,
  PasswordChanged: passwordChanged,
  AccountDisabled: accountDisabled,
  AccountEnabled: accountEnabled,
  AccountRoleChanged: roleChanged,
} as const
export type AccountEvent = EventOf<typeof accountEvents>
