import { DatabaseSync } from 'node:sqlite'
import { decodeEvent, type StoredEvent } from '@wubu/engine'
import { openMemoryEventStore } from '@wubu/testing'
import t from 'tap'
import { createTables, dump, finishTables, readCheckpoint } from '../src/database.ts'
import { countParked } from '../src/parked.ts'
import type { RowProjection } from '../src/projection.ts'
import { ProjectionRunner } from '../src/runner.ts'
import { append, readLog, type Told } from './logs.ts'
import { noted, notes } from './notes.ts'

const decode = (stored: StoredEvent) => {
  if (stored.type === 'Noted' && stored.data.includes('garbled')) throw new Error('not JSON')
  return decodeEvent(stored, {})
}

function open(projections: readonly RowProjection<object>[] = [notes()]) {
  const db = new DatabaseSync(':memory:')
  createTables(db, 'test', projections)
  finishTables(db, projections)
  return { db, runner: new ProjectionRunner({ db, projections, decode }) }
}

async function logOf(...events: readonly Told[]) {
  const store = openMemoryEventStore()
  await append(store, events)
  return readLog(store)
}

const feed = (runner: ProjectionRunner, events: readonly StoredEvent[]) => {
  const last = events.at(-1)
  if (last) runner.apply(events, last.position)
}

const texts = (db: DatabaseSync) =>
  db
    .prepare('SELECT id, text FROM note ORDER BY id')
    .all()
    .map(({ id, text }) => `${id} ${text}`)

t.test('rows and checkpoint of a batch', async (t) => {
  const log = await logOf(noted('a', 0, '1'), noted('b', 0, '2'), noted('a', 1, '3'))

  t.test('are there together', async (t) => {
    const { db, runner } = open()
    feed(runner, log)
    t.same(texts(db), ['a 13', 'b 2'])
    t.equal(readCheckpoint(db), log[2]?.position)
  })

  t.test('are both not there when the write fails, and the runner goes on from what is stored', async (t) => {
    let full = true
    const projection = notes()
    const failing = notes({
      save(db, changes) {
        projection.save(db, changes)
        if (full) throw Object.assign(new Error('disk full'), { errcode: 13 })
      },
    })
    const { db, runner } = open([failing])
    t.throws(() => feed(runner, log.slice(0, 2)), { message: 'disk full' })
    t.same(texts(db), [])
    t.equal(runner.checkpoint(), null)
    full = false
    feed(runner, log)
    t.same(texts(db), ['a 13', 'b 2'])
  })

  t.test('are the same however the log is cut', async (t) => {
    const whole = open()
    feed(whole.runner, log)
    const pieces = open()
    for (const event of log) feed(pieces.runner, [event])
    t.same(dump(pieces.db), dump(whole.db))
  })
})

