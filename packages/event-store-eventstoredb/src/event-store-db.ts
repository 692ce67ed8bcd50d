import {
  type AllStreamResolvedEvent,
  MaxAppendSizeExceededError,
  StreamNotFoundError,
  WrongExpectedVersionError,
} from '@eventstore/db-client'
import {
  type AppendResult,
  AppendTooLarge,
  type EventStore,
  type EventToAppend,
  judgeRetry,
  maxAppendBytes,
  type Position,
  type ReadAllPage,
  StoreClosed,
  type StoredEvent,
  type SubscribeOptions,
  type SubscriptionMessage,
} from '@wubu/engine'
import { collect } from './collect.ts'
import type { Connection } from './connection.ts'
import { propose, storedEvent } from './events.ts'
import { failureOf } from './failures.ts'
import { Following } from './follow.ts'
import type { EventStoreDbKeyStore } from './key-store.ts'
import type { LogClient } from './log-client.ts'
import { keyStreams } from './own-streams.ts'
import { Positions } from './positions.ts'
import { AllReader, isOurs } from './read-all.ts'
import { assertNotBehind, Seen } from './seen.ts'

export interface StoreOptions {
  /** How long a subscription may be silent before it is asked whether the log has grown, in milliseconds. */
  readonly idleMs: number
  /** Appends are tried once. */
  readonly appendOnce: boolean
}

/** The log on an EventStoreDB. */
export class EventStoreDb implements EventStore {
  readonly logId: string
  readonly #connection: Connection
  readonly #positions: Positions
  readonly #options: StoreOptions
  readonly #keys: EventStoreDbKeyStore | null
  readonly #seen = new Seen()
  readonly #all: AllReader
  readonly #closing = new AbortController()
  readonly #appends = new Set<Promise<AppendResult>>()

  /** With keys, no event is given out before the keys that it names are there. */
  constructor(connection: Connection, logId: string, options: StoreOptions, keys: EventStoreDbKeyStore | null) {
    this.logId = logId
    this.#keys = keys
    this.#connection = connection
    this.#positions = new Positions(logId)
    this.#options = options
    this.#all = new AllReader(connection, this.#positions, this.#seen)
  }

  async append(stream: string, expectedRevision: number | 'noStream', events: readonly EventToAppend[]) {
    this.#assertOpen()
    const appending = this.#append(stream, expectedRevision === 'noStream' ? -1 : expectedRevision, events)
    this.#appends.add(appending)
    try {
      return await appending
    } finally {
      this.#appends.delete(appending)
    }
  }

  async readStream(stream: string, fromRevision = 0): Promise<readonly StoredEvent[]> {
    this.#assertOpen()
    return this.#withKeys(await this.#told(() => this.#readStream(stream, fromRevision)))
  }

