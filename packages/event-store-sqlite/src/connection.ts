import { DatabaseSync } from 'node:sqlite'
import { makePrivateFile } from './private-file.ts'

/** How long a connection waits for another process that holds the file, in milliseconds. */
const patience = 5_000

/** A writing connection that is durable at each commit, in the journal mode asked for, or no connection at all. */
export function openDurable(path: string, journalMode: 'wal' | 'truncate' | 'delete'): DatabaseSync {
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