t.test('an event that cannot be applied', async (t) => {
  const log = await logOf(
    noted('a', 0, '1'),
    noted('a', 1, 'bad'),
    noted('b', 0, '2'),
    noted('a', 2, '3'),
    noted('b', 1, '4'),
  )

  t.test('is parked with its reason, later events of its stream wait, everything else flows', async (t) => {
    const { db, runner } = open()
    feed(runner, log)
    t.same(texts(db), ['a 1', 'b 24'])
    t.match(runner.parked(), [
      { projection: 'notes', key: 'a', reason: 'cannot read this', event: { stream: 'a', revision: 1 } },
      { projection: 'notes', key: 'a', reason: `waits behind ${log[1]?.position}`, event: { revision: 2 } },
    ])
    t.equal(runner.parked().length, 2)
  })

  t.test('holds its stream up after a restart as well', async (t) => {
    const { db, runner } = open()
    feed(runner, log.slice(0, 3))
    feed(new ProjectionRunner({ db, projections: [notes()], decode }), log.slice(3))
    t.same(texts(db), ['a 1', 'b 24'])
    t.equal(runner.parked().length, 2)
  })

  t.test('touches the answers about its row and about all rows', async (t) => {
    const { db, runner } = open()
    feed(runner, log)
    t.equal(countParked(db, 'notes', 'a'), 2)
    t.equal(countParked(db, 'notes', 'b'), 0)
    t.equal(countParked(db, 'notes'), 2)
  })

  t.test('is replayed by its stream alone where an operator names one', async (t) => {
    const { db, runner } = open()
    feed(runner, await logOf(noted('a', 0, 'bad'), noted('c', 0, 'bad'), noted('a', 1, '2')))
    const mended = notes({ apply: (_row, { stream, data }) => ({ id: stream, text: String(data.text), count: 1 }) })
    const repaired = new ProjectionRunner({ db, projections: [mended], decode })
    t.same(repaired.replayParked('c'), { replayed: 1, remaining: 0, reason: null })
    t.same(new Set(repaired.parked().map(({ event }) => event.stream)), new Set(['a']), 'the other one waits on')
    t.same(repaired.replayParked('nobody'), { replayed: 0, remaining: 0, reason: null })
  })

  t.test('is replayed by an operator once its cause is mended', async (t) => {
    const { db, runner } = open()
    feed(runner, log)
    t.same(runner.replayParked(), { replayed: 0, remaining: 2, reason: 'cannot read this' }, 'not mended yet')
    t.match(runner.parked(), [{ reason: 'cannot read this' }, { reason: /waits behind/ }])
    const mended = notes({
      apply: (row, { stream, data }) => ({
        id: stream,
        text: `${row?.text}${data.text}`,
        count: (row?.count ?? 0) + 1,
      }),
    })
    const repaired = new ProjectionRunner({ db, projections: [mended], decode })
    t.same(repaired.replayParked(), { replayed: 2, remaining: 0, reason: null })
    t.same(texts(db), ['a 1bad3', 'b 24'])
    t.equal(repaired.checkpoint(), log.at(-1)?.position, 'the checkpoint stays')
  })

  t.test('is parked for the projection that fails alone', async (t) => {
    const table = notes({ name: 'other', schema: '', indexes: '', save: () => undefined, load: () => new Map() })
    const { runner } = open([notes(), { ...table, apply: () => ({ id: '', text: '', count: 0 }) }])
    feed(runner, log)
    t.same([...new Set(runner.parked().map(({ projection }) => projection))], ['notes'])
  })
})

t.test('an event that cannot be read is parked, and its stream waits', async (t) => {
  const log = await logOf(noted('a', 0, 'garbled'), noted('a', 1, '2'), noted('b', 0, '3'))
  const { db, runner } = open()
  feed(runner, log)
  t.same(texts(db), ['b 3'])
  t.match(runner.parked(), [
    { key: null, reason: 'not JSON' },
    { key: 'a', reason: /waits behind/ },
  ])
  t.equal(countParked(db, 'notes', 'b'), 1, 'a row that could be the one is touched')
})

t.test('an event type that a projection neither handles nor ignores is parked', async (t) => {
  const log = await logOf(
    { stream: 'a', revision: 0, type: 'Unheard', data: {} },
    { stream: 'b', revision: 0, type: 'Ignored', data: {} },
    { stream: 'session-1', revision: 0, type: 'SessionOpened', data: {} },
  )
  const { runner } = open()
  feed(runner, log)
  t.match(runner.parked(), [{ reason: 'this version does not know Unheard' }])
  t.equal(runner.parked().length, 1)
  t.equal(runner.checkpoint(), log.at(-1)?.position)
})

t.test('a row that its table refuses holds up its own stream alone', async (t) => {
  const log = await logOf(
    noted('a', 0, '1'),
    noted('b', 0, '2'),
    noted('a', 1, 'unsavable'),
    noted('b', 1, '3'),
    noted('a', 2, '4'),
  )
  for (const cut of [1, 2, 5]) {
    const { db, runner } = open()
    for (let index = 0; index < log.length; index += cut) feed(runner, log.slice(index, index + cut))
    t.same(texts(db), ['a 1', 'b 23'], `batches of ${cut}`)
    t.match(runner.parked(), [{ key: 'a', reason: /CHECK/, event: { revision: 1 } }, { event: { revision: 2 } }])
    t.equal(runner.checkpoint(), log.at(-1)?.position)
  }
})

t.test('only columns that changed are written', async (t) => {
  const log = await logOf(noted('a', 0, '1'), noted('a', 1, ''))
  const { db, runner } = open()
  feed(runner, log.slice(0, 1))
  db.exec("CREATE TRIGGER guard BEFORE UPDATE OF text ON note BEGIN SELECT raise(ABORT, 'text was written'); END")
  feed(runner, log.slice(1))
  t.same(runner.parked(), [])
  t.same(db.prepare('SELECT count FROM note').get()?.count, 2)
})
