import { chmodSync } from 'node:fs'
import { DatabaseSync, type StatementSync } from 'node:sqlite'

const formatVersion = 1
/** How often it is written up to where the log was read, in milliseconds: a busy log tells hundreds of times a second. */
const writeEvery = 1_000

/**
 * What this node has seen of the residents' keys, wrapped as they are in the log. A copy that may be thrown away: it saves
 * reading the whole log for them at each start. Rows are overwritten in their place (see the embedded log's keys.db).
 */
export class KeyMirror {
  readonly #db: DatabaseSync
  readonly #find: StatementSync
  readonly #insert: StatementSync
  readonly #overwrite: StatementSync
  readonly #moveTo: StatementSync
  readonly #reached: StatementSync
  /** Where to go on, not written yet. */
  #moved: bigint | null = null
  #writtenAt = -Infinity

  /** `path` null: in memory. A mirror of another log, or of another format, is emptied. */
  constructor(path: string | null, logId: string) {
    this.#db = new DatabaseSync(path ?? ':memory:', { timeout: 5_000 })
    if (path !== null) chmodSync(path, 0o600)
    // what is lost of it in a power cut is read from the log again
    this.#db.exec('pragma journal_mode = truncate; pragma synchronous = off; pragma secure_delete = on')
    this.#prepareFor(`${formatVersion} ${logId}`)
    this.#find = this.#db.prepare('select wrapped, erased from keys where id = ?')
    this.#insert = this.#db.prepare('insert into keys (id, wrapped, erased) values (?, ?, ?) on conflict do nothing')
    this.#overwrite = this.#db.prepare(
      'update keys set wrapped = zeroblob(length(wrapped)), erased = 1 where id = ? and erased = 0',
    )
    this.#moveTo = this.#db.prepare('update mirror set reached = max(reached, ?)')
    this.#reached = this.#db.prepare('select reached from mirror')
    this.#reached.setReadBigInts(true)
  }

  find(keyId: string): Uint8Array | 'erased' | 'missing' {
    const row = this.#find.get(keyId)
    if (!row) return 'missing'
    return row.erased === 0 && row.wrapped instanceof Uint8Array ? row.wrapped : 'erased'
  }

  put(keyId: string, key: Uint8Array | 'erased'): void {
    if (key !== 'erased') this.#insert.run(keyId, key, 0)
    else if (this.#overwrite.run(keyId).changes === 0) this.#insert.run(keyId, new Uint8Array(), 1)
  }

  /** Offset up to which the log was read, -1 at first. */
  get reached(): bigint {
    const reached = this.#reached.get()?.reached
    return typeof reached === 'bigint' ? reached : -1n
  }

  /** What is lost of it, as it is written from time to time only, is read again. */
  moveTo(offset: bigint): void {
    this.#moved = offset
    if (performance.now() - this.#writtenAt > writeEvery) this.#write()
  }

  close(): void {
    this.#write()
    this.#db.close()
  }

  #write() {
    if (this.#moved !== null) this.#moveTo.run(this.#moved)
    this.#moved = null
    this.#writtenAt = performance.now()
  }

  #prepareFor(source: string) {
    this.#db.exec('begin immediate')
    this.#db.exec('create table if not exists mirror (source text not null, reached integer not null) strict')
    if (this.#db.prepare('select source from mirror').get()?.source !== source) {
      this.#db.exec('drop table if exists keys; delete from mirror')
      this.#db.exec(`create table keys (number integer primary key, id text not null unique, wrapped blob not null,
        erased integer not null) strict`)
      this.#db.prepare('insert into mirror values (?, -1)').run(source)
    }
    this.#db.exec('commit')
  }
}
