import { randomUUID } from 'node:crypto'
import type { EventStore, EventToAppend, SubscriptionMessage } from '@wubu/engine'
import { toJsonText } from '@wubu/engine'
import type { Test } from 'tap'
import { openEventStoreDb } from '../src/open.ts'

export const quick = { callMs: 400, retryMs: 4_000, openMs: 3_000, idleMs: 300 }

export async function opened(t: Test, url: string, options: Parameters<typeof openEventStoreDb>[1] = {}) {
  const store = await openEventStoreDb(url, { ...quick, ...options })
  t.teardown(() => store.close())
  return store
}

export function batch(count = 1): EventToAppend[] {
  const commandHash = randomUUID()
  const one = (index: number) => ({
    id: randomUUID(),
    type: 'ThingHappened',
    schemaVersion: 1,
    data: toJsonText({ index }),
    metadata: toJsonText({ commandHash }),
    commandHash,
  })
  return Array.from({ length: count }, (_, index) => one(index))
}

export function newStream(prefix = 'fault'): string {
  return `${prefix}-${randomUUID()}`
}

/** Appends events one by one, each after the answer to the one before. */
export async function write(store: EventStore, stream: string, count: number, from = 0): Promise<void> {
  for (let revision = from; revision < from + count; revision += 1) {
    const { outcome } = await store.append(stream, revision === 0 ? 'noStream' : revision - 1, batch())
    if (outcome !== 'appended' && outcome !== 'alreadyAppended') throw new Error(`${stream} ${revision}: ${outcome}`)
  }
}

/** Revisions of the events of a subscription, until there are enough. */
export async function revisions(messages: AsyncIterable<SubscriptionMessage>, enough: number): Promise<number[]> {
  const seen: number[] = []
  for await (const message of messages) {
    if (message.kind === 'event') seen.push(message.event.revision)
    if (seen.length >= enough) break
  }
  return seen
}

export function range(count: number): number[] {
  return [...Array(count).keys()]
}
