import { fork } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { toJsonText } from '@wubu/engine'
import t, { type Test } from 'tap'
import { backupDataFolder } from '../src/backup.ts'
import { BackupIncomplete, FolderNotEmpty, InstallationKeyWrong, NoLogThere } from '../src/errors.ts'
import { openFileKeyStore } from '../src/file-key-store.ts'
import { restoreDataFolder } from '../src/restore.ts'
import { openSqliteEventStore } from '../src/sqlite-event-store.ts'
import { newFolder } from './folders.ts'

/** Opens a copy: every event's key is there, every batch is whole. Gives how many events there are, and the head. */
async function check(t: Test, dir: string) {
  const store = openSqliteEventStore({ dir })
  const keys = openFileKeyStore({ dir })
  const { events } = await store.readAll(null, 10_000_000)
  const unreadable = events.filter(({ data }) => keys.get(JSON.parse(data).keyId) === null)
  t.equal(unreadable.length, 0, `each of ${events.length} events has its key`)
  t.equal(events.filter(({ revision }) => revision === 0).length * 2, events.length, 'no batch is torn')
  const head = await store.head()
  t.equal(events.at(-1)?.position, head ?? undefined)
  await keys.close()
  await store.close()
  return { events: events.length, head, logId: store.logId }
}

/** A small folder with two events and one key, closed. */
async function smallFolder(t: Test): Promise<string> {
  const dir = newFolder(t)
  const store = openSqliteEventStore({ dir })
  const keys = openFileKeyStore({ dir })
  await keys.ensure('li')
  const [data, metadata] = [toJsonText({ keyId: 'li' }), toJsonText({ commandHash: 'h' })]
  const event = { type: 'ResidentRegistered', schemaVersion: 1, data, metadata, commandHash: 'h' }
  await store.append('resident-li', 'noStream', [
    { ...event, id: '1' },
    { ...event, id: '2' },
  ])
  await keys.close()
  await store.close()
  return dir
}

t.test('backups beside a busy server are whole, each later than the one before, and can be restored', async (t) => {
  const dir = newFolder(t)
  const server = fork(fileURLToPath(import.meta.resolve('./write-sealed.ts')), [dir], { stdio: 'inherit' })
  t.teardown(() => server.kill('SIGKILL'))
  await once(server, 'message')
  let before = 0
  for (let round = 0; round < 5; round += 1) {
    const [copy, restored] = [newFolder(t), newFolder(t)]
    const manifest = await backupDataFolder(dir, copy)
    await restoreDataFolder(copy, restored)
    const found = await check(t, restored)
    t.match(manifest, { head: found.head, logId: found.logId })
    t.ok(found.events > before)
    before = found.events
  }
  t.equal(server.exitCode, null, 'the server went on')
})

t.test('a server backs itself up while it writes', async (t) => {
  const [dir, copy] = [newFolder(t), newFolder(t)]
  const store = openSqliteEventStore({ dir })
  const keys = openFileKeyStore({ dir })
  let written = 0
  let stop = false
  const writing = Array.from({ length: 8 }, async (_, writer) => {
    for (; !stop; written += 1) {
      const id = `${writer}-${written}`
      await keys.ensure(id)
      const [data, metadata] = [toJsonText({ keyId: id }), toJsonText({ commandHash: id })]
      const event = { type: 'ResidentRegistered', schemaVersion: 1, data, metadata, commandHash: id }
      await store.append(`resident-${id}`, 'noStream', [
        { ...event, id },
        { ...event, id: `${id}-b` },
      ])
    }
  })
  await pause(100)
  const atStart = written
  await backupDataFolder(dir, copy)
  const meanwhile = written - atStart
  stop = true
  await Promise.all(writing)
  t.ok(meanwhile > 0, 'writing went on')
  await keys.close()
  await store.close()
  const restored = newFolder(t)
  await restoreDataFolder(copy, restored)
  t.ok((await check(t, restored)).events >= atStart)
})

t.test('a backup is four files for their owner alone, and nothing else', async (t) => {
  const copy = newFolder(t)
  await backupDataFolder(await smallFolder(t), copy)
  t.same(readdirSync(copy).sort(), ['backup.json', 'installation.key', 'keys.db', 'log.db'])
  for (const name of readdirSync(copy)) t.equal(statSync(join(copy, name)).mode & 0o777, 0o600, name)
  t.equal(statSync(copy).mode & 0o777, 0o700)
})

t.test('a backup into a folder with something in it is refused, and changes nothing there', async (t) => {
  const [dir, copy] = [await smallFolder(t), newFolder(t)]
  mkdirSync(copy)
  writeFileSync(join(copy, 'note.txt'), 'mine')
  await t.rejects(backupDataFolder(dir, copy), FolderNotEmpty)
  t.same(readdirSync(copy), ['note.txt'])
  await t.rejects(backupDataFolder(dir, dir), FolderNotEmpty)
})

t.test('a backup of what is no data folder, or lacks its keys, is refused and leaves nothing', async (t) => {
  await t.rejects(backupDataFolder(newFolder(t), newFolder(t)), NoLogThere)
  for (const lost of ['keys.db', 'installation.key']) {
    const [dir, copy] = [await smallFolder(t), newFolder(t)]
    rmSync(join(dir, lost))
    await t.rejects(backupDataFolder(dir, copy), InstallationKeyWrong, lost)
    t.same(readdirSync(copy), [])
  }
})

t.test('a restored folder goes on where the backup was taken', async (t) => {
  const [copy, restored] = [newFolder(t), newFolder(t)]
  await backupDataFolder(await smallFolder(t), copy)
  await restoreDataFolder(copy, restored)
  t.equal((await check(t, restored)).events, 2)
  t.same(
    readdirSync(restored).filter((name) => name.endsWith('.restoring')),
    [],
  )
  for (const name of ['log.db', 'keys.db', 'installation.key'])
    t.equal(statSync(join(restored, name)).mode & 0o777, 0o600)
  await t.rejects(restoreDataFolder(copy, restored), FolderNotEmpty)
})

const damages: Record<string, (copy: string) => void> = {
  'without its manifest': (copy) => rmSync(join(copy, 'backup.json')),
  'without the log': (copy) => rmSync(join(copy, 'log.db')),
  'without the keys': (copy) => rmSync(join(copy, 'keys.db')),
  'without the installation key': (copy) => rmSync(join(copy, 'installation.key')),
  'with a shortened log': (copy) => truncateSync(join(copy, 'log.db'), 4_096),
  'with changed keys': (copy) => appendFileSync(join(copy, 'keys.db'), 'x'),
}
for (const [name, damage] of Object.entries(damages)) {
  t.test(`a backup ${name} is not restored`, async (t) => {
    const [copy, restored] = [newFolder(t), newFolder(t)]
    await backupDataFolder(await smallFolder(t), copy)
    damage(copy)
    await t.rejects(restoreDataFolder(copy, restored), BackupIncomplete)
    t.same(existsSync(restored) ? readdirSync(restored) : [], [])
  })
}
