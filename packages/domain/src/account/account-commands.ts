import { z } from 'zod'
import type { CommandOf } from '../command.ts'
import { code } from '../event.ts'
import { accountId, accountRole } from './account-events.ts'

const post = {
  role: accountRole,
  unit: code.nullable().default(null),
  place: code.nullable().default(null),
}
// so that a password itself never gets here by mistake
const passwordHash = z
  .string()
  .max(400)
  .regex(/^\$argon2id\$/)

export const accountCommands = {
  'create-account': z.strictObject({
    accountId,
    /** What is typed to sign in. */
    name: z.string().trim().min(1).max(120),
    displayName: z.string().trim().min(1).max(80),
    ...post,
    passwordHash,
  }),
  'change-password': z.strictObject({ passwordHash }),
  'disable-account': z.strictObject({}),
  'enable-account': z.strictObject({}),
  'change-role': z.strictObject(post),
} as const
export type AccountCommand = CommandOf<typeof accountCommands>
