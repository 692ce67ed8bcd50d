import { randomUUID } from 'node:crypto'
import { openMemoryEventStore } from '@wubu/testing'
import t from 'tap'
import { LogUnavailable } from './errors.ts'
import type { EventStore, Position, StoredEvent } from './event-store.ts'
import { toJsonText } from './json-text.ts'
import { type ProjectionProgress, type ProjectionTarget, runProjection } from './run-projection.ts'

/** Remembers what it was given, in batches. */
class Notebook implements ProjectionTarget {
  readonly batches: string[][] = []
  at: Position | null = null
  onApply: () => void = () => undefined

  checkpoint() {
    return this.at
  }

  apply(batch: readonly StoredEvent[], checkpoint: Position) {
    this.batches.push(batch.map(({ stream, revision }) => `${stream}@${revision}`))
    this.at = checkpoint
    this.onApply()
  }

  get all() {
    return this.batches.flat()
  }
}

async function write(store: EventStore, stream: string, from: number, count: number) {
  const events = Array.from({ length: count }, () => {
    const commandHash = randomUUID()
    const text = toJsonText({ commandHash })
    return { id: randomUUID(), type: 'Happened', schemaVersion: 1, data: toJsonText({}), metadata: text, commandHash }
  })
  await store.append(stream, from === 0 ? 'noStream' : from - 1, events)
}

const names = (stream: string, count: number) => Array.from({ length: count }, (_, index) => `${stream}@${index}`)

/** Runs until `enough`, then stops and returns how it ended. */
async function runUntil(store: EventStore, target: Notebook, enough: () => boolean, more: object = {}) {
  const controller = new AbortController()
  target.onApply = () => enough() && controller.abort()
  return runProjection({ store, target, signal: controller.signal, retryMs: 1, ...more })
}

t.test('a projection that is far behind reads the log in pages, then follows it live', async (t) => {
  const store = openMemoryEventStore()
  await write(store, 'a', 0, 25)
  const target = new Notebook()
  const ended = runUntil(store, target, () => target.all.length === 27, { batchSize: 10 })
  await new Promise((resolve) => setTimeout(resolve, 20))
  t.same(
    target.batches.map((batch) => batch.length),
    [10, 10, 5],
  )
  await write(store, 'a', 25, 2)
  t.equal(await ended, 'stopped')
  t.same(target.all, names('a', 27))
})

t.test('what comes in while a batch is worked on is one batch', async (t) => {
  const store = openMemoryEventStore()
  await write(store, 'a', 0, 1)
  const target = new Notebook()
  const ended = runUntil(store, target, () => target.all.length === 41)
  await new Promise((resolve) => setTimeout(resolve, 5))
  await write(store, 'a', 1, 40)
  await ended
  t.same(target.all, names('a', 41))
  t.ok(target.batches.length <= 3, `${target.batches.length} batches`)
})

t.test('an abort finishes the batch in hand and applies no other', async (t) => {
  const store = openMemoryEventStore()
  await write(store, 'a', 0, 30)
  const target = new Notebook()
  t.equal(await runUntil(store, target, () => true, { batchSize: 10 }), 'stopped')
  t.same(target.all, names('a', 10))
  t.equal(await runUntil(store, target, () => target.all.length === 30, { batchSize: 10 }), 'stopped')
  t.same(target.all, names('a', 30), 'and it goes on from its checkpoint')
})

t.test('an abort ends a projection that waits for events', async (t) => {
  const store = openMemoryEventStore()
  const controller = new AbortController()
  const ended = runProjection({ store, target: new Notebook(), signal: controller.signal })
  setTimeout(() => controller.abort(), 5)
  t.equal(await ended, 'stopped')
})

t.test('an unavailable log is tried again, without losing or doubling an event', async (t) => {
  const store = openMemoryEventStore()
  await write(store, 'a', 0, 20)
  let failures = 3
  const flaky: EventStore = Object.assign(Object.create(store), {
    readAll: async (after: Position | null, limit: number) => {
      const page = await store.readAll(after, limit)
      if (after !== null && failures-- > 0) throw new LogUnavailable('gone for a moment')
      return page
    },
  })
  const target = new Notebook()
  t.equal(await runUntil(flaky, target, () => target.all.length === 20, { batchSize: 5 }), 'stopped')
  t.same(target.all, names('a', 20))
  t.ok(failures <= 0)
})

t.test('a subscription that fails live is resumed after the events that it delivered', async (t) => {
  const store = openMemoryEventStore()
  await write(store, 'a', 0, 3)
  let drops = 2
  let subscriptions = 0
  const dropping: EventStore = Object.assign(Object.create(store), {
    subscribe: async function* (options: Parameters<EventStore['subscribe']>[0]) {
      subscriptions += 1
      for await (const message of store.subscribe(options)) {
        yield message
        if (message.kind === 'event' && drops-- > 0) throw new LogUnavailable('consumer too slow')
      }
    },
    readAll: (after: Position | null, limit: number) => store.readAll(after, limit),
    head: () => store.head(),
  })
  const target = new Notebook()
  const ended = runUntil(dropping, target, () => target.all.length === 9)
  for (let revision = 3; revision < 9; revision += 1) {
    // an event that comes before the subscription does is read as a page
    while (subscriptions < Math.min(3, revision - 2)) await new Promise((resolve) => setTimeout(resolve, 1))
    await write(store, 'a', revision, 1)
  }
  await ended
  t.same(target.all, names('a', 9))
  t.ok(drops <= 0)
})

t.test('a checkpoint of another log asks for a rebuild', async (t) => {
  const target = new Notebook()
  target.at = 'other:0000000000000001' as Position
  const controller = new AbortController()
  t.equal(await runProjection({ store: openMemoryEventStore(), target, signal: controller.signal }), 'rebuildNeeded')
})

t.test('a target that fails ends the run with its error', async (t) => {
  const store = openMemoryEventStore()
  await write(store, 'a', 0, 1)
  const target = new Notebook()
  target.onApply = () => {
    throw new Error('disk full')
  }
  const { signal } = new AbortController()
  await t.rejects(runProjection({ store, target, signal }), { message: 'disk full' })
})

t.test('progress tells position, lag and whether the end was reached', async (t) => {
  const store = openMemoryEventStore()
  await write(store, 'a', 0, 30)
  const seen: ProjectionProgress[] = []
  const target = new Notebook()
  await runUntil(store, target, () => target.all.length === 30, {
    batchSize: 10,
    onProgress: (progress: ProjectionProgress) => seen.push(progress),
    eventsBetween: (from: string, to: string) => Number(to.slice(-16)) - Number(from.slice(-16)),
  })
  t.match(seen, [
    { lag: 20, caughtUp: false },
    { lag: 10, caughtUp: false },
    { lag: 0, caughtUp: true },
  ])
  t.equal(seen[2]?.position, target.at)
})

t.test(
  'a log that tells by itself when it has grown is read in pages, and what came meanwhile is one batch',
  async (t) => {
    const store = openMemoryEventStore()
    await write(store, 'a', 0, 5)
    const target = new Notebook()
    let looks = 0
    const untilGrown = async () => {
      looks += 1
      await write(store, 'a', 5 * looks, 2)
      await write(store, 'a', 5 * looks + 2, 3)
    }
    await runUntil(store, target, () => target.all.length === 20, { untilGrown })
    t.same(
      target.batches.map((batch) => batch.length),
      [5, 5, 5, 5],
    )
    t.same(target.all, names('a', 20))
  },
)
