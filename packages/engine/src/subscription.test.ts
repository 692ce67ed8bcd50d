import { setTimeout as wait } from 'node:timers/promises'
import { openMemoryEventStore } from '@wubu/testing'
import t from 'tap'
import type { EventStore, StoredEvent, SubscriptionMessage } from './event-store.ts'
import { eventBatches } from './subscription.ts'

/** A log that is empty, and whose live events come as fast as they are taken. */
function flood(): { readonly store: EventStore; readonly given: () => number } {
  let given = 0
  async function* subscribe(): AsyncGenerator<SubscriptionMessage> {
    for (; given < 100_000; given += 1) yield { kind: 'event', event: { revision: given } as StoredEvent }
  }
  return { store: Object.assign(openMemoryEventStore(), { subscribe }), given: () => given }
}

t.test('a reader that is slow', async (t) => {
  t.test('holds up the subscription, so that no more than a batch waits in memory', async (t) => {
    const { store, given } = flood()
    const batches = eventBatches(store, { after: null, signal: AbortSignal.timeout(60_000), size: 10 })
    await batches.next()
    await batches.next()
    await wait(50)
    t.ok(given() <= 40, `${given()} were taken`)
    const { value } = await batches.next()
    t.ok(value && value.events.length <= 11)
    await batches.return(undefined)
  })
})
