import { deepStrictEqual } from 'node:assert'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { decodeEvent, type EventStore, type StoredEvent } from '@wubu/engine'
import { openMemoryEventStore, requestLogs } from '@wubu/testing'
import fc from 'fast-check'
import t, { type Test } from 'tap'
import { decode } from '../src/catalogues.ts'
import { createTables, dump, finishTables, identityOf } from '../src/database.ts'
import { currentGeneration } from '../src/generations.ts'
import type { RowProjection } from '../src/projection.ts'
import { createProjections } from '../src/projections.ts'
import { ReadModels } from '../src/read-models.ts'
import { rebuild } from '../src/rebuild.ts'
import { ProjectionRunner } from '../src/runner.ts'
import { append, readLog, toldOf } from './logs.ts'
import { noted, notes } from './notes.ts'

function folder(t: Test) {
  const dir = mkdtempSync(join(tmpdir(), 'wubu-read-models-'))
  t.teardown(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

const plain = (stored: StoredEvent) => decodeEvent(stored, {})

function rebuildNotes(store: EventStore, dir: string, projections: readonly RowProjection<object>[] = [notes()]) {
  return rebuild({ store, dir, projections, decode: plain })
}

function reader(t: Test, store: EventStore, dir: string, projections: readonly RowProjection<object>[] = [notes()]) {
  const models = new ReadModels(dir, identityOf(store.logId, projections))
  t.teardown(() => models.close())
  return models
}

const textOf = (db: DatabaseSync) =>
  db
    .prepare('SELECT text FROM note ORDER BY id')
    .all()
    .map(({ text }) => text)

/** What following the log in batches of these sizes leads to. */
async function liveDump(store: EventStore, projections: readonly RowProjection<object>[], sizes: readonly number[]) {
  const db = new DatabaseSync(':memory:')
  createTables(db, identityOf(store.logId, projections), projections)
  finishTables(db, projections)
  const runner = new ProjectionRunner({ db, projections, decode, keptRows: 2 })
  const log = await readLog(store)
  for (let index = 0, batch = 0; index < log.length; batch += 1) {
    const size = sizes[batch % sizes.length] ?? 1
    const events = log.slice(index, index + size)
    const last = events.at(-1)
    if (last) runner.apply(events, last.position)
    index += size
  }
  const tables = dump(db)
  db.close()
  return tables
}

async function rebuiltDump(store: EventStore, dir: string, saveEvery: number) {
  const projections = createProjections({ timeZone: 'Asia/Shanghai' })
  const { path } = await rebuild({ store, dir, projections, decode, saveEvery })
  const db = new DatabaseSync(path, { readOnly: true })
  const tables = dump(db)
  db.close()
  return tables
}

t.test('rebuilt equals live, whatever happened and however the log was cut', async (t) => {
  const dir = folder(t)
  const seed = Date.now() & 0x7fffffff
  t.comment(`seed ${seed}`)
  const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 })
  const property = fc.asyncProperty(
    requestLogs(),
    sizes,
    fc.integer({ min: 1, max: 60 }),
    async (log, sizes, every) => {
      const store = openMemoryEventStore('log')
      await append(store, log.map(toldOf))
      const live = await liveDump(store, createProjections({ timeZone: 'Asia/Shanghai' }), sizes)
      const rebuilt = await rebuiltDump(store, dir, every)
      deepStrictEqual(rebuilt, live)
    },
  )
  await t.resolves(fc.assert(property, { seed, numRuns: 40 }))
})

t.test('a rebuild', async (t) => {
  t.test('is swapped in while a reader has the file before open', async (t) => {
    const dir = folder(t)
    const store = openMemoryEventStore()
    await append(store, [noted('a', 0, '1')])
    await rebuildNotes(store, dir)
    const models = reader(t, store, dir)
    const before = models.db
    const reading = before.prepare('SELECT text FROM note').iterate()
    t.match(reading.next().value, { text: '1' })
    await append(store, [noted('a', 1, '2')])
    await rebuildNotes(store, dir)
    t.same(reading.next().done, true, 'a query in hand goes on in the old file')
    t.same(textOf(models.db), ['12'], 'the next one sees the new file')
    t.notOk(
      readdirSync(dir).some((name) => name.startsWith('read-models-1')),
      'of the old one nothing is left',
    )
  })

  t.test('of a log that is still being filled holds all that was written until it was finished', async (t) => {
    const dir = folder(t)
    const store = openMemoryEventStore()
    const asked: boolean[] = []
    const more = async () => {
      // what comes with the last answer counts as well
      if (asked.length < 4) await append(store, [noted('a', asked.length, String(asked.length))])
      asked.push(asked.length < 3)
      return asked.at(-1) === true
    }
    await rebuild({ store, dir, projections: [notes()], decode: plain, more })
    t.same(asked, [true, true, true, false])
    t.same(textOf(reader(t, store, dir).db), ['0123'])
  })

  t.test('that fails leaves the file in use as it is, and nothing else', async (t) => {
    const dir = folder(t)
    const store = openMemoryEventStore()
    await append(store, [noted('a', 0, '1')])
    await rebuildNotes(store, dir)
    const broken = notes({
      save: () => {
        throw Object.assign(new Error('disk full'), { errcode: 13 })
      },
    })
    await t.rejects(rebuildNotes(store, dir, [broken]), { message: 'disk full' })
    t.same(readdirSync(dir).sort(), ['current', 'read-models-1.db'])
    t.same(textOf(reader(t, store, dir).db), ['1'])
  })

  t.test('ends when it is aborted', async (t) => {
    const dir = folder(t)
    const store = openMemoryEventStore()
    await append(store, [noted('a', 0, '1')])
    const signal = AbortSignal.abort()
    await t.rejects(rebuild({ store, dir, projections: [notes()], decode: plain, signal }), { name: 'AbortError' })
    t.same(readdirSync(dir), [])
  })

  t.test('parks what following the log would park', async (t) => {
    const dir = folder(t)
    const store = openMemoryEventStore()
    await append(store, [
      noted('a', 0, '1'),
      noted('a', 1, 'unsavable'),
      noted('b', 0, 'bad'),
      noted('b', 1, '2'),
      noted('c', 0, '3'),
    ])
    await rebuildNotes(store, dir)
    const models = reader(t, store, dir)
    t.same(textOf(models.db), ['1', '3'])
    t.equal(models.parked('notes', 'a'), 1)
    t.equal(models.parked('notes', 'b'), 2)
  })

  t.test('clears away what a killed build left behind', async (t) => {
    const dir = folder(t)
    const store = openMemoryEventStore()
    await append(store, [noted('a', 0, '1')])
    writeFileSync(join(dir, 'read-models-7.building.db'), 'half')
    writeFileSync(join(dir, 'read-models-7.building.db-journal'), 'half')
    await rebuildNotes(store, dir)
    t.same(readdirSync(dir).sort(), ['current', 'read-models-8.db'])
    t.equal(currentGeneration(dir)?.number, 8)
  })
})

t.test('read models that are not there, or of another log or version, say so', async (t) => {
  const dir = folder(t)
  const store = openMemoryEventStore()
  t.throws(() => reader(t, store, dir).db, { code: 'read_models_not_ready' })
  await rebuildNotes(store, dir)
  t.ok(reader(t, store, dir).db)
  t.throws(() => reader(t, openMemoryEventStore(), dir).db, { code: 'read_models_not_ready' })
  t.throws(() => reader(t, store, dir, [notes({ version: 2 })]).db, { code: 'read_models_not_ready' })
})
