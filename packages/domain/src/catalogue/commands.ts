import { z } from 'zod'
import type { CommandOf } from '../command.ts'
import { code } from '../event.ts'
import { audiences, itemHandling, itemLimits } from './events.ts'

const content = {
  name: z.string().trim().min(1).max(200),
  handlingKinds: itemHandling,
  materials: z.array(z.string().trim().min(1).max(200)).max(50),
  limits: itemLimits,
  /** Who gets the item if nobody says otherwise. */
  defaultUnit: code.nullable(),
  audience: z.enum(audiences),
}

export const itemCommands = {
  'register-item': z.strictObject({ code, ...content }),
  /** All of the item anew, not only what changes. */
  'revise-item': z.strictObject(content),
  'suspend-item': z.strictObject({ reason: z.string().trim().min(1).max(400) }),
  'resume-item': z.strictObject({}),
} as const
export type ItemCommand = CommandOf<typeof itemCommands>
