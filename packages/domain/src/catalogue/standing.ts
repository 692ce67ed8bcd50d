import type { Actor, Refusal, Role } from '../decider.ts'
import type { ItemCommand } from './commands.ts'
import type { Item, ItemStatus } from './state.ts'

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

const commandsOnItem = [
  'review-item',
  'reject-item',
  'admit-item',
  'review-item-yearly',
  'confirm-item',
  'revise-item',
  'suspend-item',
  'resume-item',
  'revoke-item',
] as const satisfies readonly ItemCommand['type'][]
type CommandOnItem = (typeof commandsOnItem)[number]

/** In which statuses an item may be given a command: 申请 → 审核 → 准入 → 年审 → 整改 → 确认, 暂停 or 撤销. */
const allowedIn: Readonly<Record<CommandOnItem, readonly ItemStatus[]>> = {
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

/** Why an item that stands so can't be given this command by this account, whatever the command says; null where it can. */
export function refusedAsItStands(type: CommandOnItem, item: Item, actor: Actor): Refusal | null {
  const { status, reason, reviewedBy } = item
  const needed = allowedIn[type]
  if (needed.includes(status)) {
    // 准入, by somebody else than who reviewed: two people have looked before work is handed down
    return type === 'admit-item' && reviewedBy === actor.id ? { code: 'reviewer_cannot_admit' } : null
  }
  if (type === 'suspend-item' && status === 'suspended') return { code: 'item_already_suspended' }
  if (type === 'resume-item') return { code: 'item_not_suspended', status }
  return { code: 'item_wrong_status', status, needed, reason }
}

/** For every command on an item that is there: null where this account may give it now, else why not. */
export function itemAffordances(item: Item, actor: Actor): Readonly<Record<string, Refusal | null>> {
  const of = (type: CommandOnItem): Refusal | null => {
    const roles = itemCommandRoles[type]
    return roles.includes(actor.role)
      ? refusedAsItStands(type, item, actor)
      : { code: 'role_not_permitted', role: actor.role, roles }
  }
  return Object.fromEntries(commandsOnItem.map((type) => [type, of(type)]))
}
