import type { Cut, Refusal } from '@wubu/testing/event-store-server'
import { startEventStoreCluster } from '@wubu/testing/event-store-server'
import t from 'tap'
import { openEventStoreDb } from '../src/open.ts'
import { batch, failureOf, faulty, ids, newStream, until } from './faulty.ts'

await t.test('a read that is disturbed is read again, whole', async (t) => {
  const refusals: readonly Refusal[] = ['unavailable', 'cancelled', 'notReady', 'tooBusy', 'noLeader', 'timeout']
  const faults = [
    { kind: 'hang' },
    { kind: 'delay', ms: 500 },
    ...refusals.map((refusal) => ({ kind: 'refuse', with: refusal }) as const),
    ...(['end', 'kill', 'cancelled', 'unavailable', 'silence'] satisfies Cut[]).map(
      (by) => ({ kind: 'cut', after: 2, by }) as const,
    ),
  ] as const
  for (const fault of faults) {
    await t.test(JSON.stringify(fault), async (t) => {
      const { server, store } = await faulty(t)
      const [stream, events] = [newStream(), batch(5)]
      await store.append(stream, 'noStream', events)
      const struck = server.faults.inject('read', fault, { stream })
      t.same(ids(await store.readStream(stream)), ids(events))
      t.equal(struck.hits, 1)
      const again = server.faults.inject('read', fault, { stream: '$all' })
      const { events: page, end } = await store.readAll(null, 100)
      t.same([ids(page), end], [ids(events), true])
      t.equal(again.hits, 1)
    })
  }
})

await t.test('a read that never comes fails within its time', async (t) => {
  const { server, store } = await faulty(t, { retryMs: 500 })
  server.faults.inject('read', { kind: 'hang' }, { times: 1_000 })
  const start = performance.now()
  t.match(await failureOf(store.readStream(newStream())), { code: 'log_unavailable' })
  t.ok(performance.now() - start < 1_500)
})

await t.test('closing ends a read that has no answer', async (t) => {
  const { server, store } = await faulty(t, { callMs: 8_000 })
  const hung = server.faults.inject('read', { kind: 'hang' })
  const reading = failureOf(store.readStream(newStream()))
  t.ok(await until(() => hung.hits === 1))
  const start = performance.now()
  await store.close()
  t.match(await reading, { code: 'store_closed' })
  t.ok(performance.now() - start < 2_000)
})

await t.test('refused credentials are told at once', async (t) => {
  const { server, store } = await faulty(t)
  const fault = server.faults.inject('read', { kind: 'refuse', with: 'unauthenticated' }, { times: 100 })
  t.match(await failureOf(store.readStream(newStream())), { code: 'log_credentials_refused' })
  t.equal(fault.hits, 1)
})

await t.test('through a follower one reads what one has written', async (t) => {
  const cluster = await startEventStoreCluster({ followerLagMs: 150 })
  t.teardown(() => cluster.stop())
  const url = `${cluster.connectionString}&nodePreference=follower`
  const store = await openEventStoreDb(url, { callMs: 500, retryMs: 3_000 })
  t.teardown(() => store.close())
  const [stream, events] = [newStream(), batch(3)]
  const result = await store.append(stream, 'noStream', events)
  t.same(ids(await store.readStream(stream)), ids(events))
  const [more, other] = [batch(1), newStream()]
  const last = await store.append(other, 'noStream', more)
  t.same(ids((await store.readAll(null, 100)).events), ids([...events, ...more]))
  t.equal(await store.head(), 'position' in last && last.position)
  t.same(await store.append(stream, 'noStream', events), { ...result, outcome: 'alreadyAppended' })
})
