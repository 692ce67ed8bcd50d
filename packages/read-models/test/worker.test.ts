import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { decodeEvent, type EventStore, type Position, type StoredEvent } from '@wubu/engine'
import { openMemoryEventStore } from '@wubu/testing'
import t, { type Test } from 'tap'
import { CheckpointClock } from '../src/checkpoint-clock.ts'
import { identityOf } from '../src/database.ts'
import { currentGeneration } from '../src/generations.ts'
import { ReadModels } from '../src/read-models.ts'
import { rebuild } from '../src/rebuild.ts'
import { startProjections } from '../src/worker.ts'
import { append } from './logs.ts'
import { noted, notes } from './notes.ts'

const decode = (stored: StoredEvent) => decodeEvent(stored, {})

function folder(t: Test) {
  const dir = mkdtempSync(join(tmpdir(), 'wubu-projections-'))
  t.teardown(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

/** Projections that follow a log, a clock that they feed, and a reader. */
function start(t: Test, store: EventStore, dir: string, projection = notes()) {
  const clock = new CheckpointClock()
  const stopping = new AbortController()
  const running = startProjections({
    store,
    dir,
    projections: [projection],
    decode,
    signal: stopping.signal,
    onProgress: ({ position }) => clock.reached(position),
  })
  const models = new ReadModels(dir, identityOf(store.logId, [projection]))
  const stop = async () => {
    stopping.abort()
    await running.done
  }
  t.teardown(async () => {
    models.close()
    await stop()
  })
  const texts = () =>
    models.db
      .prepare('SELECT text FROM note ORDER BY id')
      .all()
      .map(({ text }) => text)
  const reached = async () => clock.waitFor((await store.head()) ?? ('' as Position), 2_000)
  return { clock, running, models, stop, texts, reached }
}

t.test('a write is read once its position was waited for', async (t) => {
  const store = openMemoryEventStore()
  await append(store, [noted('a', 0, '1')])
  const { texts, reached } = start(t, store, folder(t))
  t.ok(await reached())
  t.same(texts(), ['1'])
  await append(store, [noted('a', 1, '2'), noted('b', 0, '3')])
  t.ok(await reached())
  t.same(texts(), ['12', '3'])
})

t.test('projections that are started again go on from their checkpoint', async (t) => {
  const store = openMemoryEventStore()
  const dir = folder(t)
  await append(store, [noted('a', 0, '1')])
  const first = start(t, store, dir)
  await first.reached()
  await first.stop()
  await append(store, [noted('a', 1, '2')])
  const second = start(t, store, dir)
  t.ok(await second.reached())
  t.same(second.texts(), ['12'])
  t.equal(currentGeneration(dir)?.number, 1, 'without a rebuild')
})

t.test('read models of another log, of another version, or ahead of a restored log are built anew', async (t) => {
  const dir = folder(t)
  const other = openMemoryEventStore()
  await append(other, [noted('a', 0, 'other')])
  const before = start(t, other, dir)
  await before.reached()
  await before.stop()

  const store = openMemoryEventStore('one')
  await append(store, [noted('a', 0, '1'), noted('a', 1, '2')])
  const of = start(t, store, dir)
  await of.reached()
  t.same(of.texts(), ['12'])
  await of.stop()

  const restored = openMemoryEventStore('one')
  await append(restored, [noted('a', 0, '1')])
  const ahead = start(t, restored, dir)
  await ahead.reached()
  t.same(ahead.texts(), ['1'])
  await ahead.stop()

  const newer = start(t, restored, dir, notes({ version: 2 }))
  await newer.reached()
  t.same(newer.texts(), ['1'])
  t.equal(currentGeneration(dir)?.number, 4)
  await newer.stop()

  const retabled = start(t, restored, dir, notes({ version: 2, indexes: 'CREATE INDEX noteByCount ON note (count)' }))
  await retabled.reached()
  t.equal(currentGeneration(dir)?.number, 5, 'also where a table changed and its version was forgotten')
})

t.test('a file that another process rebuilt is followed from there', async (t) => {
  const store = openMemoryEventStore()
  const dir = folder(t)
  await append(store, [noted('a', 0, '1')])
  const { reached, texts } = start(t, store, dir)
  await reached()
  await rebuild({ store, dir, projections: [notes()], decode })
  await append(store, [noted('a', 1, '2')])
  t.ok(await reached())
  for (let tries = 0; tries < 100 && texts()[0] !== '12'; tries += 1) await wait(10)
  t.same(texts(), ['12'])
  t.equal(currentGeneration(dir)?.number, 2)
})

t.test('parked events can be listed and replayed while the log is followed', async (t) => {
  const store = openMemoryEventStore()
  await append(store, [noted('a', 0, 'bad')])
  const { running, reached } = start(t, store, folder(t))
  await reached()
  t.match(running.parked(), [{ projection: 'notes', key: 'a', reason: 'cannot read this' }])
  t.same(running.replayParked(), { replayed: 0, remaining: 1, reason: 'cannot read this' })
})

t.test('a failure of the disk ends the projections with its error', async (t) => {
  const store = openMemoryEventStore()
  const failing = notes({
    save: () => {
      throw Object.assign(new Error('disk full'), { errcode: 13 })
    },
  })
  await append(store, [noted('a', 0, '1')])
  const { signal } = new AbortController()
  const running = startProjections({ store, dir: folder(t), projections: [failing], decode, signal })
  await t.rejects(running.done, { message: 'disk full' })
})

t.test('the clock', async (t) => {
  const at = (number: number) => `log:${number}` as Position
  t.test('answers at once for what was reached', async (t) => {
    const clock = new CheckpointClock()
    clock.reached(at(5))
    clock.reached(at(3))
    t.equal(clock.now, at(5))
    t.equal(await clock.waitFor(at(5), 0), true)
  })
  t.test('wakes those whose position is reached, and no others', async (t) => {
    const clock = new CheckpointClock()
    const early = clock.waitFor(at(2), 1_000)
    const late = clock.waitFor(at(4), 30)
    clock.reached(at(3))
    t.equal(await early, true)
    t.equal(await late, false, 'after its patience')
  })
})
