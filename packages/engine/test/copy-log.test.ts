import { randomUUID } from 'node:crypto'
import { openMemoryEventStore, openMemoryKeyStore } from '@wubu/testing'
import t from 'tap'
import { copyLog } from '../src/copy-log.ts'
import { LogUnavailable } from '../src/errors.ts'
import type { EventStore, StoredEvent } from '../src/event-store.ts'
import { CommandHandler } from '../src/handle-command.ts'
import type { KeyStore } from '../src/key-store.ts'
import { verifyLog } from '../src/verify.ts'
import { count, counterDecider } from './counter.ts'

interface Log {
  readonly store: EventStore
  readonly keys: KeyStore
}

const logId = 'city'

function empty(source?: Log, id = logId): Log {
  return { store: openMemoryEventStore(id), keys: openMemoryKeyStore(source?.keys.installationKey) }
}

/** Three counters written by turns, each with notes about a resident; Wang was erased afterwards. */
async function written(): Promise<Log> {
  const log = empty()
  const handler = new CommandHandler(counterDecider, log)
  for (let round = 0; round < 4; round += 1) {
    for (const resident of ['li', 'wang', 'zhao']) {
      const commandId = randomUUID()
      const command = count(1, `note ${round} of ${resident}`, resident)
      await handler.handle({ stream: `counter-${resident}`, command, commandId, correlationId: commandId })
    }
  }
  await log.keys.erase('wang')
  return log
}

const all = async ({ store }: Log) => (await store.readAll(null, 1_000)).events
const texts = (events: readonly StoredEvent[]) => events.map(({ position: _, ...event }) => event)

async function notes({ store, keys }: Log, resident: string) {
  const { state } = await new CommandHandler(counterDecider, { store, keys }).load(`counter-${resident}`)
  return state.notes
}

/** Fails every append after so many. */
function failing(store: EventStore, after: number): EventStore {
  let left = after
  return Object.assign(Object.create(store), {
    append: async (...append: Parameters<EventStore['append']>) => {
      left -= 1
      if (left < 0) throw new LogUnavailable('gone')
      return store.append(...append)
    },
    readAll: store.readAll.bind(store),
    readStream: store.readStream.bind(store),
  })
}

t.test('a copied log', async (t) => {
  const from = await written()
  const to = empty(from)
  const { events, added, head } = await copyLog({ from, to })

  t.test('has the same events to the letter in the same order, and the same head', async (t) => {
    t.same(texts(await all(to)), texts(await all(from)))
    t.match({ events, added }, { events: 12, added: 12 })
    t.equal(head.digest, (await verifyLog(from.store)).head.digest)
  })
  t.test('reads what the log reads, and what was erased reads null there too', async (t) => {
    t.same(await notes(to, 'li'), await notes(from, 'li'))
    t.equal((await notes(to, 'li'))[0], 'note 0 of li')
    t.same(await notes(to, 'wang'), [null, null, null, null])
    await t.rejects(to.keys.ensure('wang'), { code: 'key_erased' })
  })
  t.test('comes back as it went', async (t) => {
    const back = empty(from)
    t.equal((await copyLog({ from: to, to: back })).head.digest, head.digest)
    t.same(texts(await all(back)), texts(await all(from)))
  })
})

t.test('a copy that was broken off anywhere is completed by another, and adds nothing after that', async (t) => {
  const from = await written()
  for (let after = 0; after < 12; after += 1) {
    const to = empty(from)
    await t.rejects(copyLog({ from, to: { ...to, store: failing(to.store, after) } }), { code: 'log_unavailable' })
    t.match(await copyLog({ from, to }), { events: 12, added: 12 - after })
    t.match(await copyLog({ from, to }), { events: 12, added: 0 })
    t.same(texts(await all(to)), texts(await all(from)))
  }
})

