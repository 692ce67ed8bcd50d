import { z } from 'zod'
import type { CommandOf } from '../command.ts'
import { code, uuid } from '../event.ts'
import { importedFile, importTally } from './events.ts'

const count = z.int().min(0)

export const importCommands = {
  'begin-import': z.strictObject({ importId: uuid, mapping: code, system: code, ...importedFile }),
  'end-import': z.strictObject({ importId: uuid, outcome: z.enum(['completed', 'stopped']), ...importTally }),
  'begin-import-undo': z.strictObject({ importId: uuid, reason: z.string().trim().min(1).max(400) }),
  'end-import-undo': z.strictObject({ importId: uuid, withdrawn: count, alreadyWithdrawn: count, kept: count }),
} as const
export type ImportCommand = CommandOf<typeof importCommands>
