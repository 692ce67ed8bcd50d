import type { DatabaseSync } from 'node:sqlite'

/** Lets several statements see the same state, though another connection writes meanwhile. */
export function readTogether<T>(db: DatabaseSync, read: () => T): T {
  if (db.isTransaction) return read()
  db.exec('BEGIN')
  try {
    return read()
  } finally {
    db.exec('COMMIT')
  }
}
