import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type EventToAppend, LogReadOnly, type StoredEvent, toJsonText } from '@wubu/engine'
import t from 'tap'
import { NoLogThere } from '../src/errors.ts'
import { openSqliteEventStore } from '../src/sqlite-event-store.ts'
import { type EventStoreReader, openSqliteEventStoreReader } from '../src/sqlite-event-store-reader.ts'
import { newFolder } from './folders.ts'

const events = (...ids: string[]): EventToAppend[] =>
  ids.map((id) => ({
    id,
    type: 'ThingHappened',
    schemaVersion: 1,
    data: toJsonText({ id }),
    metadata: toJsonText({ commandHash: 'h' }),
    commandHash: 'h',
  }))

async function follow(reader: EventStoreReader, count: number): Promise<StoredEvent[]> {
  const seen: StoredEvent[] = []
  for await (const message of reader.subscribe({ after: null, signal: AbortSignal.timeout(20_000) })) {
    if (message.kind === 'event') seen.push(message.event)
    if (seen.length === count) break
  }
  return seen
}

t.test('a reader beside the writer reads what was acknowledged', async (t) => {
  const dir = newFolder(t)
  const store = openSqliteEventStore({ dir })
  const reader = openSqliteEventStoreReader({ dir })
  t.equal(reader.logId, store.logId)
  t.equal(await reader.head(), null)
  await store.append('s', 'noStream', events('1', '2'))
  t.same(await reader.readStream('s'), await store.readStream('s'))
  t.same(await reader.readAll(null, 10), await store.readAll(null, 10))
  t.equal(await reader.head(), await store.head())
  await reader.close()
  await store.close()
})

t.test('a reader cannot append', async (t) => {
  const dir = newFolder(t)
  await openSqliteEventStore({ dir }).close()
  const reader = openSqliteEventStoreReader({ dir })
  await t.rejects(reader.append('s', 'noStream', events('1')), LogReadOnly)
  await reader.close()
})

t.test('reading a folder without a log is refused and makes nothing', async (t) => {
  const dir = newFolder(t)
  t.throws(() => openSqliteEventStoreReader({ dir }), NoLogThere)
  t.notOk(existsSync(join(dir, 'log.db')))
})

t.test('a poke is followed at once, long before the poll', async (t) => {
  const dir = newFolder(t)
  const store = openSqliteEventStore({ dir })
  const reader = openSqliteEventStoreReader({ dir, pollMs: 60_000 })
  const following = follow(reader, 1)
  await pause(20)
  await store.append('s', 'noStream', events('1'))
  reader.poke()
  t.equal((await following).length, 1)
  await reader.close()
  await store.close()
})

t.test('without a poke the poll finds what is new', async (t) => {
  const dir = newFolder(t)
  const store = openSqliteEventStore({ dir })
  const reader = openSqliteEventStoreReader({ dir, pollMs: 10 })
  const following = follow(reader, 2)
  await pause(30)
  await store.append('s', 'noStream', events('1', '2'))
  t.equal((await following).length, 2)
  await reader.close()
  await store.close()
})

t.test('a reader opens what a killed writer left, with everything that was acknowledged', async (t) => {
  const dir = newFolder(t)
  const child = fork(fileURLToPath(import.meta.resolve('./write-and-wait.ts')), [dir], { stdio: 'inherit' })
  await once(child, 'message')
  child.kill('SIGKILL')
  await once(child, 'exit')
  t.ok(existsSync(join(dir, 'log.db-wal')), 'the log was not tidied up')
  const reader = openSqliteEventStoreReader({ dir })
  t.equal((await reader.readAll(null, 1_000)).events.length, 100)
  await reader.close()
})
