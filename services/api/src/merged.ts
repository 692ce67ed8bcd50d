import type { MergeFacts, RequestState } from '@wubu/domain'
import type { Actor } from '@wubu/domain/decider'
import { listRequests } from '@wubu/read-models'
import { derivedId, streamOf } from './ids.ts'
import { refusedByRule } from './refused.ts'
import type { Runtime } from './runtime.ts'

const system: Actor = { id: 'system', role: 'system', unit: null }
/** As many as are shown; no more follow one request in practice. */
const mostFollowers = 200

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
 * Two dispatchers may merge two requests into each other at once, each deciding before the other one wrote. Looked at after
 * both have written, at least one sees it and takes its own merge back. Throws Refused.
 */
export async function undoIfLeaderIsMerged(runtime: Runtime, requestId: string, leading: string, commandId: string) {
  const { state } = await runtime.requests.load(streamOf.request(leading))
  if (state.leading === null) return
  await undo(
    runtime,
    requestId,
    leading,
    commandId,
    '主诉求同时被并入其他诉求 Its leading request was merged at the same time',
  )
  throw refusedByRule({ code: 'leading_is_merged', leading: state.leading })
}

/** Whoever withdraws a request that leads takes nothing away from the others: each goes its own way again. */
export async function releaseFollowers(runtime: Runtime, leading: string, commandId: string): Promise<void> {
  for (const requestId of followerIds(runtime, leading)) {
    await undo(runtime, requestId, leading, commandId, '主诉求已撤回 Its leading request was withdrawn')
  }
}

async function undo(runtime: Runtime, requestId: string, leading: string, cause: string, reason: string) {
  const commandId = derivedId(cause, `undo-merge ${requestId}`)
  const meta = { now: runtime.now(), actor: system, reference: runtime.reference }
  // merged into another one by now, or undone already: nothing to do
  const permit = (state: RequestState) => (state.leading === leading ? null : { code: 'wrong_state', at: state.at })
  await runtime.requests.handle({
    stream: streamOf.request(requestId),
    command: { type: 'undo-merge', data: { reason }, meta },
    commandId,
    correlationId: cause,
    causationId: cause,
    permit,
  })
}

function followerIds(runtime: Runtime, leading: string): readonly string[] {
  const query = { filter: { leading }, visibility: { kind: 'all' }, limit: mostFollowers } as const
  return listRequests(runtime.readModels(), query).rows.map(({ id }) => id)
}

export function totalDueAt({ deadlines }: RequestState): string | null {
  return Object.values(deadlines).find(({ kind }) => kind === 'total')?.dueAt ?? null
}
