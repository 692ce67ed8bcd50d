import { EmptyAppend, StoreClosed } from '@wubu/engine'
import type { Test } from 'tap'
import {
  batch,
  content,
  newStream,
  type OpenEventStore,
  readOn,
  rule,
  withHash,
  write,
} from './event-store-contract-tools.ts'

export async function appendContract(t: Test, open: OpenEventStore): Promise<void> {
  await revisions(t, open)
  await races(t, open)
  await retries(t, open)
  await foreignIds(t, open)
}

async function revisions(t: Test, open: OpenEventStore) {
  await rule(t, 'revisions of a stream start at 0 and have no gaps', open, async (t, store) => {
    const stream = newStream()
    t.match(await store.append(stream, 'noStream', batch(1)), { outcome: 'appended', revision: 0 })
    t.match(await store.append(stream, 0, batch(3)), { outcome: 'appended', revision: 3 })
    t.match(await store.append(stream, 3, batch(1)), { outcome: 'appended', revision: 4 })
    t.same(
      (await store.readStream(stream)).map((event) => event.revision),
      [0, 1, 2, 3, 4],
    )
  })

  await rule(t, 'an append answers the revision and position of its last event', open, async (t, store) => {
    const stream = newStream()
    const written = await write(store, stream, 'noStream', batch(3))
    const last = (await store.readStream(stream)).at(-1)
    t.same([written.revision, written.position], [last?.revision, last?.position])
  })

  await rule(
    t,
    'another expected revision is a conflict that tells the actual one, and writes nothing',
    open,
    async (t, store) => {
      const stream = newStream()
      t.same(await store.append(stream, 0, batch(1)), { outcome: 'conflict', actualRevision: -1 })
      await write(store, stream, 'noStream', batch(2))
      for (const expected of ['noStream', 0, 2, 7] as const) {
        t.same(
          await store.append(stream, expected, batch(2)),
          { outcome: 'conflict', actualRevision: 1 },
          `at ${expected}`,
        )
      }
      t.equal((await store.readStream(stream)).length, 2)
    },
  )

  await rule(t, 'an empty batch is refused', open, async (t, store) => {
    const stream = newStream()
    await t.rejects(store.append(stream, 'noStream', []), EmptyAppend)
    t.same(await store.readStream(stream), [])
  })

  await rule(t, 'a closed store refuses every use', open, async (t, store) => {
    await store.close()
    await t.rejects(store.append(newStream(), 'noStream', batch(1)), StoreClosed)
    await t.rejects(store.readStream(newStream()), StoreClosed)
    await t.rejects(store.readAll(null, 10), StoreClosed)
    await t.rejects(store.head(), StoreClosed)
    const subscription = async () => {
      for await (const message of store.subscribe({ after: null, signal: new AbortController().signal })) return message
    }
    await t.rejects(subscription(), StoreClosed)
    await t.resolves(store.close(), 'closing twice is closing')
  })
}

async function races(t: Test, open: OpenEventStore) {
  await rule(t, 'of racers for one revision exactly one wins, with its whole batch', open, async (t, store) => {
    const stream = newStream()
    await write(store, stream, 'noStream', batch(1))
    const racers = Array.from({ length: 20 }, () => batch(3))
    const results = await Promise.all(racers.map((events) => store.append(stream, 0, events)))
    const winners = racers.filter((_, index) => results[index]?.outcome === 'appended')
    t.equal(winners.length, 1)
    t.equal(results.filter((result) => result.outcome === 'conflict').length, 19)
    t.same((await store.readStream(stream, 1)).map(content), winners[0]?.map(content))
  })

  await rule(t, 'batches of concurrent writers stay whole and in stream order', open, async (t, store) => {
    const start = await store.head()
    const streams = Array.from({ length: 8 }, () => newStream())
    const rounds = async (stream: string) => {
      for (let round = 0; round < 10; round += 1)
        await write(store, stream, round === 0 ? 'noStream' : round * 3 - 1, batch(3))
    }
    await Promise.all(streams.map(rounds))
    const all = (await readOn(store, start)).filter((event) => streams.includes(event.stream))
    t.equal(all.length, 240)
    for (const stream of streams) {
      const inLog = all.filter((event) => event.stream === stream)
      t.same(inLog, await store.readStream(stream), 'the order of the log is the order of the stream')
    }
    const torn = all.filter((event, index) => event.revision % 3 > 0 && all[index - 1]?.stream !== event.stream)
    t.same(torn, [], 'no other event between those of one batch')
  })
}

