import { z } from 'zod'
import type { CommandOf } from '../command.ts'
import { instant } from '../event.ts'
import { accountId } from './account-events.ts'

export const sessionCommands = {
  'open-session': z.strictObject({ accountId, expiresAt: instant }),
  'close-session': z.strictObject({}),
} as const
export type SessionCommand = CommandOf<typeof sessionCommands>
