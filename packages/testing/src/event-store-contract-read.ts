import { randomUUID } from 'node:crypto'
import { type EventStore, type Position, UnknownPosition } from '@wubu/engine'
import type { Test } from 'tap'
import {
  batch,
  content,
  newStream,
  type OpenEventStore,
  readOn,
  rule,
  write,
  writeSingly,
} from './event-store-contract-tools.ts'

export async function readContract(t: Test, open: OpenEventStore): Promise<void> {
  await streams(t, open)
  await wholeLog(t, open)
  await positions(t, open)
}

async function streams(t: Test, open: OpenEventStore) {
  await rule(t, 'a stream that is not there reads empty', open, async (t, store) => {
    t.same(await store.readStream(newStream()), [])
  })

  await rule(t, 'a stream is read from any revision on', open, async (t, store) => {
    const stream = newStream()
    const events = batch(5)
    await write(store, stream, 'noStream', events)
    for (let from = 0; from <= 6; from += 1) {
      t.same((await store.readStream(stream, from)).map(content), events.slice(from).map(content), `from ${from}`)
    }
  })

  await rule(t, 'streams whose names begin alike are different streams', open, async (t, store) => {
    const stream = newStream()
    await write(store, stream, 'noStream', batch(1))
    await write(store, `${stream}1`, 'noStream', batch(2))
    await write(store, stream.toUpperCase(), 'noStream', batch(3))
    t.equal((await store.readStream(stream)).length, 1)
    t.equal((await store.readStream(stream.toUpperCase())).length, 3)
  })

  await rule(t, 'more events than a page come back as one stream', open, async (t, store) => {
    const stream = newStream()
    await write(store, stream, 'noStream', batch(1_500))
    await write(store, stream, 1_499, batch(1_000))
    t.same(
      (await store.readStream(stream)).map((event) => event.revision),
      [...Array(2_500).keys()],
    )
  })
}

async function wholeLog(t: Test, open: OpenEventStore) {
  await rule(t, 'positions rise strictly, within one log comparable as text', open, async (t, store) => {
    const start = await store.head()
    await writeSingly(store, newStream(), 12)
    const read = (await readOn(store, start, 5)).map((event) => event.position)
    t.ok(read.every((position, index) => index === 0 || position > (read[index - 1] ?? position)))
    t.ok(read.every((position) => position.startsWith(store.logId)))
    t.ok(start === null || (read[0] ?? '') > start)
    t.equal(await store.head(), read.at(-1))
  })

  await rule(t, 'reading on after every k-th event neither loses nor doubles one', open, async (t, store) => {
    const start = await store.head()
    const [one, two] = [newStream(), newStream()]
    await writeSingly(store, one, 7)
    await write(store, two, 'noStream', batch(6))
    const all = await readOn(store, start)
    for (const [k, event] of all.entries())
      t.same(await readOn(store, event.position, 4), all.slice(k + 1), `after ${k}`)
    for (const limit of [1, 2, 3, 13, 14]) t.same(await readOn(store, start, limit), all, `pages of ${limit}`)
  })

  await rule(t, 'a page at the end says so and still tells where to go on', open, async (t, store) => {
    const stream = newStream()
    const { position } = await write(store, stream, 'noStream', batch(2))
    t.same(await store.readAll(position, 10), { events: [], next: position, end: true })
    const next = await write(store, stream, 1, batch(1))
    t.match(await store.readAll(position, 10), { events: { length: 1 }, next: next.position, end: true })
  })
}

async function positions(t: Test, open: OpenEventStore) {
  const foreign: Record<string, (store: EventStore, head: Position) => string> = {
    'beyond the head': (store, head) => store.logId + head.slice(store.logId.length).replace(/\d/, '1'),
    'of another log': (store, head) => head.replace(store.logId, randomUUID()),
    'that is no position': () => 'yesterday',
  }
  for (const [name, forge] of Object.entries(foreign)) {
    await rule(
      t,
      `a position ${name} is refused, so that what was built from it is rebuilt`,
      open,
      async (t, store) => {
        const { position } = await write(store, newStream(), 'noStream', batch(1))
        const after = forge(store, position) as Position
        await t.rejects(store.readAll(after, 10), UnknownPosition)
        const subscription = async () => {
          for await (const message of store.subscribe({ after, signal: AbortSignal.timeout(5_000) })) return message
        }
        await t.rejects(subscription(), UnknownPosition)
      },
    )
  }
}
