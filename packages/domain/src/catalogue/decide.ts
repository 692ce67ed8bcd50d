import { accept, type Decider, type Decision } from '../decider.ts'
import { refusedRole, refuser } from '../refuse.ts'
import type { ItemCommand } from './commands.ts'
import { type ItemEvent, itemEvents } from './events.ts'
import { itemRefusals } from './refusals.ts'
import { evolveItem, type Item, type ItemState, initialItem, itemStateValue } from './state.ts'

const refuse = refuser(itemRefusals)
type Result = Decision<ItemEvent>
type CommandNamed<T extends ItemCommand['type']> = Extract<ItemCommand, { type: T }>
type Content = CommandNamed<'revise-item'>['data']

function decideItem(command: ItemCommand, state: ItemState): Result {
  const notPermitted = refusedRole(command.meta.actor, ['admin', 'system'])
  if (notPermitted) return notPermitted
  if (command.type === 'register-item') return state ? refuse('item_already_registered') : register(command.data)
  if (!state) return refuse('item_not_registered')
  switch (command.type) {
    case 'revise-item':
      return revise(command.data, state)
    case 'suspend-item':
      if (state.status === 'suspended') return refuse('item_already_suspended')
      return accept({ type: 'ItemSuspended', data: command.data })
    case 'resume-item':
      if (state.status === 'active') return refuse('item_not_suspended')
      return accept({ type: 'ItemResumed', data: {} })
    default:
      return command satisfies never
  }
}

function register(data: CommandNamed<'register-item'>['data']): Result {
  return refusedContent(data) ?? accept({ type: 'ItemRegistered', data: { ...data, version: 1 } })
}

function revise(data: Content, { versions }: Item): Result {
  const refused = refusedContent(data)
  if (refused) return refused
  const { version, since: _since, ...current } = versions.at(-1) ?? versions[0]
  if (sameContent(current, data)) return refuse('item_not_changed', { version })
  return accept({ type: 'ItemRevised', data: { ...data, version: version + 1 } })
}

function refusedContent({ handlingKinds, materials, limits, extension }: Content): Result | null {
  if (new Set(handlingKinds).size < handlingKinds.length) return refuse('handling_kind_given_twice')
  if (new Set(materials).size < materials.length) return refuse('material_given_twice')
  const { legal, promised } = limits
  // limits of different units are compared only by a calendar, which a catalogue does not have
  if (legal && promised && legal.unit === promised.unit && promised.amount > legal.amount) {
    return refuse('promised_longer_than_legal', { legal, promised })
  }
  const extended = promised ?? legal
  if (extension && extended && extension.unit !== extended.unit) {
    return refuse('extension_in_another_unit', { unit: extended.unit })
  }
  return null
}

function sameContent(one: Content, other: Content): boolean {
  return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other))
}

/** Fields in one order, those of the limits too; the order of materials is what a clerk reads, and counts. */
function ordered(content: Content): readonly unknown[] {
  const { name, handlingKinds, materials, limits, defaultUnit, audience, stopPolicy, extension, confirms } = content
  const { acceptance, acknowledge, legal, promised, firstContact, feedback } = limits
  const all = [acceptance, acknowledge, legal, promised, firstContact, feedback, extension]
  const amounts = all.map((limit) => limit && [limit.amount, limit.unit])
  return [
    name,
    handlingKinds.toSorted(),
    materials,
    amounts,
    defaultUnit,
    audience,
    stopPolicy,
    confirms.returns,
    confirms.results,
  ]
}

export const itemDecider: Decider<ItemState, ItemCommand, ItemEvent> = {
  machine: { name: 'item', version: 2 },
  initial: initialItem,
  events: itemEvents,
  decide: decideItem,
  evolve: evolveItem,
  stateValue: itemStateValue,
  residentOf: () => null,
}
