import { closeSync, mkdirSync, openSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

/** How long a connection waits for another process that holds the file, in milliseconds. */
const patience = 5_000

/** Makes the folder, for its owner alone. */
export function makePrivateFolder(dir: string): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
}

/**
 * Makes an empty file for its owner alone; SQLite gives its journal and WAL the same mode.
 * Never opens a file that is there: closing it would drop every lock that SQLite holds on it in this process.
 */
export function makePrivateFile(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
}

/** A writing connection that is durable at each commit, in the journal mode asked for, or no connection at all. */
export function openDurable(path: string, journalMode: 'wal' | 'truncate'): DatabaseSync {
  makePrivateFile(path)
  const db = new DatabaseSync(path, { timeout: patience })
  try {
    db.exec(`pragma journal_mode = ${journalMode}; pragma synchronous = full; pragma trusted_schema = off`)
    assertPragma(db, 'journal_mode', journalMode)
    assertPragma(db, 'synchronous', 2)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

export function openReadOnly(path: string): DatabaseSync {
  return new DatabaseSync(path, { readOnly: true, timeout: patience })
}

export function assertPragma(db: DatabaseSync, name: string, expected: string | number): void {
  const row = db.prepare(`pragma ${name}`).get()
  const actual = row && Object.values(row)[0]
  if (actual !== expected) throw new Error(`SQLite runs with ${name} = ${actual} instead of ${expected}.`)
}

/** Runs `work` in one transaction: committed and durable when it returns, nothing of it there when it throws. */
export function transaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec('begin immediate')
  try {
    const result = work()
    db.exec('commit')
    return result
  } catch (error) {
    if (db.isTransaction) db.exec('rollback')
    throw error
  }
}
