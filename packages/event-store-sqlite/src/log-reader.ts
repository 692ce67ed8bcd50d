import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite'
import type { JsonText, Position, ReadAllPage, StoredEvent } from '@wubu/engine'
import type { LogFile } from './log-file.ts'
import { Positions } from './positions.ts'

export interface Window {
  readonly events: readonly StoredEvent[]
  /** Everything up to here was looked at. */
  readonly reached: number
}

/** Reads events between two positions: exclusive of the first, inclusive of the second, at most so many. */
export type Scan = (after: number, upTo: number, limit: number) => Window

const columns = 'e.position, s.name, e.revision, e.id, e.type, e.schema_version, e.data, e.metadata'
// cross join: the planner keeps this order and walks the log once, whatever the filter on names
const inLogOrder = 'from events e cross join streams s on s.id = e.stream where e.position > ? and e.position <= ?'

/** Everything that is read from a log, on one connection and synchronously. */
export class LogReader {
  readonly positions: Positions
  readonly #db: DatabaseSync
  readonly #head: StatementSync
  readonly #stream: StatementSync
  readonly #wholeLog: Scan

  constructor({ db, logId }: LogFile) {
    this.#db = db
    this.positions = new Positions(logId)
    this.#head = this.#prepare('select position from head')
    this.#stream = this.#prepare(
      `select ${columns} from streams s join events e on e.stream = s.id
       where s.name = ? and e.revision >= ? order by e.revision limit ?`,
    )
    this.#wholeLog = this.scan()
  }

  /** Number of the last position given away; 0 for an empty log. */
  head(): number {
    return numberOf(this.#head.get())
  }

  readStream(stream: string, fromRevision: number, limit = -1): StoredEvent[] {
    return this.#rows(this.#stream, [stream, fromRevision, limit])
  }

  readAll(after: Position | null, limit: number): ReadAllPage {
    const head = this.head()
    const { events, reached } = this.#wholeLog(this.positions.number(after, head), head, limit)
    return { events, next: this.positions.orNull(reached), end: reached === head }
  }

  /** A scan of the streams that begin with one of the prefixes; of all streams without. */
  scan(prefixes?: readonly string[]): Scan {
    const begins = prefixes?.map(() => 'substr(s.name, 1, ?) = ?').join(' or ')
    const only = prefixes ? `and (${begins || 'false'})` : ''
    const statement = this.#prepare(`select ${columns} ${inLogOrder} ${only} order by e.position limit ?`)
    // SQLite counts characters, not UTF-16 units
    const filter = (prefixes ?? []).flatMap((prefix) => [[...prefix].length, prefix])
    return (after, upTo, limit) => {
      const events = this.#rows(statement, [after, upTo, ...filter, limit])
      const last = events.at(-1)
      return { events, reached: events.length === limit && last ? this.positions.number(last.position, upTo) : upTo }
    }
  }

  #prepare(sql: string): StatementSync {
    const statement = this.#db.prepare(sql)
    // rows as arrays, many by one call, scan twice as fast as an object at a time
    statement.setReturnArrays(true)
    return statement
  }

  #rows(statement: StatementSync, values: readonly SQLInputValue[]): StoredEvent[] {
    const rows: readonly unknown[] = statement.all(...values)
    return rows.map((row) => this.#event(row))
  }

  #event(row: unknown): StoredEvent {
    const [position, stream, revision, id, type, schemaVersion, data, metadata] = row as EventRow
    return {
      id,
      stream,
      revision,
      position: this.positions.of(position),
      type,
      schemaVersion,
      data,
      metadata,
    }
  }
}

/** What `columns` selects. The one cast at the driver's border: the tables are strict, so the file holds no other types. */
type EventRow = [number, string, number, string, string, number, JsonText, JsonText]

function numberOf(row: unknown): number {
  const value: SQLOutputValue = Array.isArray(row) ? row[0] : null
  if (typeof value !== 'number') throw new Error('The log has no head row.')
  return value
}
