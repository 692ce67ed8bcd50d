import { type RequestEvent, type RequestState, requestDecider } from '@wubu/domain'
import type { Recorded } from '@wubu/domain/decider'
import { type DecodedEvent, decodeEvent, isKnown, isSealed, openEvent, openFields, type Position } from '@wubu/engine'
import { streamOf } from './ids.ts'
import { refusedByRule } from './refused.ts'
import type { Runtime } from './runtime.ts'

/** A request as its stream tells it. */
export interface RequestHistory {
  readonly state: RequestState
  readonly revision: number
  readonly position: Position
  readonly events: readonly DecodedEvent[]
  /** The registration with its personal fields open; null where they are erased. */
  readonly registered: Extract<Recorded<RequestEvent>, { type: 'RequestRegistered' }>
}

const { events: catalogue, evolve, initial } = requestDecider

/** Reads a request from the log: always current, and personal fields are opened for this one alone. Throws Refused (404). */
export async function readRequest({ store, keys }: Runtime, id: string): Promise<RequestHistory> {
  const stored = await store.readStream(streamOf.request(id))
  const events = stored.map((event) => decodeEvent(event, catalogue))
  let state = initial
  let registered: RequestHistory['registered'] | null = null
  for (const event of events) {
    if (!isKnown(event, catalogue)) continue
    const opened = openEvent(event, keys) as Recorded<RequestEvent>
    state = evolve(state, opened)
    if (opened.type === 'RequestRegistered') registered ??= opened
  }
  const last = stored.at(-1)
  if (!last || !registered) throw refusedByRule({ code: 'no_such_request' })
  return { state, revision: last.revision, position: last.position, events, registered }
}

/** What an event says, with its sealed fields open or masked; what is masked or erased reads null. */
export function openData({ data }: DecodedEvent, { keys }: Pick<Runtime, 'keys'>, mask: boolean) {
  const sealed = Object.keys(data).filter((field) => isSealed(data[field]))
  if (mask) {
    const hidden = Object.fromEntries(sealed.map((field) => [field, null]))
    return { data: { ...data, ...hidden }, masked: sealed, erased: [] }
  }
  const opened = openFields(data, keys)
  return { data: opened, masked: [], erased: sealed.filter((field) => opened[field] === null) }
}