t.test('a log that grew since is topped up, with the keys that were erased since', async (t) => {
  const from = await written()
  const to = empty(from)
  await copyLog({ from, to })
  const commandId = randomUUID()
  const handler = new CommandHandler(counterDecider, from)
  await handler.handle({ stream: 'counter-li', command: count(1), commandId, correlationId: commandId })
  await from.keys.erase('zhao')
  t.match(await copyLog({ from, to }), { events: 13, added: 1 })
  t.same(await notes(to, 'zhao'), [null, null, null, null])
})

t.test('several appends at a time come out in order', async (t) => {
  const from = await written()
  const to = empty(from)
  await copyLog({ from, to, inFlight: 5 })
  t.same(texts(await all(to)), texts(await all(from)))
})

t.test('several appends at a time come out in order also where some had no answer, written or not', async (t) => {
  for (let lost = 1; lost <= 7; lost += 1) {
    const from = await written()
    const to = empty(from)
    let calls = 0
    let isDown = false
    const shaky: EventStore = Object.assign(Object.create(to.store), {
      append: async (...append: Parameters<EventStore['append']>) => {
        calls += 1
        // down from this call on, until all that were sent with it have failed
        isDown = calls >= lost && calls < lost + 4
        const result = isDown && calls > lost ? null : await to.store.append(...append)
        if (isDown) throw new LogUnavailable('no answer')
        return result
      },
      readAll: to.store.readAll.bind(to.store),
    })
    await copyLog({ from, to: { ...to, store: shaky }, inFlight: 4, patienceMs: 5_000 })
    t.same(
      texts(await all(to)),
      texts(await all(from)),
      `the ${lost}th was written without an answer, three more not at all`,
    )
  }
})

t.test('refused is', async (t) => {
  t.test('a target of another id', async (t) => {
    const from = await written()
    await t.rejects(copyLog({ from, to: empty(from, 'village') }), { code: 'copy_target_differs' })
  })
  t.test('a target with other events, and it stays as it is', async (t) => {
    const from = await written()
    const to = await written()
    const before = await all(to)
    const keys = openMemoryKeyStore(from.keys.installationKey)
    await t.rejects(copyLog({ from, to: { store: to.store, keys } }), { code: 'copy_target_differs' })
    t.same(await all(to), before)
  })
  t.test('a target that goes on where the log ends', async (t) => {
    const from = await written()
    const to = empty(from)
    await copyLog({ from, to })
    const commandId = randomUUID()
    const handler = new CommandHandler(counterDecider, to)
    await handler.handle({ stream: 'counter-new', command: count(1), commandId, correlationId: commandId })
    await t.rejects(copyLog({ from, to }), { code: 'copy_target_differs' })
  })
  t.test('a target with another installation key', async (t) => {
    await t.rejects(copyLog({ from: await written(), to: empty() }), { code: 'copy_target_differs' })
  })
  t.test('a target with another key of the same resident', async (t) => {
    const from = await written()
    const to = empty(from)
    await to.keys.ensure('li')
    await t.rejects(copyLog({ from, to }), { code: 'copy_target_differs' })
  })
  t.test('a target that does not keep the order', async (t) => {
    const from = await written()
    const to = empty(from)
    const held: (() => void)[] = []
    const swapping: EventStore = Object.assign(Object.create(to.store), {
      append: async (...append: Parameters<EventStore['append']>) => {
        // the first of two waits until the second was stored
        if (held.length === 0) await new Promise<void>((resolve) => held.push(resolve))
        const result = await to.store.append(...append)
        held.pop()?.()
        return result
      },
      readAll: to.store.readAll.bind(to.store),
    })
    await t.rejects(copyLog({ from, to: { ...to, store: swapping }, inFlight: 2 }), { code: 'copy_target_differs' })
  })
  t.test('a log whose chain is broken', async (t) => {
    const from = await written()
    const changing: EventStore = Object.assign(Object.create(from.store), {
      readAll: async (...read: Parameters<EventStore['readAll']>) => {
        const page = await from.store.readAll(...read)
        return {
          ...page,
          events: page.events.map((event) => ({ ...event, data: event.data.replace('"by":1', '"by":2') })),
        }
      },
    })
    await t.rejects(copyLog({ from: { ...from, store: changing }, to: empty(from) }), { code: 'log_broken' })
  })
})
