import { accept, type Decider, type Decision, reject } from '../decider.ts'
import { refusedRole, refuser } from '../refuse.ts'
import type { ItemCommand, ItemCommandNamed } from './commands.ts'
import { refusedContent, sameContent } from './content-rules.ts'
import { propose, reviewYearly } from './decide-admission.ts'
import { type ItemEvent, itemEvents } from './events.ts'
import { itemRefusals } from './refusals.ts'
import { itemCommandRoles, refusedAsItStands } from './standing.ts'
import { evolveItem, type Item, type ItemState, initialItem, itemStateValue } from './state.ts'
import { yearAfter } from './year-after.ts'

const refuse = refuser(itemRefusals)
type Result = Decision<ItemEvent>

function decideItem(command: ItemCommand, state: ItemState): Result {
  const notPermitted = refusedRole(command.meta.actor, itemCommandRoles[command.type])
  if (notPermitted) return notPermitted
  if (command.type === 'propose-item') return propose(command, state)
  if (command.type === 'register-item') return state ? refuse('item_already_registered') : register(command)
  if (!state) return refuse('item_not_registered')
  const refusal = refusedAsItStands(command.type, state, command.meta.actor)
  return refusal ? reject(refusal) : decideOn(command, state)
}

function decideOn(command: Exclude<ItemCommand, { type: 'register-item' | 'propose-item' }>, state: Item): Result {
  switch (command.type) {
    case 'revise-item':
      return revise(command, state)
    case 'suspend-item':
      return accept({ type: 'ItemSuspended', data: command.data })
    case 'resume-item':
      return accept({ type: 'ItemResumed', data: {} })
    case 'review-item':
      return accept({ type: 'ItemReviewed', data: command.data })
    case 'reject-item':
      return accept({ type: 'ItemRejected', data: command.data })
    case 'admit-item':
      return accept({
        type: 'ItemAdmitted',
        data: { ...command.data, reviewDueAt: yearAfter(command.meta.now) },
      })
    case 'review-item-yearly':
      return reviewYearly(command)
    case 'confirm-item':
      return accept({ type: 'ItemConfirmed', data: { ...command.data, reviewDueAt: yearAfter(command.meta.now) } })
    case 'revoke-item':
      return accept({ type: 'ItemRevoked', data: command.data })
    default:
      return command satisfies never
  }
}

function register({ data, meta }: ItemCommandNamed<'register-item'>): Result {
  return refusedContent(data, meta) ?? accept({ type: 'ItemRegistered', data: { ...data, version: 1 } })
}

function revise({ data, meta }: ItemCommandNamed<'revise-item'>, { versions }: Item): Result {
  const refused = refusedContent(data, meta)
  if (refused) return refused
  const { version, since: _since, ...current } = versions.at(-1) ?? versions[0]
  if (sameContent(current, data)) return refuse('item_not_changed', { version })
  return accept({ type: 'ItemRevised', data: { ...data, version: version + 1 } })
}

export const itemDecider: Decider<ItemState, ItemCommand, ItemEvent> = {
  machine: { name: 'item', version: 3 },
  initial: initialItem,
  events: itemEvents,
  decide: decideItem,
  evolve: evolveItem,
  stateValue: itemStateValue,
  residentOf: () => null,
}
