import { randomUUID } from 'node:crypto'
import { LogUnavailable, toJsonText } from '@wubu/engine'
import type { Cut, Refusal } from '@wubu/testing/event-store-server'
import t from 'tap'
import { batch, type Faulty, faulty, follow, ids, newStream, until } from './faulty.ts'

const size = 6

const renamed = (events: ReturnType<typeof batch>) => events.map((event) => ({ ...event, id: randomUUID() }))

/** Appends one event after the other; their ids in order. */
async function write({ store }: Faulty, stream: string, count: number, from = -1): Promise<string[]> {
  const written: string[] = []
  for (let index = 0; index < count; index += 1) {
    const events = batch(1)
    const revision = from + index
    await store.append(stream, revision < 0 ? 'noStream' : revision, events)
    written.push(...ids(events))
  }
  return written
}

const cuts: readonly Cut[] = ['end', 'kill', 'cancelled', 'unavailable', 'tooSlow', 'silence']

await t.test('a subscription that is cut goes on where it was: no gap, no double', async (t) => {
  for (const by of cuts) {
    for (const live of [false, true]) {
      await t.test(`by ${by}, ${live ? 'live' : 'catching up'}, after each number of events`, async (t) => {
        const one = await faulty(t)
        const streams = Array.from({ length: size }, () => newStream())
        const expected = live ? [] : await Promise.all(streams.map((stream) => write(one, stream, size)))
        // one subscription each, so that all the cuts take no longer than one
        const faults = streams.map((_, after) => one.server.faults.inject('subscribe', { kind: 'cut', after, by }))
        const followed = streams.map((stream) => follow(t, one.store, { prefixes: [stream] }))
        if (live) {
          t.ok(await until(() => followed.every(({ kinds }) => by === 'silence' || kinds.includes('caughtUp'))))
          expected.push(...(await Promise.all(streams.map((stream) => write(one, stream, size)))))
        }
        t.ok(await until(() => followed.every(({ seen }) => seen.length >= size)))
        t.same(
          followed.map(({ seen }) => seen),
          expected,
        )
        t.same(
          faults.map(({ hits }) => hits),
          streams.map(() => 1),
        )
        t.ok(followed.every(({ kinds }) => kinds.filter((kind) => kind === 'caughtUp').length <= 1))
      })
    }
  }
})

await t.test('events that come again after a reconnection are left out', async (t) => {
  for (const prefixed of [true, false]) {
    const one = await faulty(t)
    const stream = newStream()
    const expected = await write(one, stream, size)
    one.server.faults.inject('subscribe', { kind: 'cut', after: 4, by: 'kill' })
    const repeat = one.server.faults.inject('subscribe', { kind: 'repeat', events: 3 })
    const followed = follow(t, one.store, prefixed ? { prefixes: [stream] } : {})
    t.ok(await until(() => followed.seen.length >= size && followed.kinds.includes('caughtUp')))
    expected.push(...(await write(one, stream, 1, size - 1)))
    t.ok(await until(() => followed.seen.length > size))
    t.same(followed.seen, expected)
    t.equal(repeat.hits, 1)
  }
})

await t.test('a refusal that passes is waited for', async (t) => {
  const refusals: readonly Refusal[] = ['unavailable', 'cancelled', 'notReady', 'tooBusy', 'noLeader', 'timeout']
  for (const refusal of refusals) {
    const one = await faulty(t)
    const stream = newStream()
    const expected = await write(one, stream, 2)
    const fault = one.server.faults.inject('subscribe', { kind: 'refuse', with: refusal }, { times: 3 })
    const followed = follow(t, one.store, { prefixes: [stream] })
    t.ok(await until(() => followed.seen.length === 2), refusal)
    t.same(followed.seen, expected)
    t.equal(fault.hits, 3)
  }
})

await t.test('refused credentials end it with an error that says so', async (t) => {
  const one = await faulty(t)
  const fault = one.server.faults.inject('subscribe', { kind: 'refuse', with: 'unauthenticated' }, { times: 100 })
  const followed = follow(t, one.store)
  await followed.ended
  t.match(followed.failure, { code: 'log_credentials_refused' })
  t.ok(followed.failure instanceof LogUnavailable, 'so that who follows the log for good comes back')
  t.equal(fault.hits, 1)
})

await t.test('one that does not begin is begun again', async (t) => {
  const one = await faulty(t, { idleMs: 60_000 })
  const stream = newStream()
  const expected = await write(one, stream, 2)
  const fault = one.server.faults.inject('subscribe', { kind: 'hang' }, { times: 2 })
  const followed = follow(t, one.store, { prefixes: [stream] })
  t.ok(await until(() => followed.seen.length === 2))
  t.same(followed.seen, expected)
  t.equal(fault.hits, 2)
})

