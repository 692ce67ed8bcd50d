import { z } from 'zod'
import type { CommandOf } from '../command.ts'
import { uuid } from '../event.ts'
import { erasureReasons, lookUpFields } from './events.ts'

const text = (longest: number) => z.string().trim().min(1).max(longest).nullable().default(null)
const profile = {
  name: text(120),
  phone: text(40),
  idNumber: text(40),
  address: text(400),
  note: text(4_000),
}

export const residentCommands = {
  'register-resident': z.strictObject({ residentId: uuid, ...profile }),
  /** The whole profile anew: what is left out is no longer known. */
  'change-resident-profile': z.strictObject(profile),
  /** Before masked data are shown to an administrator. */
  'look-up-for-erasure': z.strictObject({ by: z.enum(lookUpFields), reason: z.enum(erasureReasons) }),
  'request-erasure': z.strictObject({ reason: z.enum(erasureReasons) }),
  /** By another account than the one that asked. */
  'erase-personal-data': z.strictObject({}),
  /** By either: refused, or taken back. */
  'refuse-erasure': z.strictObject({}),
} as const
export type ResidentCommand = CommandOf<typeof residentCommands>
