import { hash } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import type { Position } from '@wubu/engine'
import { parkedSchema } from './parked.ts'
import type { RowProjection } from './projection.ts'
import { arrayRows, prepared, transaction } from './statements.ts'

/** Another format of the tables that all read models share: 1. */
const format = 1
/** How long a connection waits for another one that writes, in milliseconds. */
const patience = 5_000

/** What a file of read models was built from and by; another means rebuild. */
export function identityOf(logId: string, projections: readonly RowProjection<unknown>[]): string {
  const versions = projections.map(({ name, version, schema, indexes = '' }) => {
    // a table that changed without a new version would be found out by a query that fails
    return `${name} ${version} ${hash('sha256', schema + indexes, 'hex').slice(0, 12)}`
  })
  return JSON.stringify({ format, logId, projections: versions.toSorted() })
}

/**
 * The connection that keeps a finished file up to date. NORMAL: after a power cut the last commits may be gone, but rows and
 * checkpoint together, and the log still has their events. OFF could leave a broken file. Pages that every batch changes are
 * copied into the file once for many batches: the WAL grows to 48 MB instead of 16, and a fifth less is written.
 */
export function openForWriting(path: string): DatabaseSync {
  return open(path, 'PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 12000')
}

/**
 * The connection that builds a file which nobody reads before it is finished: a crash leaves nothing worth keeping. Without
 * a journal a transaction that fails leaves a broken file.
 */
export function openForBuilding(path: string, journal: 'OFF' | 'MEMORY'): DatabaseSync {
  // a defensive connection, as node:sqlite opens them, does not take OFF, and does not say so
  const db = open(path, `PRAGMA journal_mode = ${journal}; PRAGMA synchronous = OFF; PRAGMA cache_size = -64000`, false)
  const [mode] = arrayRows(db, 'PRAGMA journal_mode').flat()
  if (mode !== journal.toLowerCase())
    throw new Error(`SQLite builds with journal_mode = ${mode} instead of ${journal}.`)
  return db
}

function open(path: string, pragmas: string, defensive = true): DatabaseSync {
  const db = new DatabaseSync(path, { timeout: patience, defensive })
  try {
    db.exec(`${pragmas}; PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY`)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

export function openForReading(path: string): DatabaseSync {
  return new DatabaseSync(path, { readOnly: true, timeout: patience })
}

export function createTables(db: DatabaseSync, identity: string, projections: readonly RowProjection<unknown>[]): void {
  db.exec('CREATE TABLE readModels (one INTEGER PRIMARY KEY CHECK (one = 1), identity TEXT NOT NULL, checkpoint TEXT)')
  db.exec(parkedSchema)
  for (const { schema } of projections) db.exec(schema)
  prepared(db, 'INSERT INTO readModels VALUES (1, ?, NULL)').run(identity)
}

/** Ends a build: what queries need, and a journal that lets readers in beside the writer. */
export function finishTables(db: DatabaseSync, projections: readonly RowProjection<unknown>[]): void {
  addIndexes(db, projections)
  db.exec('PRAGMA optimize = 0x10002; PRAGMA journal_mode = WAL')
}

/** What saving left out while rows were built. */
export function finishBuilding(db: DatabaseSync, projections: readonly RowProjection<unknown>[]): void {
  transaction(db, () => {
    for (const { build } of projections) build?.finish(db)
  })
}

/** Indexes that are there already stay. */
export function addIndexes(db: DatabaseSync, projections: readonly RowProjection<unknown>[]): void {
  for (const { indexes = '' } of projections)
    db.exec(indexes.replaceAll('CREATE INDEX ', 'CREATE INDEX IF NOT EXISTS '))
}

/** null where the file is none of read models. */
export function readIdentity(db: DatabaseSync): string | null {
  const [there] = arrayRows(db, "SELECT 1 FROM sqlite_master WHERE name = 'readModels'")
  if (!there) return null
  const [row] = arrayRows(db, 'SELECT identity FROM readModels')
  return typeof row?.[0] === 'string' ? row[0] : null
}

export function readCheckpoint(db: DatabaseSync): Position | null {
  const [row] = arrayRows(db, 'SELECT checkpoint FROM readModels')
  // written by writeCheckpoint alone
  return typeof row?.[0] === 'string' ? (row[0] as Position) : null
}

export function writeCheckpoint(db: DatabaseSync, checkpoint: Position): void {
  prepared(db, 'UPDATE readModels SET checkpoint = ?').run(checkpoint)
}

/** Every table, its rows in order: two files with the same dump give the same answers. */
export function dump(db: DatabaseSync): Readonly<Record<string, readonly (readonly unknown[])[]>> {
  const tables = arrayRows(
    db,
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name",
  )
  return Object.fromEntries(
    tables.map(([name]) => {
      const columns = arrayRows(db, `SELECT name FROM pragma_table_info('${name}')`).flat()
      return [String(name), arrayRows(db, `SELECT ${columns.join(', ')} FROM ${name} ORDER BY ${columns.join(', ')}`)]
    }),
  )
}
