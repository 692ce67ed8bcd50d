import { existsSync, readdirSync, readlinkSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { type EventToAppend, LogUnavailable, toJsonText } from '@wubu/engine'
import t from 'tap'
import { UnknownFormat } from '../src/errors.ts'
import { eventsBetween } from '../src/events-between.ts'
import { openLogForWriting } from '../src/log-file.ts'
import { openSqliteEventStore } from '../src/sqlite-event-store.ts'
import { newFolder } from './folders.ts'

const event = (id: string, type = 'ThingHappened', text = ''): EventToAppend => ({
  id,
  type,
  schemaVersion: 1,
  data: toJsonText({ text }),
  metadata: toJsonText({ commandHash: id }),
  commandHash: id,
})

function openFilesIn(dir: string): string[] {
  const links = readdirSync('/proc/self/fd').map((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`)
    } catch {
      return 'closed meanwhile'
    }
  })
  return links.filter((path) => path.startsWith(dir))
}

t.test('a writing connection is in WAL mode and durable at each commit', async (t) => {
  const dir = newFolder(t)
  await openSqliteEventStore({ dir }).close()
  const { db } = openLogForWriting(dir)
  t.same({ ...db.prepare('pragma journal_mode').get() }, { journal_mode: 'wal' })
  t.same({ ...db.prepare('pragma synchronous').get() }, { synchronous: 2 })
  db.close()
})

t.test('folder and files are readable by their owner alone', async (t) => {
  const dir = newFolder(t)
  const store = openSqliteEventStore({ dir })
  await store.append('s', 'noStream', [event('1')])
  t.equal(statSync(dir).mode & 0o777, 0o700)
  for (const file of ['log.db', 'log.db-wal', 'log.db-shm', 'writer.lock', 'writer.json']) {
    t.equal(statSync(join(dir, file)).mode & 0o777, 0o600, file)
  }
  await store.close()
})

t.test('positions are not given away again after a deleted tail', async (t) => {
  const dir = newFolder(t)
  const store = openSqliteEventStore({ dir })
  await store.append('kept', 'noStream', [event('1')])
  const gone = await store.append('gone', 'noStream', [event('2'), event('3')])
  await store.close()
  const db = new DatabaseSync(join(dir, 'log.db'))
  db.exec('delete from events where position > 1')
  db.close()
  const again = openSqliteEventStore({ dir })
  const next = await again.append('kept', 0, [event('4')])
  t.ok('position' in next && 'position' in gone && next.position > gone.position)
  t.match(await again.append('gone', 'noStream', [event('5')]), { outcome: 'appended', revision: 0 })
  await again.close()
})

t.test('one bad append of a group fails alone', async (t) => {
  const dir = newFolder(t)
  const store = openSqliteEventStore({ dir })
  await store.append('old', 'noStream', [event('0')])
  const db = new DatabaseSync(join(dir, 'log.db'))
  db.exec(`create trigger bad before insert on events when new.type = 'Bad' begin select raise(abort, 'no room'); end`)
  db.close()
  const names = Array.from({ length: 20 }, (_, index) => `s${index}`)
  const types = (index: number) => (index === 7 ? 'Bad' : 'Good')
  const group = names.map((name, index) =>
    store.append(name, 'noStream', [event(`a${index}`, 'Good'), event(`b${index}`, types(index))]),
  )
  const onOld = store.append('old', 0, [event('c')])
  const settled = await Promise.allSettled(group)
  t.equal(settled.filter(({ status }) => status === 'fulfilled').length, 19)
  t.match(settled[7], { status: 'rejected', reason: LogUnavailable })
  t.match(await onOld, { outcome: 'appended', revision: 1 })
  t.same(await store.readStream('s7'), [], 'nothing of the bad one is there')
  const { events } = await store.readAll(null, 100)
  t.equal(events.length, 40)
  t.equal(eventsBetween(null, await store.head()), 40, 'and no position was given to it')
  t.match(
    await store.append('s7', 'noStream', [event('d')]),
    { outcome: 'appended', revision: 0 },
    'its stream is free',
  )
  await store.close()
})

t.test('any number of appends in one turn is settled', async (t) => {
  const store = openSqliteEventStore({ dir: newFolder(t) })
  const appends = Array.from({ length: 10_000 }, (_, index) =>
    store.append(`s${index}`, 'noStream', [event(`${index}`)]),
  )
  const results = await Promise.all(appends)
  t.ok(results.every(({ outcome }) => outcome === 'appended'))
  t.equal((await store.readAll(null, 20_000)).events.length, 10_000)
  await store.close()
})

t.test('closing settles what is in flight', async (t) => {
  const dir = newFolder(t)
  const store = openSqliteEventStore({ dir })
  const pending = store.append('s', 'noStream', [event('1')])
  await store.close()
  t.match(await pending, { outcome: 'appended' })
  const again = openSqliteEventStore({ dir })
  t.equal((await again.readStream('s')).length, 1)
  await again.close()
})

t.test(
  'closing frees every file, whoever is still reading',
  { skip: existsSync('/proc/self/fd') ? false : 'needs /proc' },
  async (t) => {
    const dir = newFolder(t)
    const store = openSqliteEventStore({ dir })
    await store.append('s', 'noStream', [event('1'), event('2')])
    const reading = store.subscribe({ after: null, signal: new AbortController().signal })[Symbol.asyncIterator]()
    await reading.next()
    t.not(openFilesIn(dir).length, 0)
    await store.close()
    t.same(openFilesIn(dir), [])
    t.match(await reading.next(), { done: true })
  },
)

t.test(
  'a filter that nothing was written for sees what comes later, and what came before the log was opened',
  async (t) => {
    const dir = newFolder(t)
    const first = openSqliteEventStore({ dir })
    await first.append('wanted-1', 'noStream', [event('1')])
    await first.append('other-1', 'noStream', [event('2')])
    await first.close()
    const store = openSqliteEventStore({ dir })
    const reading = store.subscribe({ after: null, signal: AbortSignal.timeout(60_000), prefixes: ['wanted-'] })
    const seen: string[] = []
    const write = async () => {
      for (let index = 0; index < 50; index += 1) {
        await store.append('other-1', index, [event(`o${index}`)])
        if (index % 10 === 9) await store.append(`wanted-${index}`, 'noStream', [event(`w${index}`)])
      }
    }
    let writing: Promise<void> | null = null
    for await (const message of reading) {
      if (message.kind === 'event') seen.push(message.event.id)
      if (message.kind === 'caughtUp') writing = write()
      if (seen.length === 6) break
    }
    await writing
    t.same(seen, ['1', 'w9', 'w19', 'w29', 'w39', 'w49'])
    await store.close()
  },
)

t.test('a log keeps its id', async (t) => {
  const dir = newFolder(t)
  const store = openSqliteEventStore({ dir, logId: 'log-of-tongling' })
  await store.append('s', 'noStream', [event('1')])
  await store.close()
  const again = openSqliteEventStore({ dir })
  t.equal(again.logId, 'log-of-tongling')
  t.match(await again.head(), /^log-of-tongling:/)
  await again.close()
  t.throws(() => openSqliteEventStore({ dir, logId: 'another' }), UnknownFormat)
})

t.test('a log of a newer format is refused, and the folder is free again', async (t) => {
  const dir = newFolder(t)
  await openSqliteEventStore({ dir }).close()
  const db = new DatabaseSync(join(dir, 'log.db'))
  db.exec(`update meta set value = '2' where key = 'format'`)
  t.throws(() => openSqliteEventStore({ dir }), /format 2; this program knows 1/)
  db.exec(`update meta set value = '1' where key = 'format'`)
  db.close()
  await openSqliteEventStore({ dir }).close()
})

t.test('a file that is no log is refused', async (t) => {
  const dir = newFolder(t)
  await openSqliteEventStore({ dir }).close()
  const db = new DatabaseSync(join(dir, 'log.db'))
  db.exec('drop table meta')
  db.close()
  t.throws(() => openSqliteEventStore({ dir }), UnknownFormat)
})

t.test('memory does not grow with what a stalled reader has not read', async (t) => {
  const store = openSqliteEventStore({ dir: newFolder(t) })
  const reading = store
    .subscribe({ after: null, signal: AbortSignal.timeout(60_000), buffer: 10 })
    [Symbol.asyncIterator]()
  const filler = 'x'.repeat(500_000)
  await store.append('s', 'noStream', [event('0', 'Big', filler)])
  await reading.next()
  // on a busy machine V8 lets much garbage lie: what counts is what is held
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  collect()
  const before = process.memoryUsage()
  for (let index = 0; index < 300; index += 1) await store.append('s', index, [event(`${index + 1}`, 'Big', filler)])
  collect()
  const after = process.memoryUsage()
  t.ok(after.external + after.heapUsed - before.external - before.heapUsed < 20_000_000, '150 MB were written')
  let last = await reading.next()
  for (let read = 2; read < 301; read += 1) last = await reading.next()
  t.match(last, { value: { event: { revision: 300 } } })
  await store.close()
})
