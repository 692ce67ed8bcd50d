import type { DatabaseSync } from 'node:sqlite'
import type { JsonText, Position, StoredEvent } from '@wubu/engine'
import { arrayRows, prepared } from './statements.ts'

/** An event that a projection could not apply, or that waits behind such a one of its stream. */
export interface ParkedEvent {
  readonly projection: string
  /** The row that it would have changed; null where that could not be told. */
  readonly key: string | null
  readonly reason: string
  /** As the log has it, sealed fields sealed. */
  readonly event: StoredEvent
}

export const parkedSchema = `
  CREATE TABLE parked (
    projection TEXT NOT NULL, position TEXT NOT NULL, rowKey TEXT, reason TEXT NOT NULL,
    stream TEXT NOT NULL, revision INTEGER NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL, schemaVersion INTEGER NOT NULL,
    data TEXT NOT NULL, metadata TEXT NOT NULL,
    PRIMARY KEY (projection, position)
  ) WITHOUT ROWID;
  CREATE INDEX parkedByKey ON parked (projection, rowKey);
`

type ParkedRow = [string, Position, string | null, string, string, number, string, string, number, JsonText, JsonText]

/** All parked events in the order of the log. */
export function readParked(db: DatabaseSync): readonly ParkedEvent[] {
  const columns = 'projection, position, rowKey, reason, stream, revision, id, type, schemaVersion, data, metadata'
  return arrayRows(db, `SELECT ${columns} FROM parked ORDER BY position, projection`).map((row) => {
    const [projection, position, key, reason, stream, revision, id, type, schemaVersion, data, metadata] =
      row as unknown as ParkedRow
    return { projection, key, reason, event: { id, stream, revision, position, type, schemaVersion, data, metadata } }
  })
}

/** What waits, the earliest first, without what the events say. */
export function listParked(db: DatabaseSync, limit: number) {
  const columns = 'projection, position, rowKey, reason, stream, revision, type'
  const rows = arrayRows(db, `SELECT ${columns} FROM parked ORDER BY position, projection LIMIT ?`, limit)
  return rows.map(([projection, position, key, reason, stream, revision, type]) => ({
    projection: String(projection),
    position: String(position),
    key: key === null ? null : String(key),
    reason: String(reason),
    stream: String(stream),
    revision: Number(revision),
    type: String(type),
  }))
}

/** How many wait, of all projections. */
export function countAllParked(db: DatabaseSync): number {
  return Number(arrayRows(db, 'SELECT count(*) FROM parked')[0]?.[0] ?? 0)
}

export function insertParked(db: DatabaseSync, { projection, key, reason, event }: ParkedEvent): void {
  const { position, stream, revision, id, type, schemaVersion, data, metadata } = event
  prepared(db, 'INSERT OR REPLACE INTO parked VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
    projection,
    position,
    key,
    reason,
    stream,
    revision,
    id,
    type,
    schemaVersion,
    data,
    metadata,
  )
}

export function deleteParked(db: DatabaseSync, projection: string, stream: string): void {
  prepared(db, 'DELETE FROM parked WHERE projection = ? AND stream = ?').run(projection, stream)
}

/** How many events an answer lacks: those parked for one row of a projection, or for any of its rows. */
export function countParked(db: DatabaseSync, projection: string, key?: string): number {
  // where the row is not known it may be any
  const [row] =
    key === undefined
      ? arrayRows(db, 'SELECT count(*) FROM parked WHERE projection = ?', projection)
      : arrayRows(
          db,
          'SELECT count(*) FROM parked WHERE projection = ? AND (rowKey = ? OR rowKey IS NULL)',
          projection,
          key,
        )
  return Number(row?.[0] ?? 0)
}
