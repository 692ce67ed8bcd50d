import { z } from 'zod'
import type { CommandOf } from '../command.ts'
import type { CommandMeta } from '../decider.ts'
import { code } from '../event.ts'
import type { Reference } from '../request/reference.ts'

export const routingRule = z.strictObject({
  item: code.nullable().default(null),
  place: code.nullable().default(null),
  unit: code,
  post: code.nullable().default(null),
  note: z.string().trim().min(1).max(400).nullable().default(null),
})

export const routingCommands = {
  'set-routing-rule': routingRule.extend({ ruleId: code }),
  'remove-routing-rule': z.strictObject({ ruleId: code }),
} as const

/** What this node knows of items, places, units and posts at the time of deciding. */
interface RoutingMeta extends CommandMeta {
  readonly reference: Pick<Reference, 'item' | 'place' | 'unit' | 'post'>
}
export type RoutingCommand = CommandOf<typeof routingCommands, RoutingMeta>
