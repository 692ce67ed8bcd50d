import { randomUUID } from 'node:crypto'
import { readMetadata, type StreamMetadata, softDeleted } from './stream-metadata.ts'

export interface ProposedEvent {
  /** Lower case. */
  readonly id: string
  readonly type: string
  readonly isJson: boolean
  readonly data: Uint8Array
  readonly metadata: Uint8Array
}

export interface LoggedEvent extends ProposedEvent {
  readonly stream: string
  readonly revision: number
  /** Byte offset in the log: commit and prepare position are the same for what is written in one piece. */
  readonly position: number
  /** Where the next event begins. */
  readonly next: number
  /** Epoch ms. */
  readonly created: number
}

export type ExpectedRevision = number | 'noStream' | 'any' | 'streamExists'

/** `known`: the same ids stand there already. `actual` -1: no such stream. `position` null: the event can no longer be read. */
export type WriteOutcome =
  | { readonly kind: 'written' | 'known'; readonly revision: number; readonly position: number | null }
  | { readonly kind: 'wrongVersion'; readonly actual: number }
  | { readonly kind: 'deleted' }

const noBytes = new Uint8Array()
/** What a record needs beside its data, metadata and names (the header of a prepare record of log format 2). */
const recordOverhead = 92
/** The server writes its own statistics between the events of its clients. */
const clientEventsPerStatistics = 40

/** The log of a server (or of a cluster that shares it), in memory. Decides like IndexWriter.CheckCommit of EventStoreDB 23.10. */
export class EventLog {
  readonly #streams = new Map<string, (LoggedEvent | undefined)[]>()
  readonly #places = new Map<string, { stream: string; revision: number }>()
  readonly #metadata = new Map<string, StreamMetadata>()
  readonly #tombstones = new Set<string>()
  readonly #listeners = new Set<() => void>()
  #events: LoggedEvent[] = []
  #end = 0
  #untilStatistics = clientEventsPerStatistics

  constructor() {
    for (const [stream, type] of systemEventsOfAnEmptyLog) this.#write(stream, -1, [systemEvent(type, {})])
  }

  /** The position that the next event will have. */
  get end(): number {
    return this.#end
  }

  get events(): readonly LoggedEvent[] {
    return this.#events
  }

