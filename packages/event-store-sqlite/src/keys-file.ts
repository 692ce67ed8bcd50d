import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { KeyWrap } from '@wubu/engine'
import { assertPragma, openDurable, openReadOnly, transaction } from './connection.ts'
import { InstallationKeyWrong, UnknownFormat } from './errors.ts'
import { hasInstallationKey, makeInstallationKey, readInstallationKey } from './installation-key.ts'
import { logPath, openLogForReading } from './log-file.ts'
import { LogReader } from './log-reader.ts'
import { makePrivateFolder } from './private-file.ts'

export interface KeysFile {
  readonly db: DatabaseSync
  readonly installationKey: Buffer
  readonly wrap: KeyWrap
}

const formatVersion = '1'
const checkId = 'check'

/**
 * Keys are numbered in the order of their making, so that no row ever moves to another page and leaves a copy behind;
 * `erased` is 0 or 1, which take no byte, so that erasing overwrites a row in its place.
 */
const schema = `
  create table meta (key text primary key, value any not null) strict, without rowid;
  create table keys (
    number integer primary key,
    id text not null unique,
    wrapped blob not null,
    erased integer not null default 0
  ) strict;
`

export function keysPath(dir: string): string {
  return join(dir, 'keys.db')
}

/** Opens the keys for writing, making them in a folder whose log holds nothing yet. Throws InstallationKeyWrong, UnknownFormat. */
export function openKeysForWriting(dir: string, brought?: Buffer): KeysFile {
  makePrivateFolder(dir)
  if (!existsSync(keysPath(dir))) {
    refuseLostKeys(dir)
    // the installation's key first: keys.db without it would be taken for a loss
    if (!hasInstallationKey(dir)) makeInstallationKey(dir, brought)
  }
  const installationKey = readInstallationKey(dir)
  if (brought && !installationKey.equals(brought))
    throw new InstallationKeyWrong(`${dir} has an installation key of its own, another than the one of the log's keys.`)
  // truncate, not a WAL, which keeps old pages; not delete, which at full may come back after a power cut
  const db = openDurable(keysPath(dir), 'truncate')
  return guarded(db, () => {
    db.exec('pragma secure_delete = on')
    assertPragma(db, 'secure_delete', 1)
    const wrap = new KeyWrap(installationKey)
    if (!db.prepare('select 1 from sqlite_schema').get()) transaction(db, () => createKeys(db, wrap))
    check(db, wrap, dir)
    return { db, installationKey, wrap }
  })
}

/** Opens the keys beside their writer. Throws InstallationKeyWrong, UnknownFormat. */
export function openKeysForReading(dir: string): KeysFile {
  if (!existsSync(keysPath(dir))) throw new InstallationKeyWrong(`There are no keys in ${dir}.`)
  const installationKey = readInstallationKey(dir)
  const db = openReadOnly(keysPath(dir))
  return guarded(db, () => {
    const wrap = new KeyWrap(installationKey)
    check(db, wrap, dir)
    return { db, installationKey, wrap }
  })
}

/** New keys beside an old log would turn everything personal in it to noise without a word. */
function refuseLostKeys(dir: string) {
  if (!existsSync(logPath(dir))) return
  const file = openLogForReading(dir)
  try {
    if (new LogReader(file).head() === 0) return
  } finally {
    file.db.close()
  }
  throw new InstallationKeyWrong(`${keysPath(dir)} is missing beside a log with events: restore it from a backup.`)
}

function createKeys(db: DatabaseSync, wrap: KeyWrap) {
  db.exec(schema)
  const insert = db.prepare('insert into meta (key, value) values (?, ?)')
  insert.run('format', formatVersion)
  insert.run(checkId, wrap.wrap(checkId, Buffer.alloc(32)))
}

function check(db: DatabaseSync, wrap: KeyWrap, dir: string) {
  if (!db.prepare(`select 1 from sqlite_schema where name = 'meta'`).get())
    throw new UnknownFormat(`${keysPath(dir)} holds no keys of this program.`)
  const value = db.prepare('select value from meta where key = ?')
  const format = value.get('format')?.value
  if (format !== formatVersion)
    throw new UnknownFormat(`${keysPath(dir)} has format ${format}; this program knows ${formatVersion}.`)
  const wrapped = value.get(checkId)?.value
  if (!(wrapped instanceof Uint8Array) || !opens(wrap, wrapped))
    throw new InstallationKeyWrong(`The installation key in ${dir} is not the one that its keys were wrapped with.`)
}

function opens(wrap: KeyWrap, wrapped: Uint8Array): boolean {
  try {
    wrap.unwrap(checkId, wrapped)
    return true
  } catch {
    return false
  }
}

function guarded(db: DatabaseSync, open: () => KeysFile): KeysFile {
  try {
    return open()
  } catch (error) {
    db.close()
    throw error
  }
}
