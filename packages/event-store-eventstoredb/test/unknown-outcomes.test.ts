import { LogUnavailable } from '@wubu/engine'
import { startEventStoreCluster, startEventStoreServer } from '@wubu/testing/event-store-server'
import t from 'tap'
import { batch, newStream, opened, range, write } from './tools.ts'

t.setTimeout(60_000)

const server = await startEventStoreServer()
t.teardown(() => server.stop())

const passing = {
  unavailable: { kind: 'refuse', with: 'unavailable' },
  'not ready': { kind: 'refuse', with: 'notReady' },
  'too busy': { kind: 'refuse', with: 'tooBusy' },
  'not the leader': { kind: 'refuse', with: 'notLeader' },
  'without a leader': { kind: 'refuse', with: 'noLeader' },
  'late, by its own words': { kind: 'refuse', with: 'timeout' },
  'hanging for ever': { kind: 'hang' },
  'late with its answer': { kind: 'delay', ms: 600, written: 'first' },
  'late with the write itself': { kind: 'delay', ms: 600, written: 'later' },
  'written, then silent': { kind: 'loseReply', tell: 'nothing' },
  'written, then cut': { kind: 'loseReply', tell: 'kill' },
  'written, then unavailable': { kind: 'loseReply', tell: 'unavailable' },
  'written, then a timeout': { kind: 'loseReply', tell: 'timeout' },
} as const

for (const [name, fault] of Object.entries(passing)) {
  await t.test(`an append to a server that is ${name} is appended once in the end`, async (t) => {
    const store = await opened(t, server.connectionString)
    const stream = newStream()
    const injected = server.faults.inject('append', fault, { stream })
    const events = batch(2)
    const result = await store.append(stream, 'noStream', events)
    t.ok(injected.hits > 0, 'the fault struck')
    t.match(result, { revision: 1, outcome: /appended|alreadyAppended/ })
    const stored = await store.readStream(stream)
    t.same(
      stored.map((event) => event.id),
      events.map((event) => event.id),
    )
    t.equal(stored.at(-1)?.position, 'position' in result && result.position)
  })
}

await t.test(
  'an outcome that stays unknown is LogUnavailable, and a later try with the same ids tells it',
  async (t) => {
    const store = await opened(t, server.connectionString, { retryMs: 0 })
    const stream = newStream()
    const events = batch()
    server.faults.inject('append', { kind: 'loseReply', tell: 'nothing' }, { stream })
    await t.rejects(store.append(stream, 'noStream', events), LogUnavailable)
    t.match(await store.append(stream, 'noStream', events), { outcome: 'alreadyAppended', revision: 0 })
    const other = events.map((event) => ({ ...event, commandHash: 'another body' }))
    t.same(await store.append(stream, 'noStream', other), { outcome: 'idReused' })
  },
)

await t.test('an append that is written after its caller gave up is the retry, or loses to it', async (t) => {
  const store = await opened(t, server.connectionString, { callMs: 100, retryMs: 0 })
  const stream = newStream()
  const events = batch()
  server.faults.inject('append', { kind: 'delay', ms: 300, written: 'later' }, { stream })
  await t.rejects(store.append(stream, 'noStream', events), LogUnavailable)
  t.match(await store.append(stream, 'noStream', events), { revision: 0 })
  await new Promise((resolve) => setTimeout(resolve, 400))
  t.equal((await store.readStream(stream)).length, 1)
})

await t.test('a client that hangs is replaced, and what it has in flight is not lost', async (t) => {
  const store = await opened(t, server.connectionString, { callMs: 600 })
  const [stuck, slow] = [newStream('stuck'), newStream('slow')]
  server.faults.inject('append', { kind: 'hang' }, { stream: stuck })
  server.faults.inject('append', { kind: 'delay', ms: 500, written: 'first' }, { stream: slow })
  const first = store.append(stuck, 'noStream', batch())
  await new Promise((resolve) => setTimeout(resolve, 300))
  const neighbour = store.append(slow, 'noStream', batch())
  t.match(await Promise.all([first, neighbour]), [{ outcome: 'appended' }, { outcome: 'appended' }])
})

