import { startEventStoreServer } from '@wubu/testing/event-store-server'
import t from 'tap'
import { newStream, opened, range, revisions, write } from './tools.ts'

t.setTimeout(60_000)

const server = await startEventStoreServer()
t.teardown(() => server.stop())

const faults = {
  'ended without an error': { kind: 'cut', after: 7, by: 'end' },
  'cut by a kill': { kind: 'cut', after: 7, by: 'kill' },
  'dropped as too slow': { kind: 'cut', after: 7, by: 'tooSlow' },
  'cut as unavailable': { kind: 'cut', after: 7, by: 'unavailable' },
  'silent from one event on': { kind: 'cut', after: 7, by: 'silence' },
  'given events twice': { kind: 'repeat', events: 5 },
  'given each event late': { kind: 'slow', ms: 2 },
  'refused at first': { kind: 'refuse', with: 'unavailable' },
  'left without an answer': { kind: 'hang' },
} as const

for (const [name, fault] of Object.entries(faults)) {
  await t.test(`a subscription that is ${name} has no gap and no double`, async (t) => {
    const store = await opened(t, server.connectionString)
    const stream = newStream()
    const after = await store.head()
    await write(store, stream, 20)
    const injected = server.faults.inject('subscribe', fault, { times: 3 })
    const reading = revisions(store.subscribe({ after, signal: new AbortController().signal, prefixes: [stream] }), 40)
    await write(store, stream, 20, 20)
    t.same(await reading, range(40))
    t.ok(injected.hits > 0)
    injected.clear()
  })
}

await t.test('so has one that the server drops again and again under load', async (t) => {
  const store = await opened(t, server.connectionString)
  const stream = newStream()
  const after = await store.head()
  const drops = setInterval(() => server.dropSubscriptions('tooSlow'), 100)
  const reading = revisions(store.subscribe({ after, signal: new AbortController().signal }), 300)
  await write(store, stream, 300)
  t.same(await reading, range(300))
  clearInterval(drops)
})

await t.test('a server that is killed and comes back is followed on from where it was', async (t) => {
  const own = await startEventStoreServer()
  t.teardown(() => own.stop())
  const store = await opened(t, own.connectionString)
  const stream = newStream()
  await write(store, stream, 10)
  const reading = revisions(store.subscribe({ after: null, signal: new AbortController().signal }), 20)
  await own.kill()
  await own.restart()
  await write(store, stream, 10, 10)
  t.same(await reading, range(20))
})

await t.test('a reader that throws ends its subscription alone, and frees its connection', async (t) => {
  const own = await startEventStoreServer()
  t.teardown(() => own.stop())
  const store = await opened(t, own.connectionString)
  const stream = newStream()
  await write(store, stream, 3)
  const before = own.connections
  const neighbour = revisions(store.subscribe({ after: null, signal: new AbortController().signal }), 5)
  const throwing = async () => {
    for await (const message of store.subscribe({
      after: null,
      signal: new AbortController().signal,
      prefixes: [stream],
    }))
      if (message.kind === 'event') throw new Error('a bug of the reader')
  }
  await t.rejects(throwing(), { message: 'a bug of the reader' })
  await write(store, stream, 2, 3)
  t.same(await neighbour, range(5))
  for (let wait = 0; wait < 100 && own.connections > before; wait += 1) await new Promise((r) => setTimeout(r, 10))
  t.equal(own.connections, before)
})

await t.test('system events surface nowhere, however many there are', async (t) => {
  const store = await opened(t, server.connectionString)
  const { events } = await store.readAll(null, 100_000)
  t.notOk(events.some(({ stream, type }) => stream.startsWith('$') || type.startsWith('$')))
  const streams = new Set<string>()
  for await (const message of store.subscribe({ after: null, signal: new AbortController().signal })) {
    if (message.kind === 'event') streams.add(message.event.stream)
    if (message.kind === 'caughtUp') break
  }
  t.ok(streams.size > 0)
  t.notOk([...streams].some((stream) => stream.startsWith('$')))
})
