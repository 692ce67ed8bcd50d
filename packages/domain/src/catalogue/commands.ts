import { z } from 'zod'
import { limit, stopPolicies } from '../calendar/limit.ts'
import type { CommandOf } from '../command.ts'
import type { CommandMeta } from '../decider.ts'
import { code, instant } from '../event.ts'
import type { UnitKind } from '../organisation/unit-events.ts'
import type { Reference } from '../request/reference.ts'
import { audiences, itemConfirms, itemHandling, standardAnswer } from './events.ts'

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
  supportUnits: z.array(code).max(20).default([]),
  standardAnswers: z.array(standardAnswer).max(50).default([]),
  legalBasis: z.string().trim().min(1).max(2_000).nullable().default(null),
  independentFeedback: z.boolean().default(false),
}
const said = z.string().trim().min(1).max(2_000)

export const itemCommands = {
  'register-item': z.strictObject({ code, ...content }),
  /** All of the item anew, not only what changes. */
  'revise-item': z.strictObject(content),
  'suspend-item': z.strictObject({ reason: z.string().trim().min(1).max(400) }),
  'resume-item': z.strictObject({}),
  'propose-item': z.strictObject({ code, ...content, reason: said }),
  'review-item': z.strictObject({ finding: said }),
  'reject-item': z.strictObject({ reason: said }),
  /** Who answers for it, who does the work, and who pays. */
  'admit-item': z.strictObject({ responsibility: said, staff: said, funding: said }),
  /** `rectifyBy` where something has to be rectified. */
  'review-item-yearly': z.strictObject({
    outcome: z.enum(['confirmed', 'to-rectify']),
    finding: said,
    rectifyBy: instant.nullable().default(null),
  }),
  'confirm-item': z.strictObject({ finding: said }),
  'revoke-item': z.strictObject({ reason: said }),
} as const

/** Of whoever proposes an item, what kind of unit theirs is; null where they have none or it is closed. */
interface ItemMeta extends CommandMeta {
  readonly unit?: { readonly kind: UnitKind } | null
  /** What this node knows of units; whoever takes a catalogue over before its units leaves it out. */
  readonly reference?: Pick<Reference, 'unit'>
}
export type ItemCommand = CommandOf<typeof itemCommands, ItemMeta>
export type ItemCommandNamed<T extends ItemCommand['type']> = Extract<ItemCommand, { type: T }>
