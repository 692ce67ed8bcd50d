import { startEventStoreCluster } from '@wubu/testing/event-store-server'
import t from 'tap'
import { openEventStoreDb } from '../src/open.ts'
import { batch, failureOf, faulty, ids, newStream, stored } from './faulty.ts'

const appended = { outcome: 'appended', revision: 1 }

await t.test('an append whose reply is lost is written once and answered', async (t) => {
  for (const tell of ['nothing', 'kill', 'cancelled', 'unavailable', 'timeout', 'notReady', 'noLeader'] as const) {
    await t.test(`though the client is told: ${tell}`, async (t) => {
      const { server, store } = await faulty(t)
      const [stream, events] = [newStream(), batch(2)]
      const fault = server.faults.inject('append', { kind: 'loseReply', tell }, { stream, times: 2 })
      const first = await store.append(stream, 'noStream', events)
      t.match(first, appended)
      t.equal(fault.hits, 2, 'the fault struck the first try and the second')
      t.equal(stored(server, stream), 2)
      t.same(await store.append(stream, 'noStream', events), { ...first, outcome: 'alreadyAppended' })
      t.same(ids(await store.readStream(stream)), ids(events))
    })
  }
})

await t.test('a refusal that passes is waited for', async (t) => {
  for (const refusal of ['unavailable', 'cancelled', 'notReady', 'tooBusy', 'noLeader', 'timeout'] as const) {
    await t.test(refusal, async (t) => {
      const { server, store } = await faulty(t)
      const stream = newStream()
      const fault = server.faults.inject('append', { kind: 'refuse', with: refusal }, { stream, times: 3 })
      t.match(await store.append(stream, 'noStream', batch(2)), appended)
      t.equal(fault.hits, 3)
      t.equal(stored(server, stream), 2)
    })
  }
})

await t.test('an append is tried once for a caller who keeps an order, and tries again', async (t) => {
  const { server, store } = await faulty(t, { appendOnce: true })
  const [stream, events] = [newStream(), batch(2)]
  const fault = server.faults.inject('append', { kind: 'loseReply', tell: 'unavailable' }, { stream, times: 2 })
  t.match(await failureOf(store.append(stream, 'noStream', events)), { code: 'log_unavailable' })
  t.equal(fault.hits, 1)
  fault.clear()
  t.match(await store.append(stream, 'noStream', events), { outcome: 'alreadyAppended', revision: 1 })
})

await t.test('an append that comes after its time has no effect beside its retry', async (t) => {
  const { server, store } = await faulty(t)
  const stream = newStream()
  server.faults.inject('append', { kind: 'delay', ms: 500, written: 'later' }, { stream })
  t.match(await store.append(stream, 'noStream', batch(2)), appended)
  await new Promise((resolve) => setTimeout(resolve, 500))
  t.equal(stored(server, stream), 2)
})

