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
} from '@wubu/engine'
import { Alarm } from './alarm.ts'
import { acquireDataFolder, type DataFolder } from './data-folder.ts'
import { follow } from './follow.ts'
import { GroupQueue } from './group.ts'
import { type LogFile, openLogForWriting } from './log-file.ts'
import { LogReader, type Scan } from './log-reader.ts'
import { type Append, LogWriter } from './log-writer.ts'

export interface SqliteEventStoreOptions {
  readonly dir: string
  /** For a new log; where there is one, its id has to be this. */
  readonly logId?: string
  /** The folder, where the caller holds it already; otherwise the store holds it until it is closed. */
  readonly folder?: DataFolder
}

/** Opens the log in `dir`, making it if need be. Throws DataFolderInUse, UnknownFormat. */
export function openSqliteEventStore({ dir, logId, folder }: SqliteEventStoreOptions): EventStore {
  const own = folder ? null : acquireDataFolder(dir)
  try {
    return new SqliteEventStore(openLogForWriting(dir, logId), own)
  } catch (error) {
    own?.release()
    throw error
  }
}

class SqliteEventStore implements EventStore {
  readonly logId: string
  readonly #file: LogFile
  readonly #folder: DataFolder | null
  readonly #reader: LogReader
  readonly #writer: LogWriter
  readonly #queue: GroupQueue<Append, AppendResult>
  readonly #alarm = new Alarm()
  #closed = false

  constructor(file: LogFile, folder: DataFolder | null) {
    this.logId = file.logId
    this.#file = file
    this.#folder = folder
    this.#reader = new LogReader(file)
    const writer = new LogWriter(file, this.#reader)
    this.#writer = writer
    this.#queue = new GroupQueue((appends) => {
      const outcomes = writer.settle(appends)
      this.#alarm.ring()
      return outcomes
    })
  }

  append(stream: string, expectedRevision: number | 'noStream', events: readonly EventToAppend[]) {
    // not async: every command would pay for two more promises
    const fault = this.#closed ? new StoreClosed() : faultOf(stream, events)
    if (fault) return Promise.reject(fault)
    return this.#queue.add({ stream, expected: expectedRevision === 'noStream' ? -1 : expectedRevision, events })
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
    yield* follow(this.#reader, this.#alarm, options, () => this.#closed, this.#scan(options.prefixes))
  }

  async head(): Promise<Position | null> {
    this.#assertOpen()
    return this.#reader.positions.orNull(this.#reader.head())
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    this.#queue.flush()
    this.#alarm.ring()
    this.#file.db.close()
    this.#folder?.release()
  }

  /** A busy log is mostly about something else, and every event of it would be read. */
  #scan(prefixes: SubscribeOptions['prefixes']): Scan {
    const scan = this.#reader.scan(prefixes)
    if (!prefixes) return scan
    return (after, upTo, limit) =>
      this.#writer.isQuiet(prefixes, after) ? { events: [], reached: upTo } : scan(after, upTo, limit)
  }

  #assertOpen() {
    if (this.#closed) throw new StoreClosed()
  }
}

function faultOf(stream: string, events: readonly EventToAppend[]): EmptyAppend | AppendTooLarge | null {
  if (events.length === 0) return new EmptyAppend(stream)
  let units = 0
  for (const { data, metadata } of events) units += data.length + metadata.length
  // a UTF-16 unit is at most three bytes: most batches need no counting
  if (units * 3 <= maxAppendBytes) return null
  let bytes = 0
  for (const { data, metadata } of events) bytes += Buffer.byteLength(data) + Buffer.byteLength(metadata)
  return bytes > maxAppendBytes ? new AppendTooLarge(bytes, maxAppendBytes) : null
}
