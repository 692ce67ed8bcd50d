import type { Refusal } from '../decider.ts'
import type { ItemFacts } from './state.ts'

/** Why nothing may be taken under an item now; null where it may be: admitted, or admitted and to be rectified. */
export function notTakenUnder({ code: item, status, reason }: ItemFacts): Refusal | null {
  switch (status) {
    case 'active':
    case 'rectifying':
      return null
    case 'proposed':
    case 'reviewed':
      return { code: 'item_not_admitted', item, status, reason }
    case 'rejected':
      return { code: 'item_rejected', item, status, reason }
    case 'suspended':
      return { code: 'item_suspended', item, status, reason }
    case 'revoked':
      return { code: 'item_revoked', item, status, reason }
    default:
      return status satisfies never
  }
}