  append(stream: string, expected: ExpectedRevision, events: readonly ProposedEvent[]): WriteOutcome {
    const refused = this.#check(stream, expected, events)
    if (refused) return refused
    const last = this.lastRevision(stream)
    const wasDeleted = this.metadataOf(stream).truncateBefore === softDeleted
    const written = this.#write(stream, last, events)
    if (wasDeleted) this.#writeMetadata(stream, last + 1)
    this.#maybeStatistics(events.length)
    this.#notify()
    return { kind: 'written', revision: last + events.length, position: written?.position ?? this.#end }
  }

  /** A soft delete: the stream looks as if it were not there, its revisions go on counting. */
  delete(stream: string, expected: ExpectedRevision): WriteOutcome {
    const refused = this.#check(stream, expected, [systemEvent('$deleted', {})])
    if (refused) return refused
    if (this.lastRevision(stream) < 0 && this.lastRevision(`$$${stream}`) < 0)
      return { kind: 'wrongVersion', actual: -1 }
    const { revision, position } = this.#writeMetadata(stream, softDeleted)
    this.#notify()
    return { kind: 'written', revision, position }
  }

  /** A hard delete: the name can never be used again. */
  tombstone(stream: string, expected: ExpectedRevision): WriteOutcome {
    const refused = this.#check(stream, expected, [systemEvent('$streamDeleted', {})])
    if (refused) return refused
    const written = this.#write(stream, this.lastRevision(stream), [systemEvent('$streamDeleted', {})])
    this.#tombstones.add(stream)
    this.#notify()
    return { kind: 'written', revision: written?.revision ?? -1, position: written?.position ?? null }
  }

  /** Takes out what deleted and truncated streams still hold on disk. */
  scavenge(): void {
    const gone = (event: LoggedEvent) => event.revision < this.firstRevision(event.stream)
    for (const event of this.#events.filter(gone)) this.#streams.get(event.stream)?.splice(event.revision, 1, undefined)
    this.#events = this.#events.filter((event) => !gone(event))
  }

  lastRevision(stream: string): number {
    return (this.#streams.get(stream)?.length ?? 0) - 1
  }

  /** The lowest revision that may be read: one beyond the last of a soft deleted stream. */
  firstRevision(stream: string): number {
    const { truncateBefore, maxCount } = this.metadataOf(stream)
    const length = this.lastRevision(stream) + 1
    return Math.max(Math.min(truncateBefore, length), length - maxCount)
  }

  metadataOf(stream: string): StreamMetadata {
    // of a stream's metadata only the newest is kept
    const maxCount = stream.startsWith('$$') ? 1 : Number.MAX_SAFE_INTEGER
    return this.#metadata.get(stream) ?? { truncateBefore: 0, maxCount }
  }

  isTombstoned(stream: string): boolean {
    return this.#tombstones.has(stream)
  }

  event(stream: string, revision: number): LoggedEvent | undefined {
    return this.#streams.get(stream)?.[revision]
  }

  /** The index of the first event at or after a position. */
  indexAt(position: number): number {
    let [low, high] = [0, this.#events.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#events[middle]?.position ?? 0) < position) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Calls back after every write, in the same turn. */
  onWrite(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #check(stream: string, expected: ExpectedRevision, events: readonly ProposedEvent[]): WriteOutcome | undefined {
    if (this.#tombstones.has(stream)) return { kind: 'deleted' }
    const last = this.lastRevision(stream)
    const isDeleted = this.metadataOf(stream).truncateBefore === softDeleted
    if (expected === 'streamExists' && isDeleted) return { kind: 'deleted' }
    if (expected === 'streamExists' && last < 0 && this.lastRevision(`$$${stream}`) < 0)
      return { kind: 'wrongVersion', actual: last }
    if (expected === 'any' || expected === 'streamExists') return this.#checkAnywhere(stream, last, events)
    const revision = expected === 'noStream' ? -1 : expected
    if (revision === last) return undefined
    if (revision > last) return { kind: 'wrongVersion', actual: last }
    const known = events.findIndex(({ id }, index) => this.event(stream, revision + 1 + index)?.id !== id)
    if (known === -1 && events.length > 0) return this.#known(stream, revision + events.length)
    if (known === 0 && expected === 'noStream' && isDeleted) return undefined
    return { kind: 'wrongVersion', actual: last }
  }

  /** Without an exact revision the server looks for the ids wherever they were last written. */
  #checkAnywhere(stream: string, last: number, events: readonly ProposedEvent[]): WriteOutcome | undefined {
    const places = events.map(({ id }) => this.#places.get(id))
    const unknown = places.findIndex((place) => place?.stream !== stream)
    if (unknown === 0 || events.length === 0) return undefined
    if (unknown > 0) return { kind: 'wrongVersion', actual: last }
    return this.#known(stream, places.at(-1)?.revision ?? last)
  }

  #known(stream: string, revision: number): WriteOutcome {
    const isReadable = revision >= this.firstRevision(stream)
    return {
      kind: 'known',
      revision,
      position: isReadable ? (this.event(stream, revision)?.position ?? null) : null,
    }
  }

  #write(stream: string, last: number, events: readonly ProposedEvent[]): LoggedEvent | undefined {
    const history = this.#streams.get(stream) ?? []
    if (history.length === 0) this.#streams.set(stream, history)
    const created = Date.now()
    for (const event of events) {
      const next = this.#end + sizeOf(stream, event)
      const logged = { ...event, stream, revision: history.length, position: this.#end, next, created }
      this.#end = next
      this.#places.set(event.id, { stream, revision: history.length })
      history.push(logged)
      this.#events.push(logged)
    }
    if (stream.startsWith('$$')) this.#metadata.set(stream.slice(2), readMetadata(events.at(-1)?.data ?? noBytes))
    return history[last + events.length]
  }

  #writeMetadata(stream: string, truncateBefore: number): { revision: number; position: number } {
    const name = `$$${stream}`
    const tb = truncateBefore === softDeleted ? '9223372036854775807' : String(truncateBefore)
    const event = { ...systemEvent('$metadata', {}), data: Buffer.from(`{"$tb":${tb}}`) }
    const written = this.#write(name, this.lastRevision(name), [event])
    return { revision: written?.revision ?? 0, position: written?.position ?? 0 }
  }

  #maybeStatistics(written: number): void {
    this.#untilStatistics -= written
    if (this.#untilStatistics > 0) return
    this.#untilStatistics = clientEventsPerStatistics
    const stream = '$stats-127.0.0.1:2113'
    this.#write(stream, this.lastRevision(stream), [systemEvent('$statsCollected', { 'proc-cpu': 1 })])
  }

  #notify(): void {
    for (const listener of this.#listeners) listener()
  }
}

function sizeOf(stream: string, { type, data, metadata }: ProposedEvent): number {
  return recordOverhead + stream.length + type.length + data.length + metadata.length
}

const systemEventsOfAnEmptyLog = [
  ['$epoch-information', '$epoch-information'],
  ['$$$stats-127.0.0.1:2113', '$metadata'],
  ['$user-admin', '$UserCreated'],
  ['$users', '$User'],
  ['$scavenges', '$scavengeStarted'],
] as const

function systemEvent(type: string, data: object): ProposedEvent {
  return { id: randomUUID(), type, isJson: true, data: Buffer.from(JSON.stringify(data)), metadata: noBytes }
}
