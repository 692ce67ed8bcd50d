import { LogUnavailable } from '@wubu/engine'
import { startEventStoreServer } from '@wubu/testing/event-store-server'
import t, { type Test } from 'tap'
import { openEventStoreDb } from '../src/open.ts'
import { batch, newStream } from './faulty.ts'

t.setTimeout(60_000)

const server = await startEventStoreServer()
t.teardown(() => server.stop())

async function opened(t: Test, options: Parameters<typeof openEventStoreDb>[1] = {}) {
  const store = await openEventStoreDb(server.connectionString, { callMs: 400, ...options })
  t.teardown(() => store.close())
  return store
}

await t.test(
  'an outcome that stays unknown is LogUnavailable, and a later try with the same ids tells it',
  async (t) => {
    const store = await opened(t, { retryMs: 0 })
    const stream = newStream()
    const events = batch(1)
    server.faults.inject('append', { kind: 'loseReply', tell: 'nothing' }, { stream })
    await t.rejects(store.append(stream, 'noStream', events), LogUnavailable)
    t.match(await store.append(stream, 'noStream', events), { outcome: 'alreadyAppended', revision: 0 })
    const other = events.map((event) => ({ ...event, commandHash: 'another body' }))
    t.same(await store.append(stream, 'noStream', other), { outcome: 'idReused' })
  },
)

await t.test('an append that is written after its caller gave up is the retry, or loses to it', async (t) => {
  const store = await opened(t, { callMs: 100, retryMs: 0 })
  const stream = newStream()
  const events = batch(1)
  server.faults.inject('append', { kind: 'delay', ms: 300, written: 'later' }, { stream })
  await t.rejects(store.append(stream, 'noStream', events), LogUnavailable)
  t.match(await store.append(stream, 'noStream', events), { revision: 0 })
  await new Promise((resolve) => setTimeout(resolve, 400))
  t.equal((await store.readStream(stream)).length, 1)
})

await t.test('the end of one store leaves the appends of another in the same process alone', async (t) => {
  const [one, other] = [await opened(t), await opened(t)]
  const stream = newStream()
  await one.append(newStream(), 'noStream', batch(1))
  const injected = server.faults.inject('append', { kind: 'delay', ms: 200, written: 'first' }, { stream })
  const appending = other.append(stream, 'noStream', batch(1))
  await one.close()
  t.match(await appending, { outcome: 'appended' })
  t.equal(injected.hits, 1, 'at the first try')
})

await t.test('closing settles the appends that are in flight', async (t) => {
  const store = await opened(t)
  const stream = newStream()
  server.faults.inject('append', { kind: 'delay', ms: 100, written: 'first' }, { stream })
  const appending = store.append(stream, 'noStream', batch(1))
  await store.close()
  t.match(await appending, { outcome: 'appended' })
})

await t.test('system events surface nowhere, however many there are', async (t) => {
  const store = await opened(t)
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

await t.test('a filter that leaves out what another store writes is told soon how far it has come', async (t) => {
  const [reader, writer] = [await opened(t), await opened(t)]
  const messages = reader.subscribe({
    after: await reader.head(),
    signal: AbortSignal.timeout(5_000),
    prefixes: ['nobody-'],
  })
  let writtenAt = 0
  for await (const message of messages) {
    if (message.kind === 'caughtUp') {
      writtenAt = performance.now()
      await writer.append(newStream(), 'noStream', batch(1))
    } else if (message.kind === 'checkpoint' && writtenAt > 0 && message.position === (await reader.head())) break
  }
  t.ok(writtenAt > 0 && performance.now() - writtenAt < 1_000)
})
