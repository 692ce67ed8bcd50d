import { randomUUID } from 'node:crypto'
import { openMemoryEventStore, openMemoryKeyStore } from '@wubu/testing'
import t from 'tap'
import { eventHash, withHash } from '../src/hash-chain.ts'
import {
  CommandHandler,
  type EventStore,
  type JsonText,
  type StoredEvent,
  verifyLog,
  verifyStream,
} from '../src/index.ts'
import { count, counterDecider } from './counter.ts'

/** Three streams of three events each. */
async function filled(): Promise<EventStore> {
  const store = openMemoryEventStore()
  const handler = new CommandHandler(counterDecider, { store, keys: openMemoryKeyStore() })
  for (let round = 0; round < 3; round += 1) {
    for (const stream of ['counter-a', 'counter-b', 'session-c']) {
      const commandId = randomUUID()
      await handler.handle({ stream, command: count(1, `${stream} ${round}`), commandId, correlationId: commandId })
    }
  }
  return store
}

/** The same log, with its events as somebody left them. */
function tampered(
  store: EventStore,
  change: (events: StoredEvent[]) => StoredEvent[],
  logId = store.logId,
): EventStore {
  const readAll = async () => {
    const page = await store.readAll(null, 1_000)
    return { ...page, events: change([...page.events]) }
  }
  return Object.assign(Object.create(store), { logId, readAll })
}

const is = (stream: string, revision: number) => (one: StoredEvent) =>
  one.stream === stream && one.revision === revision
const without = (stream: string, revision: number) => (events: StoredEvent[]) =>
  events.filter((one) => !is(stream, revision)(one))
const swap = (events: StoredEvent[], stream: string) =>
  events.map((one) => {
    const other = events.find(is(stream, 1 - one.revision))
    return one.stream === stream && one.revision < 2 && other
      ? { ...one, data: other.data, metadata: other.metadata }
      : one
  })

/** An event with other metadata, and a hash that fits. */
function rehashed(event: StoredEvent, change: object): StoredEvent {
  const { hash: _hash, ...metadata } = JSON.parse(event.metadata)
  const text = JSON.stringify({ ...metadata, ...change })
  return { ...event, metadata: withHash(text, eventHash({ ...event, metadata: text })) }
}

t.test('a log', async (t) => {
  const store = await filled()
  const { head } = await verifyLog(store)
  const faultsOf = async (change: (events: StoredEvent[]) => StoredEvent[]) =>
    (await verifyLog(tampered(store, change), { against: head })).faults

  t.test('that nobody touched verifies, also against its head', async (t) => {
    t.match(await verifyLog(store, { against: head }), { events: 9, streams: 3, faults: [] })
  })
  t.test('leaves sign-ins and keys out of its head', async (t) => {
    t.same(Object.keys(head.streams), ['counter-a', 'counter-b'])
  })
  t.test('with a changed byte is told, with the first broken event alone', async (t) => {
    const change = (events: StoredEvent[]) =>
      events.map((one) => (is('counter-a', 1)(one) ? { ...one, data: one.data.replace('1', '2') as JsonText } : one))
    t.match(await faultsOf(change), [{ code: 'changed', stream: 'counter-a', revision: 1 }])
  })
  t.test('with a deleted middle event is told', async (t) => {
    t.match(await faultsOf(without('counter-b', 1)), [{ code: 'missing', stream: 'counter-b', revision: 2 }])
  })
  t.test('with two swapped events is told', async (t) => {
    t.match(await faultsOf((events) => swap(events, 'counter-b')), [{ stream: 'counter-b', revision: 0 }])
  })
  t.test('with a changed event id is told', async (t) => {
    const change = (events: StoredEvent[]) =>
      events.map((one) => (is('counter-a', 0)(one) ? { ...one, id: randomUUID() } : one))
    t.match(await faultsOf(change), [{ code: 'foreign_id', stream: 'counter-a', revision: 0 }])
  })
  t.test('with a changed event whose own hash fits is told by the event after it', async (t) => {
    const change = (events: StoredEvent[]) =>
      events.map((one) => (is('counter-a', 1)(one) ? rehashed(one, { occurredAt: '2020-01-01T00:00:00.000Z' }) : one))
    t.match(await faultsOf(change), [{ code: 'changed', stream: 'counter-a', revision: 2 }])
  })
  t.test('with a command id that is none is told, though its hash is right', async (t) => {
    for (const commandId of ['nonsense', null, 7]) {
      const change = (events: StoredEvent[]) =>
        events.map((one) => (is('counter-a', 2)(one) ? rehashed(one, { commandId }) : one))
      t.match(await faultsOf(change), [{ code: 'foreign_id', stream: 'counter-a', revision: 2 }])
    }
  })
  t.test('with a cut tail is told by the head', async (t) => {
    t.match(await faultsOf(without('counter-a', 2)), [{ code: 'tail_cut', stream: 'counter-a', revision: 1 }])
  })
  t.test('with a removed stream is told by the head', async (t) => {
    const change = (events: StoredEvent[]) => events.filter((one) => one.stream !== 'counter-a')
    t.match(await faultsOf(change), [{ code: 'stream_removed', stream: 'counter-a' }])
  })
  t.test('whose stream was written anew with good chains is told by the head', async (t) => {
    const forged = tampered(await filled(), (events) => events, store.logId)
    const { faults } = await verifyLog(forged, { against: head })
    t.match(faults, [{ code: 'stream_changed', stream: 'counter-a' }, { stream: 'counter-b' }])
  })
  t.test('of another id is told', async (t) => {
    t.match((await verifyLog(await filled(), { against: head })).faults, [{ code: 'other_log' }])
  })
  t.test('verifies one stream by itself', async (t) => {
    const events = await store.readStream('counter-a')
    t.equal(verifyStream(events), null)
    t.match(verifyStream(events.slice(1)), { code: 'missing', revision: 1 })
  })
})
