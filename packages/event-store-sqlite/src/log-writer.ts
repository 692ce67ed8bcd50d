import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { type AppendResult, type EventToAppend, judgeRetry, LogUnavailable } from '@wubu/engine'
import { LRUCache } from 'lru-cache'
import { transaction } from './connection.ts'
import { type Outcome, settleGroup } from './group.ts'
import type { LogFile } from './log-file.ts'
import type { LogReader } from './log-reader.ts'

export interface Append {
  readonly stream: string
  /** -1 for a stream that is not to be there yet. */
  readonly expected: number
  readonly events: readonly EventToAppend[]
}

/** A stream as its writer knows it. `revision` runs ahead of the disk inside a transaction only. */
interface Stream {
  readonly id: number
  revision: number
}

/** Streams remembered between appends; about 200 bytes each. */
const rememberedStreams = 50_000

/** Writes groups of appends. It is the only writer of the log, so what it remembers of streams and head is the truth. */
export class LogWriter {
  readonly #db: DatabaseSync
  readonly #reader: LogReader
  readonly #streams = new LRUCache<string, Stream>({ max: rememberedStreams })
  readonly #insertEvent: StatementSync
  readonly #insertStream: StatementSync
  readonly #findStream: StatementSync
  readonly #setHead: StatementSync
  /** The last position of each kind of stream (the name up to its first hyphen) since the log was opened. */
  readonly #lastOfKind = new Map<string, number>()
  readonly #openedAt: number
  #head: number

  constructor({ db }: LogFile, reader: LogReader) {
    this.#db = db
    this.#reader = reader
    this.#head = reader.head()
    this.#openedAt = this.#head
    this.#insertEvent = db.prepare(
      `insert into events (position, stream, revision, id, type, schema_version, data, metadata)
       values (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    this.#insertStream = db.prepare('insert into streams (name) values (?) on conflict do nothing')
    this.#findStream = db.prepare(
      `select id, (select ifnull(max(revision), -1) from events where stream = streams.id) as revision
       from streams where name = ?`,
    )
    this.#setHead = db.prepare('update head set position = ?')
  }

  /** One transaction and one fsync for all; each append has its own outcome. */
  settle(appends: readonly Append[]): readonly Outcome<AppendResult>[] {
    const outcomes = settleGroup(
      appends,
      (work) => this.#commit(work),
      (append) => this.#append(append),
    )
    return outcomes.map((outcome) => ('error' in outcome ? { error: unavailable(outcome.error) } : outcome))
  }

  /** Whether it is certain that nothing came after a position to the streams that begin with one of the prefixes. */
  isQuiet(prefixes: readonly string[], after: number): boolean {
    if (after < this.#openedAt) return false
    return prefixes.every((prefix) => kindOf(prefix) === prefix && (this.#lastOfKind.get(prefix) ?? 0) <= after)
  }

  #commit(work: () => void) {
    const before = this.#head
    try {
      transaction(this.#db, () => {
        work()
        if (this.#head !== before) this.#setHead.run(this.#head)
      })
    } catch (error) {
      // what was remembered of the streams of this group never happened
      this.#streams.clear()
      this.#head = before
      throw error
    }
  }

  #append({ stream: name, expected, events }: Append): AppendResult {
    const stream = this.#streams.get(name) ?? (expected === -1 ? this.#newStream(name) : undefined) ?? this.#find(name)
    const actual = stream?.revision ?? -1
    if (!stream || actual !== expected)
      return judgeRetry(this.#reader.readStream(name, expected + 1, events.length), events, actual)
    for (const event of events) this.#write(stream, event)
    this.#lastOfKind.set(kindOf(name), this.#head)
    return { outcome: 'appended', revision: stream.revision, position: this.#reader.positions.of(this.#head) }
  }

  #write(stream: Stream, { id, type, schemaVersion, data, metadata }: EventToAppend) {
    this.#head += 1
    stream.revision += 1
    this.#insertEvent.run(this.#head, stream.id, stream.revision, id, type, schemaVersion, data, metadata)
  }

  #find(name: string): Stream | undefined {
    const row = this.#findStream.get(name)
    return row && this.#remember(name, { id: Number(row.id), revision: Number(row.revision) })
  }

  /** Undefined where it is there already: cheaper than to look before, since most that are to be new are new. */
  #newStream(name: string): Stream | undefined {
    const { changes, lastInsertRowid } = this.#insertStream.run(name)
    return changes === 0 ? undefined : this.#remember(name, { id: Number(lastInsertRowid), revision: -1 })
  }

  #remember(name: string, stream: Stream): Stream {
    this.#streams.set(name, stream)
    return stream
  }
}

function kindOf(stream: string): string {
  return stream.slice(0, stream.indexOf('-') + 1)
}

function unavailable(error: unknown): LogUnavailable {
  const reason = error instanceof Error ? error.message : String(error)
  return new LogUnavailable(`The log could not be written: ${reason}`, { cause: error })
}
