import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { PendingCommand, Position, ReactorMemory } from '@wubu/engine'
import { arrayRows, prepared, transaction } from './statements.ts'

export interface ReactorFile<Ask> extends ReactorMemory<Ask> {
  close(): void
}

const schema = `
  CREATE TABLE IF NOT EXISTS reactor (one INTEGER PRIMARY KEY CHECK (one = 1), version INTEGER NOT NULL, checkpoint TEXT) STRICT;
  CREATE TABLE IF NOT EXISTS pending (
    commandId TEXT PRIMARY KEY,
    ask TEXT NOT NULL,
    wakeAt TEXT NOT NULL,
    key TEXT,
    causationId TEXT NOT NULL,
    correlationId TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS pendingByTime ON pending (wakeAt);
  CREATE UNIQUE INDEX IF NOT EXISTS pendingByKey ON pending (key) WHERE key IS NOT NULL;
`
/** The table's columns, in the order of PendingCommand's fields. */
const columns = 'commandId, ask, wakeAt, key, causationId, correlationId'

/**
 * What one reactor has still to do, in a file beside the read models: local and disposable like them. `version` is the
 * reactor's; a file of another one is emptied, so that the whole log is reacted to again, under the same ids.
 */
export function openReactorFile<Ask>(path: string, version: number): ReactorFile<Ask> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const db = new DatabaseSync(path)
  // NORMAL: after a power cut what was noted and the checkpoint are older together; the rest, since a busy node changes most pages
  // with each save, and would write all of them into the file each time
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 8000;
    PRAGMA journal_size_limit = 33554432; PRAGMA cache_size = -16000; ${schema}`)
  const [row] = arrayRows(db, 'SELECT version FROM reactor')
  if (row?.[0] !== version) reset(db, version)
  return {
    checkpoint: () => checkpointOf(db),
    save: (changes, checkpoint) =>
      transaction(db, () => {
        for (const change of changes) {
          switch (change.kind) {
            case 'add':
              add(db, change.command)
              break
            case 'callOff':
              prepared(db, 'DELETE FROM pending WHERE key = ?').run(change.key)
              break
            case 'settle':
              prepared(db, 'DELETE FROM pending WHERE commandId = ?').run(change.commandId)
              break
            case 'postpone':
              prepared(db, 'UPDATE pending SET wakeAt = ? WHERE commandId = ?').run(change.wakeAt, change.commandId)
              break
            default:
              change satisfies never
          }
        }
        if (checkpoint !== null) prepared(db, 'UPDATE reactor SET checkpoint = ?').run(checkpoint)
      }),
    due: (now, limit) => {
      const rows = arrayRows(db, `SELECT ${columns} FROM pending WHERE wakeAt <= ? ORDER BY wakeAt LIMIT ?`, now, limit)
      return rows.map((row) => pendingOf<Ask>(row))
    },
    nextWakeAt: () => {
      const [row] = arrayRows(db, 'SELECT min(wakeAt) FROM pending')
      return typeof row?.[0] === 'string' ? row[0] : null
    },
    clear: () => reset(db, version),
    close: () => db.close(),
  }
}

function reset(db: DatabaseSync, version: number): void {
  transaction(db, () => {
    db.exec('DELETE FROM pending; DELETE FROM reactor')
    prepared(db, 'INSERT INTO reactor VALUES (1, ?, NULL)').run(version)
  })
}

function checkpointOf(db: DatabaseSync): Position | null {
  const [row] = arrayRows(db, 'SELECT checkpoint FROM reactor')
  // written by save alone
  return typeof row?.[0] === 'string' ? (row[0] as Position) : null
}

function add<Ask>(db: DatabaseSync, { commandId, ask, wakeAt, key, causationId, correlationId }: PendingCommand<Ask>) {
  // replaces whichever it meets: the same command, or another under its key
  const insert = prepared(db, `INSERT OR REPLACE INTO pending (${columns}) VALUES (?, ?, ?, ?, ?, ?)`)
  insert.run(commandId, JSON.stringify(ask), wakeAt, key, causationId, correlationId)
}

function pendingOf<Ask>([
  commandId,
  ask,
  wakeAt,
  key,
  causationId,
  correlationId,
]: readonly unknown[]): PendingCommand<Ask> {
  return {
    commandId: String(commandId),
    ask: JSON.parse(String(ask)),
    wakeAt: String(wakeAt),
    key: key === null ? null : String(key),
    causationId: String(causationId),
    correlationId: String(correlationId),
  }
}
