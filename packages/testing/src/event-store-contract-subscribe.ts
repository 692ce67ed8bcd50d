import { setTimeout as pause } from 'node:timers/promises'
import type { SubscriptionMessage } from '@wubu/engine'
import type { Test } from 'tap'
import { endingContract, filterContract } from './event-store-contract-filter.ts'
import {
  batch,
  collect,
  eventsOf,
  newStream,
  type OpenEventStore,
  readOn,
  rule,
  signalOf,
  write,
  writeSingly,
} from './event-store-contract-tools.ts'

export async function subscribeContract(t: Test, open: OpenEventStore): Promise<void> {
  await delivery(t, open)
  await seam(t, open)
  await filterContract(t, open)
  await endingContract(t, open)
}

const events = (count: number) => (seen: readonly SubscriptionMessage[]) => eventsOf(seen).length >= count

async function delivery(t: Test, open: OpenEventStore) {
  await rule(t, 'what is in the log comes first, then caught up once, then what is new', open, async (t, store) => {
    const after = await store.head()
    const stream = newStream()
    await writeSingly(store, stream, 3)
    const messages = store.subscribe({ after, signal: signalOf(t), prefixes: [stream] })
    const added = { revision: 3 }
    const seen = await collect(messages, events(6), async () => {
      if (added.revision < 6) await write(store, stream, added.revision++ - 1, batch(1))
    })
    t.same(
      eventsOf(seen)
        .slice(0, 6)
        .map((event) => event.revision),
      [0, 1, 2, 3, 4, 5],
    )
    t.ok(seen.filter((message) => message.kind === 'caughtUp').length <= 1)
  })

  await rule(t, 'a reader that waits is given what comes', open, async (t, store) => {
    const stream = newStream()
    const messages = store.subscribe({ after: await store.head(), signal: signalOf(t), prefixes: [stream] })
    const reading = collect(messages, events(3))
    for (const expected of ['noStream', 0, 1] as const) {
      await pause(30)
      await write(store, stream, expected, batch(1))
    }
    t.equal(eventsOf(await reading).length, 3)
  })

  await rule(t, 'caught up tells the position that a reader has reached', open, async (t, store) => {
    const after = await store.head()
    const stream = newStream()
    const { position } = await write(store, stream, 'noStream', batch(3))
    const seen = await collect(
      store.subscribe({ after, signal: signalOf(t) }),
      (all) => all.at(-1)?.kind === 'caughtUp',
    )
    t.equal(eventsOf(seen).filter((event) => event.stream === stream).length, 3)
    t.match(seen.at(-1), { kind: 'caughtUp', position })
  })

  await rule(t, 'resuming after every k-th event is exclusive', open, async (t, store) => {
    const start = await store.head()
    await writeSingly(store, newStream(), 4)
    await write(store, newStream(), 'noStream', batch(4))
    const all = await readOn(store, start)
    for (const [k, { position }] of all.slice(0, -1).entries()) {
      const rest = all.slice(k + 1)
      const seen = await collect(store.subscribe({ after: position, signal: signalOf(t) }), events(rest.length))
      t.same(eventsOf(seen), rest, `after ${k}`)
    }
  })
}

async function seam(t: Test, open: OpenEventStore) {
  await rule(
    t,
    'from catching up to live under writers every event comes once and in order',
    open,
    async (t, store) => {
      const after = await store.head()
      const streams = Array.from({ length: 4 }, () => newStream('seam'))
      const writers = streams.map((stream) => writeSingly(store, stream, 100))
      const readers = [0, 1, 2].map(async (turns) => {
        await pause(turns * 5)
        return eventsOf(await collect(store.subscribe({ after, signal: signalOf(t), prefixes: streams }), events(400)))
      })
      await Promise.all(writers)
      const all = (await readOn(store, after)).filter((event) => streams.includes(event.stream))
      for (const seen of await Promise.all(readers)) t.same(ids(seen), ids(all))
    },
  )

  await rule(t, 'a slow reader with a small buffer loses and doubles nothing', open, async (t, store) => {
    const after = await store.head()
    const stream = newStream('slow')
    const messages = store.subscribe({ after, signal: signalOf(t), prefixes: [stream], buffer: 4 })
    let asleep = 0
    const reading = collect(messages, events(300), () => (asleep++ % 50 === 0 ? pause(20) : undefined))
    await writeSingly(store, stream, 300)
    t.same(
      eventsOf(await reading).map((event) => event.revision),
      [...Array(300).keys()],
    )
  })

  await rule(t, 'a slow reader does not hold up writers or another reader', open, async (t, store) => {
    const after = await store.head()
    const stream = newStream('slow')
    const stuck = store.subscribe({ after, signal: signalOf(t), prefixes: [stream], buffer: 2 })[Symbol.asyncIterator]()
    await writeSingly(store, stream, 1)
    await stuck.next()
    for (let revision = 0; revision < 50; revision += 1) await write(store, stream, revision, batch(1))
    const seen = await collect(store.subscribe({ after, signal: signalOf(t), prefixes: [stream] }), events(51))
    t.equal(eventsOf(seen).length, 51)
    const rest = await collect({ [Symbol.asyncIterator]: () => stuck }, events(1))
    t.equal(eventsOf(rest)[0]?.revision, 1, 'it goes on where it stood')
  })
}

function ids(all: readonly { id: string }[]): string[] {
  return all.map((event) => event.id)
}
