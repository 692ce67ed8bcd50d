import {
  type AppendResult,
  type EventStore,
  LogReadOnly,
  type Position,
  type ReadAllPage,
  StoreClosed,
  type StoredEvent,
  type SubscribeOptions,
  type SubscriptionMessage,
} from '@wubu/engine'
import { Alarm } from './alarm.ts'
import { follow } from './follow.ts'
import { type LogFile, openLogForReading } from './log-file.ts'
import { LogReader } from './log-reader.ts'

/** The log beside its writer, in another thread or process. */
export interface EventStoreReader extends EventStore {
  /** Tells that the log has grown; subscriptions look at once instead of at their next poll. */
  poke(): void
}

export interface SqliteEventStoreReaderOptions {
  readonly dir: string
  /** How often a subscription looks for new events when nobody pokes it, in milliseconds. */
  readonly pollMs?: number
}

/** Opens the log in `dir` for reading; the writer may run or not. Throws NoLogThere, UnknownFormat. */
export function openSqliteEventStoreReader({ dir, pollMs = 200 }: SqliteEventStoreReaderOptions): EventStoreReader {
  return new SqliteEventStoreReader(openLogForReading(dir), pollMs)
}

class SqliteEventStoreReader implements EventStoreReader {
  readonly logId: string
  readonly #file: LogFile
  readonly #reader: LogReader
  readonly #alarm: Alarm
  #closed = false

  constructor(file: LogFile, pollMs: number) {
    this.logId = file.logId
    this.#file = file
    this.#reader = new LogReader(file)
    this.#alarm = new Alarm(pollMs)
  }

  async append(): Promise<AppendResult> {
    this.#assertOpen()
    throw new LogReadOnly()
  }

  async readStream(stream: string, fromRevision = 0): Promise<readonly StoredEvent[]> {
    this.#assertOpen()
    return this.#reader.readStream(stream, fromRevision)
  }

  async readAll(after: Position | null, limit: number): Promise<ReadAllPage> {
    this.#assertOpen()
    return this.#reader.readAll(after, limit)
  }

  async *subscribe(options: SubscribeOptions): AsyncGenerator<SubscriptionMessage> {
    this.#assertOpen()
    yield* follow(this.#reader, this.#alarm, options, () => this.#closed)
  }

  async head(): Promise<Position | null> {
    this.#assertOpen()
    return this.#reader.positions.orNull(this.#reader.head())
  }

  poke(): void {
    this.#alarm.ring()
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    this.#alarm.ring()
    this.#file.db.close()
  }

  #assertOpen() {
    if (this.#closed) throw new StoreClosed()
  }
}
