import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'

/** A row of `events` with the name of its stream, as it lies in the file. */
export interface RawRow {
  readonly position: number
  readonly stream: number
  readonly name: string
  readonly revision: number
  readonly id: string
  readonly type: string
  readonly schemaVersion: number
  readonly data: string
  readonly metadata: string
}

/** The rows of a log after a position, in their order; exclusive and inclusive. */
export function rawRows(dir: string, after: number, upTo: number): readonly RawRow[] {
  const db = new DatabaseSync(join(dir, 'log.db'), { readOnly: true })
  try {
    const statement = db.prepare(
      `select e.position, e.stream, s.name, e.revision, e.id, e.type, e.schema_version as schemaVersion, e.data, e.metadata
       from events e cross join streams s on s.id = e.stream where e.position > ? and e.position <= ? order by e.position`,
    )
    const rows: unknown = statement.all(after, upTo)
    return rows as readonly RawRow[]
  } finally {
    db.close()
  }
}

export function headOf(dir: string): number {
  const db = new DatabaseSync(join(dir, 'log.db'), { readOnly: true })
  try {
    return Number(db.prepare('select position from head').get()?.position)
  } finally {
    db.close()
  }
}

/** A copy of a log as it is now, with the same schema and rows. */
export function copyLog(dir: string, path: string): void {
  const db = new DatabaseSync(join(dir, 'log.db'), { readOnly: true, timeout: 5_000 })
  try {
    db.prepare('vacuum into ?').run(path)
  } finally {
    db.close()
  }
}

/** The floor: rows written into a log's tables and nothing else, as durable as the log, `groups` of them per transaction. */
export class RawWriter {
  readonly #db: DatabaseSync
  readonly #insertEvent: StatementSync
  readonly #insertStream: StatementSync
  readonly #setHead: StatementSync

  constructor(path: string) {
    this.#db = new DatabaseSync(path)
    this.#db.exec(
      `pragma journal_mode = wal; pragma synchronous = full; pragma wal_autocheckpoint = 8000;
       pragma journal_size_limit = 67108864; pragma cache_size = -8192`,
    )
    this.#insertEvent = this.#db.prepare(
      `insert into events (position, stream, revision, id, type, schema_version, data, metadata)
       values (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    this.#insertStream = this.#db.prepare('insert into streams (id, name) values (?, ?)')
    this.#setHead = this.#db.prepare('update head set position = ?')
  }

  /** One transaction, one fsync. */
  write(rows: readonly RawRow[]): void {
    this.#db.exec('begin immediate')
    for (const { position, stream, name, revision, id, type, schemaVersion, data, metadata } of rows) {
      if (revision === 0) this.#insertStream.run(stream, name)
      this.#insertEvent.run(position, stream, revision, id, type, schemaVersion, data, metadata)
    }
    this.#setHead.run(rows.at(-1)?.position ?? 0)
    this.#db.exec('commit')
  }

  close(): void {
    this.#db.close()
  }
}

/** Number of the last position that the read models of a folder hold. */
export function checkpointOf(dir: string): number {
  const folder = join(dir, 'read-models')
  const name = readFileSync(join(folder, 'current'), 'utf8').trim()
  const db = new DatabaseSync(join(folder, name), { readOnly: true, timeout: 5_000 })
  try {
    const position = String(db.prepare('select checkpoint from readModels').get()?.checkpoint)
    return Number(position.slice(position.lastIndexOf(':') + 1))
  } finally {
    db.close()
  }
}
