import { accept, type Decider, type Decision, type Role } from '../decider.ts'
import { refusedRole, refuser } from '../refuse.ts'
import type { ItemCommand, ItemCommandNamed } from './commands.ts'
import { refusedContent, sameContent } from './content-rules.ts'
import { admit, propose, reviewYearly } from './decide-admission.ts'
import { type ItemEvent, itemEvents } from './events.ts'
import { itemRefusals } from './refusals.ts'
import { evolveItem, type Item, type ItemState, type ItemStatus, initialItem, itemStateValue } from './state.ts'
import { yearAfter } from './year-after.ts'

const refuse = refuser(itemRefusals)
type Result = Decision<ItemEvent>

const keepers = ['admin', 'system'] as const
/** 准入 is decided by the dispatch centre and the administration, never by the department that asks. */
const gate = ['admin', 'dispatcher'] as const

/** Who may do what with the catalogue (docs/decisions/0009-admission.md). */
export const itemCommandRoles: Readonly<Record<ItemCommand['type'], readonly Role[]>> = {
  'register-item': keepers,
  'revise-item': keepers,
  'suspend-item': keepers,
  'resume-item': keepers,
  'propose-item': ['unit-head'],
  'review-item': gate,
  'reject-item': gate,
  'admit-item': gate,
  'review-item-yearly': gate,
  'confirm-item': gate,
  'revoke-item': gate,
}

/** In which statuses an item may be given a command: 申请 → 审核 → 准入 → 年审 → 整改 → 确认, 暂停 or 撤销. */
const allowedIn: Readonly<
  Record<Exclude<ItemCommand['type'], 'register-item' | 'propose-item'>, readonly ItemStatus[]>
> = {
  'review-item': ['proposed'],
  'reject-item': ['proposed', 'reviewed'],
  'admit-item': ['reviewed'],
  'review-item-yearly': ['active', 'rectifying'],
  'confirm-item': ['rectifying'],
  'revise-item': ['active', 'rectifying', 'suspended'],
  'suspend-item': ['active', 'rectifying'],
  'resume-item': ['suspended'],
  'revoke-item': ['active', 'rectifying', 'suspended'],
}

function decideItem(command: ItemCommand, state: ItemState): Result {
  const notPermitted = refusedRole(command.meta.actor, itemCommandRoles[command.type])
  if (notPermitted) return notPermitted
  if (command.type === 'propose-item') return propose(command, state)
  if (command.type === 'register-item') return state ? refuse('item_already_registered') : register(command)
  if (!state) return refuse('item_not_registered')
  return wrongStatus(command.type, state) ?? decideOn(command, state)
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
      return admit(command, state)
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

function wrongStatus(type: keyof typeof allowedIn, { status, reason }: Item): Result | null {
  const needed = allowedIn[type]
  if (needed.includes(status)) return null
  if (type === 'suspend-item' && status === 'suspended') return refuse('item_already_suspended')
  if (type === 'resume-item') return refuse('item_not_suspended', { status })
  return refuse('item_wrong_status', { status, needed, reason })
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