await t.test('the end of one store leaves the appends of another in the same process alone', async (t) => {
  const [one, other] = [await opened(t, server.connectionString), await opened(t, server.connectionString)]
  const stream = newStream()
  await one.append(newStream(), 'noStream', batch())
  const injected = server.faults.inject('append', { kind: 'delay', ms: 200, written: 'first' }, { stream })
  const appending = other.append(stream, 'noStream', batch())
  await one.close()
  t.match(await appending, { outcome: 'appended' })
  t.equal(injected.hits, 1, 'at the first try')
})

await t.test('closing settles the appends that are in flight', async (t) => {
  const store = await opened(t, server.connectionString)
  const stream = newStream()
  server.faults.inject('append', { kind: 'delay', ms: 100, written: 'first' }, { stream })
  const appending = store.append(stream, 'noStream', batch())
  await store.close()
  t.match(await appending, { outcome: 'appended' })
})

await t.test(
  'while the server is away an append is told so, each further one at once, and it goes on after',
  async (t) => {
    const own = await startEventStoreServer()
    t.teardown(() => own.stop())
    const store = await opened(t, own.connectionString, { retryMs: 300 })
    const stream = newStream()
    await write(store, stream, 1)
    await own.kill()
    await t.rejects(store.append(stream, 0, batch()), LogUnavailable)
    const start = performance.now()
    await t.rejects(store.append(stream, 0, batch()), LogUnavailable)
    await t.rejects(store.readStream(stream), LogUnavailable)
    t.ok(performance.now() - start < 500, `${performance.now() - start} ms`)
    await own.restart()
    t.match(await store.append(stream, 0, batch()), { outcome: 'appended', revision: 1 })
  },
)

await t.test('connections that break under writers lose and double nothing', async (t) => {
  const store = await opened(t, server.connectionString)
  const streams = range(8).map(() => newStream())
  const cuts = setInterval(() => server.cutConnections(), 60)
  await Promise.all(streams.map((stream) => write(store, stream, 40)))
  clearInterval(cuts)
  for (const stream of streams)
    t.same(
      (await store.readStream(stream)).map((event) => event.revision),
      range(40),
    )
})

await t.test('what was written is read, also from a follower that lags behind', async (t) => {
  const cluster = await startEventStoreCluster({ followerLagMs: 250 })
  t.teardown(() => cluster.stop())
  const url = `${cluster.connectionString}&nodePreference=follower`
  const store = await opened(t, url)
  const stream = newStream()
  for (const revision of range(4)) {
    const result = await store.append(stream, revision === 0 ? 'noStream' : revision - 1, batch())
    const position = 'position' in result ? result.position : null
    t.equal((await store.readStream(stream)).length, revision + 1)
    t.equal(await store.head(), position)
    t.equal((await store.readAll(null, 1_000)).events.at(-1)?.position, position)
  }
  const other = await opened(t, url)
  t.match(await other.append(stream, 1, batch()), { outcome: 'conflict', actualRevision: 3 })
  t.equal((await other.readStream(stream)).length, 4, 'a conflict tells what has to be there')
})

await t.test('reads that hang or fail are tried again', async (t) => {
  const store = await opened(t, server.connectionString)
  const stream = newStream()
  await write(store, stream, 3)
  for (const fault of [
    { kind: 'hang' },
    { kind: 'cut', after: 1, by: 'silence' },
    { kind: 'cut', after: 1, by: 'kill' },
    { kind: 'refuse', with: 'notReady' },
  ] as const) {
    const injected = server.faults.inject('read', fault, { stream })
    t.equal((await store.readStream(stream)).length, 3)
    t.equal(injected.hits, 1)
    server.faults.inject('read', fault, { stream: '$all' })
    t.not(await store.head(), null)
  }
})
