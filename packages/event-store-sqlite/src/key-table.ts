import { randomBytes } from 'node:crypto'
import type { StatementSync } from 'node:sqlite'
import type { KeyWrap } from '@wubu/engine'
import type { KeysFile } from './keys-file.ts'

/** The rows of keys.db. */
export class KeyTable {
  readonly #wrap: KeyWrap
  readonly #find: StatementSync
  readonly #insert: StatementSync
  readonly #overwrite: StatementSync
  readonly #version: StatementSync

  constructor({ db, wrap }: KeysFile) {
    this.#wrap = wrap
    this.#find = db.prepare('select wrapped, erased from keys where id = ?')
    this.#insert = db.prepare('insert into keys (id, wrapped, erased) values (?, ?, ?)')
    this.#overwrite = db.prepare('update keys set wrapped = zeroblob(length(wrapped)), erased = 1 where id = ?')
    this.#version = db.prepare('pragma data_version')
  }

  find(keyId: string): Buffer | 'erased' | 'missing' {
    const row = this.#find.get(keyId)
    if (!row) return 'missing'
    if (row.erased === 1) return 'erased'
    if (!(row.wrapped instanceof Uint8Array)) throw new Error(`The key ${keyId} is no blob.`)
    return this.#wrap.unwrap(keyId, row.wrapped)
  }

  /** Inside a transaction. */
  ensure(keyId: string, brought?: Buffer): Buffer | 'erased' {
    const found = this.find(keyId)
    if (found !== 'missing') return found
    const key = brought ?? randomBytes(32)
    this.#insert.run(keyId, this.#wrap.wrap(keyId, key), 0)
    return key
  }

  /** Inside a transaction. A key that was never made is remembered as erased too. */
  erase(keyId: string): 'erased' {
    if (this.#overwrite.run(keyId).changes === 0) this.#insert.run(keyId, new Uint8Array(0), 1)
    return 'erased'
  }

  /** Changes when another connection has written. */
  version(): unknown {
    return this.#version.get()?.data_version
  }
}
