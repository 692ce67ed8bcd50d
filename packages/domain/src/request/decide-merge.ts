import { type Decision, type Refusal, reject } from '../decider.ts'
import type { CommandNamed, MergeFacts } from './commands.ts'
import { add, draft, finish } from './draft.ts'
import type { RequestEvent } from './events.ts'
import { heldParts } from './parts.ts'
import type { RequestState } from './state.ts'

type Result = Decision<RequestEvent, RequestState>

/**
 * 并案: what is asked already follows the request that leads. It leaves the figures, its parts end, and its resident is told
 * how the leading one ended. Merges make no chains: whoever leads follows nobody, whoever follows leads nobody.
 * Source: DOMAIN.md, "Events" (分析) and "Figures" (a merged request leaves the denominators).
 */
export function merge({ data, meta }: CommandNamed<'merge-request'>, state: RequestState): Result {
  const { leading, note } = data
  const refusal = mergeRefusal(leading, meta.merge)
  if (refusal) return reject(refusal)
  return finish(
    add(draft(state, meta), { type: 'RequestMerged', data: { leading, note, held: heldParts(state, meta) } }),
  )
}

function mergeRefusal(leading: string, facts: MergeFacts | undefined): Refusal | null {
  if (leading === facts?.requestId) return { code: 'merged_into_itself' }
  if (!facts?.leading) return { code: 'no_such_leading_request', leading }
  const { at } = facts.leading
  if (at === 'closed.merged') return { code: 'leading_is_merged', leading: facts.leading.leading }
  if (at === 'closed.declined' || at === 'closed.withdrawn') return { code: 'leading_is_closed', at }
  if (at.startsWith('collecting.')) return { code: 'leading_not_accepted', at }
  return facts.followers > 0 ? { code: 'leads_others', followers: facts.followers } : null
}

/** A wrong merge is undone: the request goes its own way from 研判 on, and counts again under its own acceptance. */
export function undoMerge({ data, meta }: CommandNamed<'undo-merge'>, state: RequestState): Result {
  const { leading } = state
  if (leading === null) return reject({ code: 'wrong_state', at: state.at })
  return finish(add(draft(state, meta), { type: 'MergeUndone', data: { leading, reason: data.reason } }))
}
