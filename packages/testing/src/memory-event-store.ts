import { randomUUID } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import {
  type AppendResult,
  AppendTooLarge,
  EmptyAppend,
  type EventStore,
  type EventToAppend,
  maxAppendBytes,
  type Position,
  type ReadAllPage,
  StoreClosed,
  type StoredEvent,
  type SubscribeOptions,
  type SubscriptionMessage,
  UnknownPosition,
} from '@wubu/engine'

/** A log in memory, for tests that want a real store without a folder. It keeps the port's contract, and nothing for longer than itself. */
export function openMemoryEventStore(logId: string = randomUUID()): EventStore {
  return new MemoryEventStore(logId)
}

class MemoryEventStore implements EventStore {
  readonly logId: string
  readonly #log: StoredEvent[] = []
  readonly #streams = new Map<string, StoredEvent[]>()
  readonly #sleepers = new Set<() => void>()
  #closed = false

  constructor(logId: string) {
    this.logId = logId
  }

  async append(stream: string, expectedRevision: number | 'noStream', events: readonly EventToAppend[]) {
    this.#assertOpen()
    assertAppendable(stream, events)
    // as late as a real log answers, so that callers who count on an answer in the same turn fail here as well
    await nextTurn()
    const history = this.#streams.get(stream) ?? []
    const expected = expectedRevision === 'noStream' ? -1 : expectedRevision
    if (history.length - 1 !== expected) return judge(history, expected, events)
    this.#streams.set(stream, history)
    for (const event of events) this.#store(stream, history, event)
    this.#wake()
    return appended('appended', history.at(-1))
  }

  async readStream(stream: string, fromRevision = 0) {
    this.#assertOpen()
    return (this.#streams.get(stream) ?? []).slice(fromRevision)
  }

  async readAll(after: Position | null, limit: number): Promise<ReadAllPage> {
    this.#assertOpen()
    const start = this.#index(after)
    const events = this.#log.slice(start, start + limit)
    return { events, next: events.at(-1)?.position ?? after, end: start + events.length === this.#log.length }
  }

  async *subscribe({ after, signal, prefixes, buffer = 1_000 }: SubscribeOptions): AsyncGenerator<SubscriptionMessage> {
    this.#assertOpen()
    const ended = () => signal.aborted || this.#closed
    let index = this.#index(after)
    let caughtUp = false
    while (!ended()) {
      const page = this.#log.slice(index, index + buffer)
      for (const message of messagesOf(page, prefixes)) {
        yield message
        if (ended()) return
      }
      index += page.length
      if (index < this.#log.length) continue
      if (caughtUp) await this.#sleep(signal)
      else yield { kind: 'caughtUp', position: this.#log[index - 1]?.position ?? null }
      caughtUp = true
    }
  }

  async head() {
    this.#assertOpen()
    return this.#log.at(-1)?.position ?? null
  }

  async close() {
    this.#closed = true
    this.#wake()
  }

  #store(stream: string, history: StoredEvent[], { id, type, schemaVersion, data, metadata }: EventToAppend) {
    const position = `${this.logId}:${String(this.#log.length + 1).padStart(16, '0')}` as Position
    const event: StoredEvent = { id, stream, revision: history.length, position, type, schemaVersion, data, metadata }
    history.push(event)
    this.#log.push(event)
  }

  #index(after: Position | null): number {
    if (after === null) return 0
    const index = after.startsWith(`${this.logId}:`) ? Number(after.slice(this.logId.length + 1)) : Number.NaN
    if (!(index >= 1 && index <= this.#log.length)) throw new UnknownPosition(`${after} is not in log ${this.logId}.`)
    return index
  }

  #assertOpen() {
    if (this.#closed) throw new StoreClosed()
  }

  #wake() {
    for (const wake of this.#sleepers) wake()
  }

  #sleep(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.#sleepers.delete(wake)
        signal.removeEventListener('abort', wake)
        resolve()
      }
      this.#sleepers.add(wake)
      signal.addEventListener('abort', wake)
    })
  }
}

/** The events that are wanted, and a checkpoint where the page ends with one that is not. */
function* messagesOf(page: readonly StoredEvent[], prefixes?: readonly string[]): Generator<SubscriptionMessage> {
  const wanted = ({ stream }: StoredEvent) => !prefixes || prefixes.some((prefix) => stream.startsWith(prefix))
  for (const event of page) if (wanted(event)) yield { kind: 'event', event }
  const last = page.at(-1)
  if (last && !wanted(last)) yield { kind: 'checkpoint', position: last.position }
}

function assertAppendable(stream: string, events: readonly EventToAppend[]) {
  if (events.length === 0) throw new EmptyAppend(stream)
  const bytes = events.reduce(
    (sum, { data, metadata }) => sum + Buffer.byteLength(data) + Buffer.byteLength(metadata),
    0,
  )
  if (bytes > maxAppendBytes) throw new AppendTooLarge(bytes, maxAppendBytes)
}

function judge(history: readonly StoredEvent[], expected: number, events: readonly EventToAppend[]): AppendResult {
  const stored = history.slice(expected + 1, expected + 1 + events.length)
  const known = events.filter((event, index) => stored[index]?.id === event.id)
  if (known.length === 0) return { outcome: 'conflict', actualRevision: history.length - 1 }
  const same = events.every(
    (event, index) => stored[index]?.id === event.id && hashOf(stored[index]) === event.commandHash,
  )
  return same ? appended('alreadyAppended', stored.at(-1)) : { outcome: 'idReused' }
}

function hashOf({ metadata }: StoredEvent): unknown {
  return JSON.parse(metadata).commandHash
}

function appended(outcome: 'appended' | 'alreadyAppended', last: StoredEvent | undefined): AppendResult {
  if (!last) throw new Error('an append without events')
  return { outcome, revision: last.revision, position: last.position }
}