  async readAll(after: Position | null, limit: number): Promise<ReadAllPage> {
    this.#assertOpen()
    return this.#told(async () => {
      const page = await this.#all.page(await this.#all.known(after), limit)
      await this.#withKeys(page.events)
      return { ...page, next: page.events.at(-1)?.position ?? after }
    })
  }

  async *subscribe({ after, signal, ...rest }: SubscribeOptions): AsyncGenerator<SubscriptionMessage> {
    this.#assertOpen()
    const ending = AbortSignal.any([signal, this.#closing.signal])
    if (ending.aborted) return
    const start = await this.#told(() => this.#all.known(after))
    const take = (resolved: AllStreamResolvedEvent) =>
      isOurs(resolved) ? storedEvent(resolved, this.#positions) : null
    const options = { ...rest, after: start, signal: ending, idleMs: this.#options.idleMs, take, seen: this.#seen }
    for await (const message of new Following(this.#connection, this.#positions, this.#all, options).messages()) {
      if (this.#keys && message.kind === 'event') await this.#withKeys([message.event])
      yield message
    }
  }

  /** Notes the keys that pass in the log until closed; resolves when all that are there were noted. */
  followKeys(keys: EventStoreDbKeyStore, after: bigint): Promise<void> {
    const signal = this.#closing.signal
    const take = (resolved: AllStreamResolvedEvent) => keys.note(resolved)
    const options = { after, signal, idleMs: this.#options.idleMs, take, prefixes: [keyStreams] }
    const following = new Following(this.#connection, this.#positions, this.#all, options)
    return new Promise((resolve, reject) => {
      const follow = async () => {
        for await (const message of following.messages()) {
          if (message.kind !== 'event') keys.reached(this.#positions.offset(message.position))
          if (message.kind === 'caughtUp') resolve()
        }
        resolve()
      }
      follow().catch(reject)
    })
  }

  async head(): Promise<Position | null> {
    this.#assertOpen()
    return this.#told(async () => this.#positions.orNull(await this.#all.last()))
  }

  async close(): Promise<void> {
    if (this.#closing.signal.aborted) return
    this.#closing.abort()
    await Promise.allSettled(this.#appends)
    await this.#connection.close()
  }

  async #append(stream: string, expected: number, events: readonly EventToAppend[]): Promise<AppendResult> {
    const append = { stream, expected: BigInt(expected), events: propose(stream, events) }
    try {
      const limit = this.#connection.callMs
      const write = (client: LogClient) => client.append(append, limit)
      const written = this.#options.appendOnce ? this.#connection.once(write) : this.#connection.call(write)
      const { revision, offset } = await written
      this.#seen.noteRevision(stream, Number(revision))
      if (offset === null) throw new Error(`${stream} was deleted while it was appended to`)
      this.#seen.noteOffset(offset)
      return { outcome: 'appended', revision: Number(revision), position: this.#positions.of(offset) }
    } catch (error) {
      if (error instanceof WrongExpectedVersionError) return this.#judge(stream, expected, events, error)
      if (error instanceof MaxAppendSizeExceededError) throw new AppendTooLarge(maxAppendBytes, error.maxAppendSize)
      throw failureOf(error, this.#connection.name)
    }
  }

  async #judge(
    stream: string,
    expected: number,
    events: readonly EventToAppend[],
    { actualVersion }: WrongExpectedVersionError,
  ): Promise<AppendResult> {
    const actual = typeof actualVersion === 'bigint' ? Number(actualVersion) : -1
    this.#seen.noteRevision(stream, actual)
    if (actual <= expected) return { outcome: 'conflict', actualRevision: actual }
    const stored = await this.#told(() => this.#readStream(stream, expected + 1, events.length))
    return judgeRetry(stored, events, actual)
  }

  #readStream(stream: string, from: number, maxCount = Number.MAX_SAFE_INTEGER): Promise<StoredEvent[]> {
    return this.#connection.call(async (client) => {
      const read = client.readStream(stream, { fromRevision: BigInt(from), maxCount })
      const found = await collect(read, `A read of ${stream}`, this.#connection.callMs).catch(noneIfMissing)
      const events = found.map((resolved) => storedEvent(resolved, this.#positions))
      const last = events.at(-1)?.revision ?? from - 1
      assertNotBehind(last >= this.#seen.revision(stream) || events.length === maxCount)
      this.#seen.noteRevision(stream, last)
      return events
    })
  }

  /** What the server refuses, as this port tells it. */
  async #told<R>(work: () => Promise<R>): Promise<R> {
    try {
      return await work()
    } catch (error) {
      throw failureOf(error, this.#connection.name)
    }
  }

  async #withKeys(events: readonly StoredEvent[]): Promise<readonly StoredEvent[]> {
    const keys = this.#keys
    if (keys) for (const event of events) await keys.loadUnseen(event)
    return events
  }

  #assertOpen() {
    if (this.#closing.signal.aborted) throw new StoreClosed()
  }
}

function noneIfMissing(error: unknown): never[] {
  if (error instanceof StreamNotFoundError) return []
  throw error
}
