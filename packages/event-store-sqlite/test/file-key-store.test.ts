import { execFileSync } from 'node:child_process'
import { type KeyObject, randomBytes, randomUUID } from 'node:crypto'
import { copyFileSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { KeyErased, StoreClosed, toJsonText } from '@wubu/engine'
import t from 'tap'
import { InstallationKeyWrong, KeysReadOnly } from '../src/errors.ts'
import { openFileKeyStore } from '../src/file-key-store.ts'
import { openSqliteEventStore } from '../src/sqlite-event-store.ts'
import { newFolder } from './folders.ts'

/** Looks in another process: reading the files in this one would drop SQLite's locks on them. */
function filesWith(dir: string, needles: readonly Uint8Array[]): string {
  const script = fileURLToPath(import.meta.resolve('./find-bytes.ts'))
  const input = needles.map((needle) => Buffer.from(needle).toString('hex')).join('\n')
  return execFileSync(process.execPath, [script, dir], { input, encoding: 'utf8' }).trim()
}

/** What compares: two key objects always look the same to a deep comparison. */
function hex(key: KeyObject | null | undefined): string | undefined {
  return key?.export().toString('hex')
}

function wrappedKeys(dir: string): Uint8Array[] {
  const db = new DatabaseSync(join(dir, 'keys.db'), { readOnly: true })
  const rows = db.prepare('select wrapped from keys').all()
  db.close()
  return rows.flatMap(({ wrapped }) => (wrapped instanceof Uint8Array && wrapped.length > 0 ? [wrapped] : []))
}

t.test('a key is made once and stays, over restarts too', async (t) => {
  const dir = newFolder(t)
  const keys = openFileKeyStore({ dir })
  const [first, same, other] = await Promise.all([keys.ensure('li'), keys.ensure('li'), keys.ensure('wang')])
  t.equal(first.symmetricKeySize, 32)
  t.ok(first.equals(same))
  t.notOk(first.equals(other))
  t.ok(keys.get('li')?.equals(first))
  t.equal(keys.get('nobody'), null)
  const { installationKey } = keys
  await keys.close()
  const again = openFileKeyStore({ dir })
  t.ok(again.get('li')?.equals(first))
  t.ok((await again.ensure('wang')).equals(other))
  t.ok(again.installationKey.equals(installationKey))
  t.equal(installationKey.symmetricKeySize, 32)
  await again.close()
})

t.test('more keys than are kept in memory are all there', async (t) => {
  const keys = openFileKeyStore({ dir: newFolder(t), cachedKeys: 10 })
  const ids = Array.from({ length: 300 }, () => randomUUID())
  const made = await Promise.all(ids.map((id) => keys.ensure(id)))
  for (const [index, id] of ids.entries()) t.ok(made[index] && keys.get(id)?.equals(made[index]))
  await keys.close()
})

t.test('no key is in the files in the clear', async (t) => {
  const dir = newFolder(t)
  const keys = openFileKeyStore({ dir })
  const made = await Promise.all(['li', 'wang'].map((id) => keys.ensure(id)))
  t.equal(
    filesWith(
      dir,
      made.map((key) => key.export()),
    ),
    '',
  )
  t.match(filesWith(dir, wrappedKeys(dir)), /keys\.db: 2/, 'the search finds what is there')
  await keys.close()
})

t.test('an erased key is in no file, and neither is its wrapping', async (t) => {
  const dir = newFolder(t)
  const keys = openFileKeyStore({ dir })
  const ids = Array.from({ length: 3_000 }, () => randomUUID())
  for (let start = 0; start < ids.length; start += 300)
    await Promise.all(ids.slice(start, start + 300).map((id) => keys.ensure(id)))
  const wrapped = wrappedKeys(dir)
  t.equal(wrapped.length, 3_000)
  await keys.erase(ids[1_234] ?? '')
  t.equal(filesWith(dir, [wrapped[1_234] ?? new Uint8Array(1)]), '', 'one among many')
  t.equal(filesWith(dir, wrapped), 'keys.db: 2999')
  for (const id of ids.slice(0, 50)) await keys.erase(id)
  await Promise.all(ids.slice(50).map((id) => keys.erase(id)))
  t.equal(filesWith(dir, wrapped), '', 'all of them')
  await keys.close()
  t.equal(filesWith(dir, wrapped), '')
})

t.test('an erased key stays erased', async (t) => {
  const dir = newFolder(t)
  const keys = openFileKeyStore({ dir })
  await keys.ensure('li')
  await Promise.all([keys.ensure('wang'), keys.erase('li'), keys.erase('never made')])
  for (const id of ['li', 'never made']) {
    t.equal(keys.get(id), null)
    await t.rejects(keys.ensure(id), KeyErased)
  }
  t.ok(keys.get('wang'), 'others of the same group are not touched')
  await keys.erase('li')
  await keys.close()
  const again = openFileKeyStore({ dir })
  t.equal(again.get('li'), null)
  await t.rejects(again.ensure('li'), KeyErased)
  await again.close()
})

t.test('a reader gets keys, makes none, and forgets an erased one soon', async (t) => {
  const dir = newFolder(t)
  const keys = openFileKeyStore({ dir })
  const reader = openFileKeyStore({ dir, readOnly: true })
  t.equal(reader.get('li'), null)
  const key = await keys.ensure('li')
  t.equal(hex(reader.get('li')), hex(key), 'made after the reader looked')
  t.equal(hex(await reader.ensure('li')), hex(key))
  await t.rejects(reader.ensure('wang'), KeysReadOnly)
  await t.rejects(reader.erase('li'), KeysReadOnly)
  await keys.erase('li')
  await pause(150)
  t.equal(reader.get('li'), null)
  await reader.close()
  await keys.close()
  t.throws(() => openFileKeyStore({ dir: newFolder(t), readOnly: true }), InstallationKeyWrong)
})

t.test('a missing, changed or foreign installation key is refused', async (t) => {
  const [dir, elsewhere] = [newFolder(t), newFolder(t)]
  for (const folder of [dir, elsewhere]) {
    const keys = openFileKeyStore({ dir: folder })
    await keys.ensure('li')
    await keys.close()
  }
  const path = join(dir, 'installation.key')
  const kept = readFileSync(path)
  copyFileSync(join(elsewhere, 'installation.key'), path)
  t.throws(() => openFileKeyStore({ dir }), { code: 'installation_key_wrong', message: /not the one/ })
  t.throws(() => openFileKeyStore({ dir, readOnly: true }), InstallationKeyWrong)
  writeFileSync(path, randomBytes(32))
  t.throws(() => openFileKeyStore({ dir }), /is not an installation key/)
  rmSync(path)
  t.throws(() => openFileKeyStore({ dir }), /is missing/)
  writeFileSync(path, kept)
  await openFileKeyStore({ dir }).close()
})

t.test('a wrapped key that was put under another name does not open', async (t) => {
  const dir = newFolder(t)
  const keys = openFileKeyStore({ dir })
  await Promise.all([keys.ensure('li'), keys.ensure('wang')])
  await keys.close()
  const db = new DatabaseSync(join(dir, 'keys.db'))
  db.exec(`update keys set wrapped = (select wrapped from keys where id = 'li') where id = 'wang'`)
  db.close()
  const again = openFileKeyStore({ dir })
  t.throws(() => again.get('wang'))
  await again.close()
})

t.test('keys lost beside a log with events are not made anew', async (t) => {
  const dir = newFolder(t)
  const store = openSqliteEventStore({ dir })
  await openFileKeyStore({ dir }).close()
  const metadata = toJsonText({ commandHash: 'h' })
  const event = { id: '1', type: 'ThingHappened', schemaVersion: 1, data: toJsonText({}), metadata, commandHash: 'h' }
  await store.append('s', 'noStream', [event])
  for (const file of ['keys.db', 'installation.key']) rmSync(join(dir, file))
  t.throws(() => openFileKeyStore({ dir }), { code: 'installation_key_wrong', message: /restore it from a backup/ })
  await store.close()
})

t.test('key files are readable by their owner alone', async (t) => {
  const dir = newFolder(t)
  await openFileKeyStore({ dir }).close()
  for (const file of ['installation.key', 'keys.db']) t.equal(statSync(join(dir, file)).mode & 0o777, 0o600, file)
})

t.test('closing settles what is in flight, and ends use', async (t) => {
  const dir = newFolder(t)
  const keys = openFileKeyStore({ dir })
  const pending = keys.ensure('li')
  await keys.close()
  const key = await pending
  t.throws(() => keys.get('li'), StoreClosed)
  await t.rejects(keys.ensure('li'), StoreClosed)
  const again = openFileKeyStore({ dir })
  t.equal(hex(again.get('li')), hex(key))
  await again.close()
})
