import type { NewEvent, Recorded, StateValue } from '../decider.ts'
import type { RoutingEvent, RoutingRule } from './events.ts'

/** All rules of the district, in the order in which they were first set: one stream, since they are weighed together. */
export interface Routing {
  readonly rules: readonly RoutingRule[]
}

/** null before any rule was set. */
export type RoutingState = Routing | null

export const initialRouting: RoutingState = null

export function evolveRouting(state: RoutingState, event: Recorded<RoutingEvent>): RoutingState {
  const rules = state?.rules ?? []
  switch (event.type) {
    case 'RoutingRuleSet': {
      const at = rules.findIndex(({ ruleId }) => ruleId === event.data.ruleId)
      return { rules: at === -1 ? [...rules, event.data] : rules.with(at, event.data) }
    }
    case 'RoutingRuleRemoved':
      return { rules: rules.filter(({ ruleId }) => ruleId !== event.data.ruleId) }
    default:
      event satisfies never
      return state
  }
}

export function routingStateValue(state: RoutingState, _event: NewEvent): StateValue | null {
  return state && { routing: 'set' }
}
