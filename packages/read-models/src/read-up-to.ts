import type { DatabaseSync } from 'node:sqlite'
import type { Position } from '@wubu/engine'
import { readTogether } from './completion/read-together.ts'
import { readCheckpoint } from './database.ts'

/** What `read` gives of one state of the read models, and the position of the log that it is of. */
export function readAtCheckpoint<T>(
  db: DatabaseSync,
  read: () => T,
): { readonly answer: T; readonly at: Position | null } {
  return readTogether(db, () => ({ at: readCheckpoint(db), answer: read() }))
}

/** null where the read models hold more than what was written up to `seen`. */
export function readUpTo<T>(db: DatabaseSync, seen: Position | null, read: () => T): T | null {
  return readTogether(db, () => {
    const at = readCheckpoint(db)
    return at === null || (seen !== null && at <= seen) ? read() : null
  })
}
