import { setTimeout as pause } from 'node:timers/promises'
import type { EventStore, SubscriptionMessage } from '@wubu/engine'
import type { Test } from 'tap'
import type { OpenEventStore } from './event-store-contract.ts'
import {
  batch,
  collect,
  eventsOf,
  newStream,
  readOn,
  rule,
  signalOf,
  write,
  writeSingly,
} from './event-store-contract-tools.ts'

export async function subscribeContract(t: Test, open: OpenEventStore): Promise<void> {
  await delivery(t, open)
  await seam(t, open)
  await filters(t, open)
  await endings(t, open)
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

async function filters(t: Test, open: OpenEventStore) {
  await rule(t, 'a prefix filter delivers its streams alone', open, async (t, store) => {
    const after = await store.head()
    const [mine, also, other] = [newStream('mine'), newStream('另_%'), newStream('min')]
    for (const stream of [mine, other, also, other.replace('min', 'MINE'), mine.slice(1)])
      await writeSingly(store, stream, 3)
    const messages = store.subscribe({ after, signal: signalOf(t), prefixes: ['mine-', '另_%-'] })
    const seen = await collect(messages, (all) => all.at(-1)?.kind === 'caughtUp')
    const streams = eventsOf(seen).map((event) => event.stream)
    t.same(streams.filter((stream) => [mine, also].includes(stream)).length, 6)
    t.ok(streams.every((stream) => stream.startsWith('mine-') || stream.startsWith('另_%-')))
  })

  await rule(
    t,
    'checkpoints lead over what a filter leaves out, and are good to resume from',
    open,
    async (t, store) => {
      const [mine, other] = [newStream('mine'), newStream('other')]
      const { position: after } = await write(store, other, 'noStream', batch(1))
      const { position: passed } = await write(store, other, 0, batch(1_200))
      const first = store.subscribe({ after, signal: signalOf(t), prefixes: [mine] })
      const isThere = (m: SubscriptionMessage) => m.kind === 'checkpoint' && m.position >= passed
      const seen = await collect(first, (all) => all.some(isThere))
      t.same(eventsOf(seen), [])
      const reached = seen.flatMap((m) => (m.kind === 'checkpoint' ? [m.position] : [])).at(-1) ?? passed
      await write(store, mine, 'noStream', batch(2))
      const resumed = store.subscribe({ after: reached, signal: signalOf(t), prefixes: [mine] })
      t.same(eventsOf(await collect(resumed, events(2))), await store.readStream(mine))
    },
  )

  await rule(t, 'a live filter tells where it is though nothing of its own comes', open, async (t, store) => {
    const [mine, other] = [newStream('mine'), newStream('other')]
    const after = await store.head()
    const writing = { started: false }
    const seen = await collect(
      store.subscribe({ after, signal: signalOf(t), prefixes: [mine] }),
      (all) => all.at(-1)?.kind === 'checkpoint' && all.some((message) => message.kind === 'caughtUp'),
      async () => {
        if (!writing.started) await writeSingly(store, other, 40)
        writing.started = true
      },
    )
    t.match(seen.at(-1), { kind: 'checkpoint', position: String })
  })
}

async function endings(t: Test, open: OpenEventStore) {
  const ends: Record<string, (store: EventStore, controller: AbortController) => Promise<void> | void> = {
    abort: (_, controller) => controller.abort(),
    close: (store) => store.close(),
  }
  for (const [name, end] of Object.entries(ends)) {
    await rule(t, `${name} ends a waiting subscription without an error`, open, async (t, store) => {
      const controller = new AbortController()
      const after = await store.head()
      const reading = collect(store.subscribe({ after, signal: controller.signal }), () => false)
      await pause(20)
      await end(store, controller)
      t.same(eventsOf(await reading), [])
    })

    await rule(t, `after ${name} a subscription in mid-delivery gives no further event`, open, async (t, store) => {
      const after = await store.head()
      const controller = new AbortController()
      const stream = newStream()
      await write(store, stream, 'noStream', batch(20))
      const messages = store.subscribe({ after, signal: controller.signal, prefixes: [stream] })
      const seen = await collect(
        messages,
        () => false,
        async (all) => {
          if (eventsOf(all).length > 0) await end(store, controller)
        },
      )
      t.equal(eventsOf(seen).length, 1)
    })
  }

  await rule(t, 'an aborted signal gives nothing at all', open, async (t, store) => {
    t.same(await collect(store.subscribe({ after: null, signal: AbortSignal.abort() }), () => false), [])
  })

  await t.test('abort and close leave no handle that keeps the process alive', async (t) => {
    const before = process.getActiveResourcesInfo().length
    const store = await open()
    const controller = new AbortController()
    const readers = [1, 2, 3].map(() =>
      collect(store.subscribe({ after: null, signal: controller.signal }), () => false),
    )
    await writeSingly(store, newStream(), 5)
    await pause(20)
    controller.abort()
    await Promise.all(readers)
    await store.close()
    for (let wait = 0; wait < 50 && process.getActiveResourcesInfo().length > before; wait += 1) await pause(20)
    t.ok(process.getActiveResourcesInfo().length <= before, process.getActiveResourcesInfo().join())
  })
}

function ids(all: readonly { id: string }[]): string[] {
  return all.map((event) => event.id)
}
