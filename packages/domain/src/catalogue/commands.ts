import { z } from 'zod'
import { limit, stopPolicies } from '../calendar/limit.ts'
import type { CommandOf } from '../command.ts'
import { code } from '../event.ts'
import { audiences, itemConfirms, itemHandling } from './events.ts'

const optionalLimit = limit.nullable().default(null)

const content = {
  name: z.string().trim().min(1).max(200),
  handlingKinds: itemHandling,
  materials: z.array(z.string().trim().min(1).max(200)).max(50),
  limits: z.strictObject({
    acceptance: limit.nullable(),
    acknowledge: limit.nullable(),
    legal: limit.nullable(),
    promised: limit.nullable(),
    firstContact: optionalLimit,
    feedback: optionalLimit,
  }),
  /** Who gets the item if nobody says otherwise. */
  defaultUnit: code.nullable(),
  audience: z.enum(audiences),
  stopPolicy: z.enum(stopPolicies).default('pause-workdays'),
  extension: optionalLimit,
  confirms: itemConfirms.default({ returns: false, results: false }),
}

export const itemCommands = {
  'register-item': z.strictObject({ code, ...content }),
  /** All of the item anew, not only what changes. */
  'revise-item': z.strictObject(content),
  'suspend-item': z.strictObject({ reason: z.string().trim().min(1).max(400) }),
  'resume-item': z.strictObject({}),
} as const
export type ItemCommand = CommandOf<typeof itemCommands>
