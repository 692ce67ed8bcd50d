import { AppendTooLarge, LogUnavailable, toJsonText } from '@wubu/engine'
import { spawnEventStoreServer, startEventStoreServer } from '@wubu/testing/event-store-server'
import t from 'tap'
import { openEventStoreDb } from '../src/open.ts'
import { batch, failureOf, faulty, newStream, stored, until } from './faulty.ts'

await t.test('all appends of a store go on one call, with the credentials of its connection', async (t) => {
  const server = await startEventStoreServer({ credentials: { username: 'wubu', password: 'geheim' } })
  t.teardown(() => server.stop())
  const store = await openEventStoreDb(server.connectionString, { callMs: 200, retryMs: 0 })
  t.teardown(() => store.close())
  t.match(await store.append(newStream(), 'noStream', batch(1)), { outcome: 'appended' })
  const wedged = server.faults.inject('append', { kind: 'hang', wedge: true })
  const first = failureOf(store.append(newStream(), 'noStream', batch(1)))
  t.ok(await until(() => wedged.hits === 1))
  t.match(await failureOf(store.append(newStream(), 'noStream', batch(1))), { code: 'log_unavailable' })
  t.match(await first, { code: 'log_unavailable' })
  t.equal(wedged.hits, 1, 'the second never came further than the call that no longer answers')
})

await t.test('an append that only the server’s own count finds too large is refused before it', async (t) => {
  const { server, store } = await faulty(t)
  const sent = server.faults.inject('append', { kind: 'delay', ms: 0 })
  const many = batch(1_000).map((event) => ({ ...event, data: toJsonText({ text: 'x'.repeat(900) }) }))
  await t.rejects(store.append(newStream(), 'noStream', many), AppendTooLarge)
  t.equal(sent.hits, 0)
})

await t.test('the server has the very text of an event', async (t) => {
  const { server, store } = await faulty(t)
  const [event] = batch(1)
  if (!event) throw new Error('no event')
  const data = toJsonText({ z: '社 "区"\n', a: [1, { b: null }] })
  const stream = newStream()
  await store.append(stream, 'noStream', [{ ...event, data }])
  const [found] = server.log.events.filter((one) => one.stream === stream)
  t.equal(Buffer.from(found?.data ?? []).toString(), data)
})

await t.test('what a frozen server finds when it goes on, after its time, it drops', async (t) => {
  const server = await spawnEventStoreServer()
  t.teardown(() => server.stop())
  const store = await openEventStoreDb(server.connectionString, { callMs: 300, retryMs: 0 })
  t.teardown(() => store.close())
  await store.append(newStream(), 'noStream', batch(1))
  const stream = newStream()
  server.signal('SIGSTOP')
  await t.rejects(store.append(stream, 'noStream', batch(1)), LogUnavailable)
  await new Promise((resolve) => setTimeout(resolve, 100))
  server.signal('SIGCONT')
  t.match(await store.append(newStream(), 'noStream', batch(1)), { outcome: 'appended' })
  t.same(await store.readStream(stream), [])
})

await t.test(
  'an append that its time is over for leaves its neighbours on their call, and its late answer is no matter',
  async (t) => {
    const { server, store } = await faulty(t, { callMs: 400, retryMs: 2_000 })
    const [late, neighbour] = [newStream('late'), newStream('neighbour')]
    server.faults.inject('append', { kind: 'delay', ms: 450 }, { stream: late })
    const slow = server.faults.inject('append', { kind: 'delay', ms: 350 }, { stream: neighbour, times: 9 })
    const first = store.append(late, 'noStream', batch(1))
    await new Promise((resolve) => setTimeout(resolve, 200))
    t.match(await store.append(neighbour, 'noStream', batch(1)), { outcome: 'appended' })
    t.equal(slow.hits, 1, 'answered at its first try')
    t.match(await first, { outcome: 'appended' })
    t.equal(stored(server, late), 1)
  },
)

await t.test('an append call that the server ends', async (t) => {
  await t.test('gives up at once what it still had, which goes on another', async (t) => {
    const { server, store } = await faulty(t, { callMs: 5_000 })
    const stream = newStream()
    const hung = server.faults.inject('append', { kind: 'hang' }, { stream })
    const start = performance.now()
    const appending = store.append(stream, 'noStream', batch(1))
    while (hung.hits === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    server.dropSubscriptions('end')
    t.match(await appending, { outcome: 'appended' })
    t.ok(performance.now() - start < 2_000, 'without waiting for its limit')
    t.equal(stored(server, stream), 1)
  })

  await t.test('does not hold up closing', async (t) => {
    const { server, store } = await faulty(t)
    await store.append(newStream(), 'noStream', batch(1))
    server.dropSubscriptions('end')
    await new Promise((resolve) => setTimeout(resolve, 50))
    const late = new Promise((resolve) => setTimeout(() => resolve('late'), 1_000).unref())
    t.not(await Promise.race([store.close(), late]), 'late')
  })
})
