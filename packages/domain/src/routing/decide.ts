import { accept, type Decider, type Decision, type Role, reject } from '../decider.ts'
import { isPostOf } from '../post/state.ts'
import { refusedRole, refuser } from '../refuse.ts'
import type { RoutingCommand } from './commands.ts'
import { type RoutingEvent, type RoutingRule, routingEvents } from './events.ts'
import { routingRefusals } from './refusals.ts'
import { evolveRouting, initialRouting, type RoutingState, routingStateValue } from './state.ts'

const refuse = refuser(routingRefusals)
type Result = Decision<RoutingEvent>
type SetRule = Extract<RoutingCommand, { type: 'set-routing-rule' }>

/** Whoever dispatches knows what goes where. */
export const routingRoles: readonly Role[] = ['dispatcher', 'admin', 'system']

function decideRouting(command: RoutingCommand, state: RoutingState): Result {
  const notPermitted = refusedRole(command.meta.actor, routingRoles)
  if (notPermitted) return notPermitted
  const rules = state?.rules ?? []
  switch (command.type) {
    case 'set-routing-rule':
      return set(command, rules)
    case 'remove-routing-rule':
      if (!rules.some(({ ruleId }) => ruleId === command.data.ruleId)) return refuse('no_such_rule')
      return accept({ type: 'RoutingRuleRemoved', data: command.data })
    default:
      return command satisfies never
  }
}

function set({ data, meta }: SetRule, rules: readonly RoutingRule[]): Result {
  const { ruleId, item, place, unit, post, note } = data
  if (item === null && place === null) return refuse('rule_names_nothing')
  if (item !== null && !meta.reference.item(item)) return reject({ code: 'no_such_item', item })
  if (place !== null && !meta.reference.place(place)?.active) return reject({ code: 'no_such_place', place })
  if (!meta.reference.unit(unit)?.active) return reject({ code: 'no_such_unit', unit })
  if (post !== null && !isPostOf(unit, meta.reference.post(post))) return reject({ code: 'no_such_post', post, unit })
  const same = rules.find((one) => one.item === item && one.place === place && one.ruleId !== ruleId)
  if (same) return refuse('rule_given_twice', { ruleId: same.ruleId })
  const before = rules.find((one) => one.ruleId === ruleId)
  const rule = { ruleId, item, place, unit, post, note }
  if (before && JSON.stringify(rule) === JSON.stringify(before)) return refuse('rule_not_changed')
  return accept({ type: 'RoutingRuleSet', data: rule })
}

export const routingDecider: Decider<RoutingState, RoutingCommand, RoutingEvent> = {
  machine: { name: 'routing', version: 1 },
  initial: initialRouting,
  events: routingEvents,
  decide: decideRouting,
  evolve: evolveRouting,
  stateValue: routingStateValue,
  residentOf: () => null,
}