async function retries(t: Test, open: OpenEventStore) {
  await rule(t, 'a retry after a lost reply gives the first answer, and writes nothing', open, async (t, store) => {
    const stream = newStream()
    const events = batch(3)
    const first = await write(store, stream, 'noStream', events)
    t.same(await store.append(stream, 'noStream', events), { ...first, outcome: 'alreadyAppended' })
    t.equal((await store.readStream(stream)).length, 3)
  })

  await rule(t, 'a retry after later events still gives the first answer', open, async (t, store) => {
    const stream = newStream()
    await write(store, stream, 'noStream', batch(2))
    const events = batch(2)
    const first = await write(store, stream, 1, events)
    await write(store, stream, 3, batch(4))
    t.same(await store.append(stream, 1, events), { ...first, outcome: 'alreadyAppended' })
    t.equal((await store.readStream(stream)).length, 8)
  })

  await rule(t, 'a retry is known by ids and command hash, not by its bytes', open, async (t, store) => {
    const stream = newStream()
    const events = batch(1, { nonce: 1 })
    const first = await write(store, stream, 'noStream', events)
    const again = batch(1, { nonce: 2 }).map((event, index) => ({ ...event, ...idOf(events[index]) }))
    t.same(await store.append(stream, 'noStream', again), { ...first, outcome: 'alreadyAppended' })
    t.same(
      (await store.readStream(stream)).map((event) => event.data),
      [events[0]?.data],
      'the old bytes are kept',
    )
  })

  await rule(t, 'the same batch sent twenty times at once is written once', open, async (t, store) => {
    const stream = newStream()
    const events = batch(2)
    const results = await Promise.all(Array.from({ length: 20 }, () => store.append(stream, 'noStream', events)))
    t.equal(results.filter((result) => result.outcome === 'appended').length, 1)
    t.equal(results.filter((result) => result.outcome === 'alreadyAppended').length, 19)
    t.equal(new Set(results.map((result) => 'position' in result && result.position)).size, 1)
    t.equal((await store.readStream(stream)).length, 2)
  })
}

async function foreignIds(t: Test, open: OpenEventStore) {
  await rule(t, 'the same ids with another command hash are refused', open, async (t, store) => {
    const stream = newStream()
    const events = batch(2)
    await write(store, stream, 'noStream', events)
    t.same(await store.append(stream, 'noStream', withHash(events, 'another body')), { outcome: 'idReused' })
    t.same((await store.readStream(stream)).map(content), events.map(content))
  })

  await rule(t, 'a batch that is only partly there is refused', open, async (t, store) => {
    const stream = newStream()
    const [first, second] = [batch(1, {}, 'h'), batch(1, {}, 'h')]
    await write(store, stream, 'noStream', [...first, ...second])
    const added = batch(1, {}, 'h')
    t.same(await store.append(stream, 'noStream', [...first, ...second, ...added]), { outcome: 'idReused' }, 'longer')
    t.same(
      await store.append(stream, 'noStream', [...first, ...added]),
      { outcome: 'idReused' },
      'another second event',
    )
    t.same(
      await store.append(stream, 'noStream', [...added, ...second]),
      { outcome: 'idReused' },
      'another first event',
    )
    t.same(await store.append(stream, 0, [...second, ...added]), { outcome: 'idReused' }, 'overlapping the end')
    t.equal((await store.readStream(stream)).length, 2)
  })
}

function idOf(event: { id: string; commandHash: string; metadata: unknown } | undefined) {
  return event ? { id: event.id, commandHash: event.commandHash } : {}
}
