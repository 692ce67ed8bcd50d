import { randomUUID } from 'node:crypto'
import type { AllStreamResolvedEvent, ResolvedEvent } from '@eventstore/db-client'
import {
  AppendTooLarge,
  EmptyAppend,
  type EventToAppend,
  type JsonText,
  maxAppendBytes,
  type StoredEvent,
} from '@wubu/engine'
import { ForeignEvent } from './errors.ts'
import type { Positions } from './positions.ts'

/** An event as it goes to the server. */
export interface ProposedEvent {
  readonly id: string
  readonly type: string
  readonly data: Uint8Array
  readonly metadata: Uint8Array
}

/** What the server counts one append by, and refuses beyond. */
const serverLimit = 1_048_576

/**
 * The server's id of an event names the try that wrote it, our own id is in the metadata. So the server takes repeats
 * within one `append` for the same, and refuses every other by its revision: its own check for ids would answer another
 * body under the same id with success and keep the old one.
 */
export function propose(stream: string, events: readonly EventToAppend[]): readonly ProposedEvent[] {
  if (events.length === 0) throw new EmptyAppend(stream)
  let [bytes, counted] = [0, 0]
  const proposed = events.map((event) => {
    const one = proposedEvent(`${event.type}.v${event.schemaVersion}`, event.data, envelope(event))
    bytes += one.data.length + Buffer.byteLength(event.metadata)
    counted += one.data.length + one.metadata.length + one.type.length * 2
    return one
  })
  if (bytes > maxAppendBytes) throw new AppendTooLarge(bytes, maxAppendBytes)
  if (counted > serverLimit) throw new AppendTooLarge(counted, serverLimit)
  return proposed
}

export function proposedEvent(type: string, data: string, metadata: string): ProposedEvent {
  return { id: randomUUID(), type, data: Buffer.from(data), metadata: Buffer.from(metadata) }
}

function envelope({ id, metadata }: EventToAppend): string {
  return `{"id":"${id}","metadata":${metadata}}`
}

/** Written by the server for itself: statistics, stream settings, links, and what is in its own streams. */
export function isSystemEvent({ event, link }: ResolvedEvent | AllStreamResolvedEvent): boolean {
  return event === undefined || link !== undefined || event.type.startsWith('$') || event.streamId.startsWith('$')
}

/** Throws ForeignEvent. */
export function storedEvent({ event }: ResolvedEvent, positions: Positions): StoredEvent {
  if (!event) throw new ForeignEvent('a link', 0n)
  const { streamId: stream, revision, position, data } = event
  const { id, metadata } = readEnvelope(event.metadata)
  const mark = event.type.lastIndexOf('.v')
  if (!event.isJson || id === null || mark < 1 || !position) throw new ForeignEvent(stream, revision)
  return {
    id,
    stream,
    revision: Number(revision),
    position: positions.of(position.commit),
    type: event.type.slice(0, mark),
    schemaVersion: Number(event.type.slice(mark + 2)),
    // the client has parsed it; of what `toJsonText` made, stringify gives the same text
    data: JSON.stringify(data) as JsonText,
    metadata,
  }
}

function readEnvelope(given: unknown): { id: string | null; metadata: JsonText } {
  const whole = typeof given === 'object' && given !== null ? given : {}
  const id = 'id' in whole && typeof whole.id === 'string' ? whole.id : null
  return { id, metadata: JSON.stringify('metadata' in whole ? whole.metadata : null) as JsonText }
}