await t.test('an append that hangs', async (t) => {
  await t.test('is sent again by a new connection, and its neighbours notice nothing', async (t) => {
    const { server, store } = await faulty(t)
    const stuck = newStream('stuck')
    server.faults.inject('append', { kind: 'hang' }, { stream: stuck, times: 2 })
    let slowest = 0
    const neighbour = async () => {
      const stream = newStream()
      for (let revision = -1; revision < 60; revision += 1) {
        const start = performance.now()
        t.match(await store.append(stream, revision < 0 ? 'noStream' : revision, batch(1)), { outcome: 'appended' })
        slowest = Math.max(slowest, performance.now() - start)
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
    }
    const neighbours = Promise.all(Array.from({ length: 4 }, neighbour))
    t.match(await store.append(stuck, 'noStream', batch(2)), appended)
    await neighbours
    t.ok(slowest < 1_000, `the slowest of the neighbours took ${Math.round(slowest)} ms`)
  })

  await t.test('and takes its connection with it is sent by another one', async (t) => {
    const { server, store } = await faulty(t, { retryMs: 600 })
    const stream = newStream()
    server.faults.inject('append', { kind: 'hang', wedge: true }, { stream })
    t.match(await store.append(stream, 'noStream', batch(2)), appended)
    t.match(await store.append(newStream(), 'noStream', batch(2)), appended)
  })

  await t.test('for good fails within its time, and the next one at once', async (t) => {
    const { server, store } = await faulty(t, { retryMs: 600 })
    const stream = newStream()
    server.faults.inject('append', { kind: 'hang' }, { times: 1_000 })
    const timed = async () => {
      const start = performance.now()
      t.match(await failureOf(store.append(stream, 'noStream', batch(1))), { code: 'log_unavailable' })
      return performance.now() - start
    }
    t.ok((await timed()) < 1_500)
    t.ok((await timed()) < 400, 'what is known to be down is not waited for again')
    server.faults.clear()
    t.match(await store.append(stream, 'noStream', batch(2)), appended)
  })
})

await t.test('refused credentials are told at once', async (t) => {
  for (const refusal of ['accessDenied', 'unauthenticated'] as const) {
    const { server, store } = await faulty(t)
    const fault = server.faults.inject('append', { kind: 'refuse', with: refusal }, { times: 100 })
    t.match(await failureOf(store.append(newStream(), 'noStream', batch(1))), { code: 'log_credentials_refused' })
    t.equal(fault.hits, 1)
  }
})

await t.test('a node that says who leads is left for that one', async (t) => {
  const cluster = await startEventStoreCluster()
  t.teardown(() => cluster.stop())
  const [follower] = cluster.followers
  const { leader } = cluster
  if (!follower || !leader) return t.fail('no nodes')
  const store = await openEventStoreDb(follower.connectionString, { callMs: 500, retryMs: 3_000 })
  t.teardown(() => store.close())
  const [stream, other] = [newStream(), newStream()]
  follower.faults.inject('append', { kind: 'refuse', with: 'notLeader' }, { times: 1_000 })
  t.match(await store.append(stream, 'noStream', batch(2)), appended)
  t.match(await store.append(other, 'noStream', batch(2)), appended)
  t.ok(leader.connections > 0)
})

await t.test('a server that is killed', async (t) => {
  await t.test('and comes back in time is waited for', async (t) => {
    const { server, store } = await faulty(t)
    const stream = newStream()
    await server.kill()
    const appending = store.append(stream, 'noStream', batch(2))
    await new Promise((resolve) => setTimeout(resolve, 300))
    await server.restart()
    t.match(await appending, appended)
  })

  await t.test('and stays away is told within the time, and found again', async (t) => {
    const { server, store } = await faulty(t, { retryMs: 500 })
    const stream = newStream()
    await server.kill()
    t.match(await failureOf(store.append(stream, 'noStream', batch(2))), { code: 'log_unavailable' })
    await server.restart()
    const events = batch(2)
    const tries: unknown[] = []
    do {
      tries.push(await failureOf(store.append(stream, 'noStream', events)))
      await new Promise((resolve) => setTimeout(resolve, 50))
    } while (tries.at(-1) instanceof Error && tries.length < 60)
    t.match(tries.at(-1), { resolved: appended })
  })
})

await t.test('connections that break under load lose nothing and double nothing', async (t) => {
  const { server, store } = await faulty(t)
  const cutting = setInterval(() => server.cutConnections(), 70)
  t.teardown(() => clearInterval(cutting))
  const writer = async () => {
    const [stream, written]: [string, string[]] = [newStream(), []]
    for (let turn = 0; turn < 25; turn += 1) {
      const events = batch(2)
      const result = await store.append(stream, turn === 0 ? 'noStream' : turn * 2 - 1, events)
      t.match(result, { outcome: /^(appended|alreadyAppended)$/, revision: turn * 2 + 1 })
      written.push(...ids(events))
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    return { stream, written }
  }
  const writers = await Promise.all(Array.from({ length: 8 }, writer))
  clearInterval(cutting)
  for (const { stream, written } of writers) t.same(ids(await store.readStream(stream)), written)
})
