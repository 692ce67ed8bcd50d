import type { MergeFacts, RequestState } from '@wubu/domain'
import type { Actor, Refusal } from '@wubu/domain/decider'
import type { Position } from '@wubu/engine'
import { listRequests } from '@wubu/read-models'
import { derivedId, streamOf } from './ids.ts'
import { refused, refusedByRule } from './refused.ts'
import type { Runtime } from './runtime.ts'

const system: Actor = { id: 'system', role: 'system', unit: null }
/** How long the read models may take to know of what was just written. */
const patienceMs = 5_000

/** A request with its state. */
export interface Known {
  readonly requestId: string
  readonly state: RequestState
}

/** What merge-request decides on: the leading one from the log, its followers as far as the read models are. */
export async function mergeFacts(runtime: Runtime, requestId: string, leading: string): Promise<MergeFacts> {
  const { state } = await runtime.requests.load(streamOf.request(leading))
  const { at } = state
  const followers = followerIds(runtime, requestId).length
  return { requestId, leading: at === 'new' ? null : { at, leading: state.leading }, followers }
}

/** The request that a merged one follows; null for one that is not merged. */
export async function leaderOf({ requests }: Runtime, { leading }: RequestState): Promise<Known | null> {
  if (leading === null) return null
  const { state } = await requests.load(streamOf.request(leading))
  return state.at === 'new' ? null : { requestId: leading, state }
}

/** What is merged into a request. */
export async function followersOf(runtime: Runtime, requestId: string): Promise<readonly Known[]> {
  const known = followerIds(runtime, requestId).map(async (id) => {
    const { state } = await runtime.requests.load(streamOf.request(id))
    return { requestId: id, state }
  })
  // the read models may not know yet that a merge was undone
  return (await Promise.all(known)).filter(({ state }) => state.leading === requestId)
}

/**
 * What a merge was decided on may have changed before it was written: its leading request was merged or withdrawn, or another one
 * was merged into it. Looked at after all have written, at least one of them sees it and takes its own merge back. Throws Refused.
 */
export async function assertNoChain(runtime: Runtime, { requestId, leading, commandId, position }: Merged) {
  const reached = runtime.waitForReadModels(position, patienceMs)
  const { state } = await runtime.requests.load(streamOf.request(leading))
  await reached
  const refusal = chainRefusal(state, followerIds(runtime, requestId).length)
  if (!refusal) return
  await undo(runtime, {
    requestId,
    leading,
    cause: commandId,
    reason: '同时另有并案或撤回 Another merge or a withdrawal came at once',
  })
  throw refusedByRule(refusal)
}

interface Merged {
  readonly requestId: string
  readonly leading: string
  readonly commandId: string
  readonly position: Position
}

function chainRefusal({ at, leading }: RequestState, followers: number): Refusal | null {
  if (leading !== null) return { code: 'leading_is_merged', leading }
  if (at === 'closed.withdrawn') return { code: 'leading_is_closed', at }
  return followers > 0 ? { code: 'leads_others', followers } : null
}

/** What it takes to look at who follows, and to take a merge back. */
type Merges = Pick<Runtime, 'requests' | 'reference' | 'readModels' | 'waitForReadModels' | 'now'>

/**
 * Whoever withdraws a request that leads takes nothing away from the others: each goes its own way again. A retry goes on, and so do
 * timers where the node did not live to (timers/reactor.ts): the ids are the same. Gives whether the read models knew of it.
 */
export async function releaseFollowers(runtime: Merges, leading: string, commandId: string, position: Position) {
  // who was merged just before is among them as well
  const known = await runtime.waitForReadModels(position, patienceMs)
  const { state } = await runtime.requests.load(streamOf.request(leading))
  // taken up again by now: who was merged into it since follows it rightly
  if (state.at !== 'closed.withdrawn') return known
  for (const requestId of followerIds(runtime, leading)) {
    const reason = '主诉求已撤回 Its leading request was withdrawn'
    await undo(runtime, { requestId, leading, cause: commandId, reason })
  }
  return known
}

interface Undone {
  readonly requestId: string
  readonly leading: string
  /** The command that entails it. */
  readonly cause: string
  readonly reason: string
}

async function undo(runtime: Merges, { requestId, leading, cause, reason }: Undone): Promise<void> {
  const commandId = derivedId(cause, `undo-merge ${requestId}`)
  const meta = { now: runtime.now(), actor: system, reference: runtime.reference }
  // merged into another one by now, or undone already: nothing to do
  const permit = (state: RequestState) => (state.leading === leading ? null : { code: 'wrong_state', at: state.at })
  const { outcome } = await runtime.requests.handle({
    stream: streamOf.request(requestId),
    command: { type: 'undo-merge', data: { reason }, meta },
    commandId,
    correlationId: cause,
    causationId: cause,
    permit,
  })
  if (outcome === 'contended') throw refused('contended', { retryAfter: 1 })
}

function followerIds(runtime: Pick<Runtime, 'readModels'>, leading: string): readonly string[] {
  const ids: string[] = []
  let cursor: string | null = null
  do {
    const query: Parameters<typeof listRequests>[1] = { filter: { leading }, visibility: { kind: 'all' }, limit: 200 }
    const page = listRequests(runtime.readModels(), cursor === null ? query : { ...query, cursor })
    ids.push(...page.rows.map(({ id }) => id))
    cursor = page.next
  } while (cursor !== null)
  return ids
}

export function totalDueAt({ deadlines }: RequestState): string | null {
  return Object.values(deadlines).find(({ kind }) => kind === 'total')?.dueAt ?? null
}
