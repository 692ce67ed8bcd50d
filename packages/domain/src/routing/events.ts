import { z } from 'zod'
import { code, type EventOf, event } from '../event.ts'

/**
 * 派单规则: requests about an item, at a place or inside of it, go to a unit (and a post of it). `item` or `place` is null where
 * the rule holds for all; never both. Setting a rule again replaces it.
 */
const routingRuleSet = event('RoutingRuleSet', 1, {
  ruleId: code,
  item: code.nullable(),
  place: code.nullable(),
  unit: code,
  post: code.nullable(),
  note: z.string().max(400).nullable(),
})

const routingRuleRemoved = event('RoutingRuleRemoved', 1, { ruleId: code })

export const routingEvents = { RoutingRuleSet: routingRuleSet, RoutingRuleRemoved: routingRuleRemoved } as const
export type RoutingEvent = EventOf<typeof routingEvents>
export type RoutingRule = Extract<RoutingEvent, { type: 'RoutingRuleSet' }>['data']
