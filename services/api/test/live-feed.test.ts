import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { type EventStore, type Position, toJsonText } from '@wubu/engine'
import { openMemoryEventStore } from '@wubu/testing'
import t from 'tap'
import { LiveFeed, missedSince } from '../src/live-feed.ts'

async function happen(store: EventStore, count = 1): Promise<Position> {
  const commandHash = 'a'.repeat(64)
  const metadata = toJsonText({ commandHash, to: { request: 'handling.inProgress' } })
  const one = () => ({ id: randomUUID(), type: 'Done', schemaVersion: 1, data: toJsonText({}), metadata, commandHash })
  const result = await store.append(`request-${randomUUID()}`, 'noStream', Array.from({ length: count }, one))
  if (!('position' in result)) throw new Error(result.outcome)
  return result.position
}

async function until(holds: () => boolean): Promise<boolean> {
  for (const start = Date.now(); !holds() && Date.now() - start < 5_000; ) await wait(5)
  return holds()
}

/** A feed whose read models have what they are given, and what it told. */
function feedOn(store: EventStore) {
  let has: Position | null = null
  const waitForReadModels = async (position: Position) => {
    await wait(5)
    return has !== null && has >= position
  }
  const failures: unknown[] = []
  const told: (number | null)[] = []
  const runtime = { store, waitForReadModels }
  const feed = new LiveFeed(runtime, (error) => failures.push(error))
  const listener = (events: readonly unknown[] | null) => void told.push(events === null ? null : events.length)
  const readModelsHave = (position: Position) => {
    has = position
  }
  return { runtime, feed, listener, failures, told, readModelsHave }
}

t.test('nothing is told before the read models have it, however long they take', async (t) => {
  const store = openMemoryEventStore('log')
  const { runtime, feed, listener, told, readModelsHave } = feedOn(store)
  await feed.listen(listener)
  const before = await happen(store)
  const position = await happen(store)
  await wait(100)
  t.same(told, [], 'those who may see it could not see it yet')
  await t.rejects(missedSince(runtime, before), { code: 'read_models_behind' })
  readModelsHave(position)
  t.ok(await until(() => told.length > 0))
  t.equal(
    told.reduce<number>((sum, count) => sum + (count ?? 0), 0),
    2,
  )
  feed.leave(listener)
})

t.test('of too much that piles up meanwhile it is told that it was too much, and then what comes after', async (t) => {
  const store = openMemoryEventStore('log')
  const { feed, listener, told, readModelsHave } = feedOn(store)
  await feed.listen(listener)
  await happen(store)
  await wait(50)
  let last = await happen(store)
  for (let left = 11; left > 0; left -= 1) last = await happen(store, 1_000)
  await wait(50)
  readModelsHave(last)
  t.ok(await until(() => told.includes(null)))
  readModelsHave(await happen(store))
  t.ok(await until(() => told.at(-1) === 1))
  feed.leave(listener)
})

t.test('a log that can’t be read on is told of, and followed again', async (t) => {
  const store = openMemoryEventStore('log')
  let isBroken = true
  const breaking: EventStore = Object.assign(Object.create(store), {
    readAll: store.readAll.bind(store),
    head: store.head.bind(store),
    subscribe: (options: Parameters<EventStore['subscribe']>[0]) => {
      if (isBroken) throw new Error('not of ours')
      return store.subscribe(options)
    },
  })
  const { feed, listener, failures, told, readModelsHave } = feedOn(breaking)
  await feed.listen(listener)
  t.ok(await until(() => failures.length > 0))
  isBroken = false
  readModelsHave(await happen(store))
  t.ok(await until(() => told.length > 0))
  t.same(told, [1], 'nothing is lost')
  feed.leave(listener)
})
