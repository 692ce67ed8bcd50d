import { accept, type Decision } from '../decider.ts'
import { refuser } from '../refuse.ts'
import type { ItemCommandNamed } from './commands.ts'
import { refusedContent } from './content-rules.ts'
import type { ItemEvent } from './events.ts'
import { itemRefusals } from './refusals.ts'
import type { ItemState } from './state.ts'
import { yearAfter } from './year-after.ts'

const refuse = refuser(itemRefusals)
type Result = Decision<ItemEvent>

/**
 * 社区准入制度: a department may hand work to communities only after approval, so its head asks for it. What was rejected or
 * revoked may be asked for anew, as the next version (DOMAIN.md, first table).
 */
export function propose({ data, meta }: ItemCommandNamed<'propose-item'>, state: ItemState): Result {
  const { unit: proposedBy } = meta.actor
  if (proposedBy === null || meta.unit?.kind !== 'department') return refuse('proposer_not_department')
  if (state && state.status !== 'rejected' && state.status !== 'revoked') {
    return refuse('item_already_registered', { status: state.status })
  }
  const version = (state?.versions.at(-1)?.version ?? 0) + 1
  return refusedContent(data, meta) ?? accept({ type: 'ItemProposed', data: { ...data, version, proposedBy } })
}

/** 年审, at any time before it is due as well: confirmed for a year, or to be rectified by a date. */
export function reviewYearly({ data, meta }: ItemCommandNamed<'review-item-yearly'>): Result {
  const { outcome, finding, rectifyBy } = data
  if (outcome === 'confirmed') {
    return accept({ type: 'ItemConfirmed', data: { finding, reviewDueAt: yearAfter(meta.now) } })
  }
  if (rectifyBy === null) return refuse('rectify_by_missing')
  if (rectifyBy <= meta.now) return refuse('rectify_by_in_past', { rectifyBy })
  return accept({ type: 'ItemRectificationOrdered', data: { finding, rectifyBy } })
}
