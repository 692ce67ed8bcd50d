import type { CommandResult, PendingCommand, Position } from '@wubu/engine'
import { type OpenRequest, openRequests } from '@wubu/read-models'
import { derivedId, streamOf } from '../ids.ts'
import { type TimerNode, timerActor } from './node.ts'

/** Requests looked at together. */
const pageSize = 64
/** How long the read models may take to know of the new year before it is tried again, in milliseconds. */
const patienceMs = 10_000

type Ids = Pick<PendingCommand<unknown>, 'commandId' | 'correlationId' | 'causationId'>

interface Year {
  readonly year: number
  /** Of the event that set it. */
  readonly position: Position
}

/**
 * Gives `recompute-deadlines` to every open request with a due date that a year of the calendar may have moved. The commands'
 * ids come from the year's event, so that it may be done again from the start, and by every node.
 */
export async function recomputeOpen(node: TimerNode, { year, position }: Year, ids: Ids): Promise<CommandResult> {
  const known = await Promise.all([
    node.reference.waitFor(position, patienceMs),
    node.waitForReadModels(position, patienceMs),
  ])
  if (known.includes(false)) return { outcome: 'contended' }
  for await (const page of pagesTouchedBy(node, year)) {
    const results = await Promise.all(page.map(({ id }) => recompute(node, id, ids)))
    if (results.some(({ outcome }) => outcome === 'contended')) return { outcome: 'contended' }
  }
  return { outcome: 'refused', refusal: { code: 'deadlines_unchanged' }, revision: -1 }
}

function recompute(
  node: TimerNode,
  requestId: string,
  {
    commandId,
    correlationId,
    causationId,
  }: Pick<PendingCommand<unknown>, 'commandId' | 'correlationId' | 'causationId'>,
): Promise<CommandResult> {
  const meta = { now: node.now(), actor: timerActor, reference: node.reference }
  return node.requests.handle({
    stream: streamOf.request(requestId),
    command: { type: 'recompute-deadlines', data: {}, meta },
    commandId: derivedId(commandId, requestId),
    correlationId,
    causationId,
  })
}

/** Open requests with a due date in that year or after it, of requests that were there by its end. */
export async function* pagesTouchedBy(
  { readModels }: Pick<TimerNode, 'readModels'>,
  year: number,
): AsyncGenerator<readonly OpenRequest[]> {
  // a day before: the local year begins earlier than that of UTC in most places
  const from = `${year - 1}-12-31T00:00:00.000Z`
  const registeredBy = `${year + 1}-01-02T00:00:00.000Z`
  for (let after = ''; ; ) {
    const page = openRequests(readModels(), { after, registeredBy, limit: pageSize })
    const last = page.at(-1)
    if (!last) return
    const touched = page.filter(({ openDeadlines }) => openDeadlines.some(({ dueAt }) => dueAt >= from))
    if (touched.length > 0) yield touched
    after = last.id
  }
}