await t.test('a slow server gives everything in its time', async (t) => {
  const one = await faulty(t)
  const stream = newStream()
  const expected = await write(one, stream, 10)
  one.server.faults.inject('subscribe', { kind: 'slow', ms: 50 })
  const followed = follow(t, one.store, { prefixes: [stream] })
  t.ok(await until(() => followed.seen.length === 10))
  t.same(followed.seen, expected)
})

await t.test('dropped again and again under writers, it gives every event once and in order', async (t) => {
  const one = await faulty(t)
  const streams = Array.from({ length: 4 }, () => newStream('busy'))
  const followed = follow(t, one.store, { prefixes: ['busy-'] })
  let drops = 0
  const dropping = setInterval(() => {
    one.server.dropSubscriptions(drops++ % 2 === 0 ? 'tooSlow' : 'end')
  }, 60)
  t.teardown(() => clearInterval(dropping))
  await Promise.all(streams.map((stream) => write(one, stream, 150)))
  clearInterval(dropping)
  t.ok(drops > 2, `${drops} drops`)
  t.ok(await until(() => followed.seen.length >= 600))
  const inLog = one.server.log.events.filter(({ stream }) => stream.startsWith('busy-'))
  const idOf = (metadata: Uint8Array) => JSON.parse(Buffer.from(metadata).toString()).id
  t.same(
    followed.seen,
    inLog.map(({ metadata }) => idOf(metadata)),
  )
})

await t.test('it goes on by itself after the server was stopped or killed and is back', async (t) => {
  for (const down of ['stop', 'kill'] as const) {
    const one = await faulty(t)
    const stream = newStream()
    const expected = await write(one, stream, 2)
    const followed = follow(t, one.store, { prefixes: [stream] })
    t.ok(await until(() => followed.seen.length === 2))
    await one.server[down]()
    await new Promise((resolve) => setTimeout(resolve, 200))
    await one.server.restart()
    expected.push(...(await write(one, stream, 2, 1)))
    t.ok(await until(() => followed.seen.length === 4), down)
    t.same(followed.seen, expected)
  }
})

await t.test('a reader that throws leaves nothing open behind', async (t) => {
  const one = await faulty(t)
  const stream = newStream()
  await write(one, stream, 3)
  const connections = one.server.connections
  const throwing = async () => {
    for await (const message of one.store.subscribe({ after: null, signal: new AbortController().signal }))
      if (message.kind === 'event') throw new Error('the reader')
  }
  await t.rejects(throwing(), { message: 'the reader' })
  t.ok(await until(() => one.server.connections === connections))
})

await t.test('each has a connection of its own, so that a slow reader holds up nobody else', async (t) => {
  const one = await faulty(t)
  await write(one, newStream(), 1)
  const before = one.server.connections
  const followed = [follow(t, one.store), follow(t, one.store, { prefixes: ['faulty-'] })]
  t.ok(await until(() => followed.every(({ kinds }) => kinds.includes('caughtUp'))))
  t.equal(one.server.connections, before + 2)
})

await t.test('what a slow reader has not taken waits at the server', async (t) => {
  const one = await faulty(t)
  const stream = newStream()
  const events = batch(10).map((event) => ({ ...event, data: toJsonText({ text: 'x'.repeat(50_000) }) }))
  for (let turn = 0; turn < 60; turn += 1)
    await one.store.append(stream, turn === 0 ? 'noStream' : turn * 10 - 1, renamed(events))
  const signal = AbortSignal.timeout(20_000)
  for await (const { kind } of one.store.subscribe({ after: null, signal, prefixes: [stream], buffer: 4 })) {
    if (kind !== 'event') continue
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    break
  }
  const { sentBytes } = one.server
  t.ok(sentBytes > 0 && sentBytes < 10_000_000, `${sentBytes} of 30,000,000 bytes`)
})

await t.test('a reader that stops reading while much is written gets all of it in the end', async (t) => {
  const one = await faulty(t)
  const stream = newStream()
  const messages = one.store.subscribe({
    after: null,
    signal: AbortSignal.timeout(20_000),
    prefixes: [stream],
    buffer: 4,
  })
  const seen: string[] = []
  const expected = await write(one, stream, 1)
  for await (const message of messages) {
    if (message.kind !== 'event') continue
    seen.push(message.event.id)
    if (seen.length === 1) expected.push(...(await write(one, stream, 1_500, 0)))
    if (seen.length === expected.length) break
  }
  t.same(seen, expected)
})
