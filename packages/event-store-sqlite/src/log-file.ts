import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { openDurable, openReadOnly, transaction } from './connection.ts'
import { NoLogThere, UnknownFormat } from './errors.ts'

export interface LogFile {
  readonly db: DatabaseSync
  readonly logId: string
}

const formatVersion = '1'

/**
 * `head` allocates the positions: SQLite would give the position of a deleted tail away again.
 * No index on event ids: random keys halve the insert rate, and a retry is known by the ids at its revisions.
 * A stream's revision is that of its last event and stored nowhere else, so that there are no two answers.
 */
const schema = `
  create table meta (key text primary key, value text not null) strict, without rowid;
  create table head (id integer primary key check (id = 1), position integer not null) strict;
  create table streams (id integer primary key, name text not null unique) strict;
  create table events (
    position integer primary key,
    stream integer not null references streams (id),
    revision integer not null,
    id text not null,
    type text not null,
    schema_version integer not null,
    data text not null,
    metadata text not null
  ) strict;
  create unique index events_by_stream on events (stream, revision);
  insert into head (id, position) values (1, 0);
`

export function logPath(dir: string): string {
  return join(dir, 'log.db')
}

/** Opens the log of a data folder for writing, making it if it is not there. */
export function openLogForWriting(dir: string, logId?: string): LogFile {
  const db = openDurable(logPath(dir), 'wal')
  try {
    // fewer, larger checkpoints: each costs two fsyncs, and hot pages are written once for many commits
    db.exec('pragma wal_autocheckpoint = 8000; pragma journal_size_limit = 67108864; pragma cache_size = -8192')
    if (isEmpty(db)) transaction(db, () => createLog(db, logId ?? randomUUID()))
    return checked(db, logPath(dir), logId)
  } catch (error) {
    db.close()
    throw error
  }
}

/** Opens the log of a data folder beside its writer. Throws NoLogThere. */
export function openLogForReading(dir: string): LogFile {
  if (!existsSync(logPath(dir))) throw new NoLogThere(dir)
  const db = openReadOnly(logPath(dir))
  try {
    if (isEmpty(db)) throw new NoLogThere(dir)
    return checked(db, logPath(dir))
  } catch (error) {
    db.close()
    throw error
  }
}

function isEmpty(db: DatabaseSync): boolean {
  return db.prepare('select 1 from sqlite_schema').get() === undefined
}

function createLog(db: DatabaseSync, logId: string) {
  db.exec(schema)
  const insert = db.prepare('insert into meta (key, value) values (?, ?)')
  insert.run('format', formatVersion)
  insert.run('logId', logId)
}

function checked(db: DatabaseSync, path: string, wanted?: string): LogFile {
  const hasMeta = db.prepare(`select 1 from sqlite_schema where name = 'meta'`).get()
  if (!hasMeta) throw new UnknownFormat(`${path} is not a log of this program.`)
  const format = meta(db, 'format')
  if (format !== formatVersion)
    throw new UnknownFormat(`${path} has format ${format}; this program knows ${formatVersion}. Update this program.`)
  const logId = meta(db, 'logId')
  if (!logId) throw new UnknownFormat(`${path} has no id.`)
  if (wanted !== undefined && wanted !== logId) throw new UnknownFormat(`${path} is the log ${logId}, not ${wanted}.`)
  return { db, logId }
}

function meta(db: DatabaseSync, key: string): string | null {
  const value = db.prepare('select value from meta where key = ?').get(key)?.value
  return typeof value === 'string' ? value : null
}
