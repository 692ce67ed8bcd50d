import { setTimeout as pause } from 'node:timers/promises'
import type { EventStore, Position, SubscriptionMessage } from '@wubu/engine'
import type { Test } from 'tap'
import {
  batch,
  collect,
  eventsOf,
  newStream,
  type OpenEventStore,
  rule,
  signalOf,
  write,
  writeSingly,
} from './event-store-contract-tools.ts'

const events = (count: number) => (seen: readonly SubscriptionMessage[]) => eventsOf(seen).length >= count

export async function filterContract(t: Test, open: OpenEventStore) {
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

  // whoever waits for a write of their own waits for this
  await rule(t, 'and within a second, after a single event that it leaves out', open, async (t, store) => {
    const written: { position?: Position; at: number } = { at: 0 }
    const passed = (m: SubscriptionMessage) =>
      m.kind === 'checkpoint' && written.position !== undefined && m.position >= written.position
    await collect(
      store.subscribe({ after: await store.head(), signal: signalOf(t), prefixes: [newStream('mine')] }),
      (all) => all.some(passed),
      async (all) => {
        if (written.position || !all.some(({ kind }) => kind === 'caughtUp')) return
        written.at = performance.now()
        written.position = (await write(store, newStream('other'), 'noStream', batch(1))).position
      },
    )
    t.ok(performance.now() - written.at < 1_000)
  })
}

export async function endingContract(t: Test, open: OpenEventStore) {
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
