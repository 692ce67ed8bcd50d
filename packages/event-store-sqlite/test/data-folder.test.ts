import { fork } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DataFolderInUse } from '@wubu/engine'
import t from 'tap'
import { acquireDataFolder } from '../src/data-folder.ts'
import { openSqliteEventStore } from '../src/sqlite-event-store.ts'
import { newFolder } from './folders.ts'

t.test('a second store in the same process is refused, until the first is closed', async (t) => {
  const dir = newFolder(t)
  const store = openSqliteEventStore({ dir })
  t.throws(() => openSqliteEventStore({ dir }), DataFolderInUse)
  t.throws(() => acquireDataFolder(dir), { message: new RegExp(`process ${process.pid} on ${hostname()}`) })
  await store.close()
  await openSqliteEventStore({ dir }).close()
})

t.test('a store uses the folder that its caller holds, and leaves it to the caller', async (t) => {
  const dir = newFolder(t)
  const folder = acquireDataFolder(dir)
  await openSqliteEventStore({ dir, folder }).close()
  t.throws(() => acquireDataFolder(dir), DataFolderInUse)
  folder.release()
  folder.release()
  acquireDataFolder(dir).release()
})

t.test('another process is refused with the name of the owner, and let in once that was killed', async (t) => {
  const dir = newFolder(t)
  const child = fork(fileURLToPath(import.meta.resolve('./write-and-wait.ts')), [dir], { stdio: 'inherit' })
  await once(child, 'message')
  const named = new RegExp(`process ${child.pid} on ${hostname()}, since \\d{4}-.*write-and-wait.ts`)
  t.throws(() => openSqliteEventStore({ dir }), { code: 'data_folder_in_use', message: named })
  child.kill('SIGKILL')
  await once(child, 'exit')
  const store = openSqliteEventStore({ dir })
  t.equal((await store.readAll(null, 1_000)).events.length, 100)
  await store.close()
})

t.test('the lock is what counts, not the name beside it', async (t) => {
  const dir = newFolder(t)
  const folder = acquireDataFolder(dir)
  rmSync(join(dir, 'writer.json'))
  t.throws(() => acquireDataFolder(dir), /has not yet written its name/)
  folder.release()
})
