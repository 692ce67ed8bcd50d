import { randomUUID } from 'node:crypto'
import { type EventStore, type EventToAppend, type SubscriptionMessage, toJsonText } from '@wubu/engine'
import { type EventStoreServer, startEventStoreServer } from '@wubu/testing/event-store-server'
import type { Test } from 'tap'
import { openEventStoreDb } from '../src/open.ts'

/** Short, so that a call that has no answer fails the test and not its patience. */
const limits = { callMs: 200, retryMs: 4_000, openMs: 2_000, idleMs: 300 }

export interface Faulty {
  readonly server: EventStoreServer
  readonly store: EventStore
}

/** A server whose switchboard the test has, and a store on it. */
export async function faulty(t: Test, options: Parameters<typeof openEventStoreDb>[1] = {}): Promise<Faulty> {
  const server = await startEventStoreServer()
  const store = await openEventStoreDb(server.connectionString, { ...limits, ...options })
  t.teardown(async () => {
    server.faults.clear()
    await store.close()
    await server.stop()
  })
  return { server, store }
}

export function newStream(prefix = 'faulty'): string {
  return `${prefix}-${randomUUID()}`
}

export function batch(size: number): EventToAppend[] {
  const commandHash = randomUUID()
  return Array.from({ length: size }, (_, index) => ({
    id: randomUUID(),
    type: 'ThingHappened',
    schemaVersion: 1,
    data: toJsonText({ index }),
    metadata: toJsonText({ commandHash }),
    commandHash,
  }))
}

export const ids = (events: readonly { id: string }[]) => events.map(({ id }) => id)

/** What is in the log itself of a stream, however it is read. */
export function stored({ log }: EventStoreServer, stream: string): number {
  return log.lastRevision(stream) + 1
}

/** Notes what a subscription gives, until the test ends or it has so many events. */
export function follow(t: Test, store: EventStore, options: { prefixes?: readonly string[]; buffer?: number } = {}) {
  const controller = new AbortController()
  t.teardown(() => controller.abort())
  const seen: string[] = []
  const kinds: SubscriptionMessage['kind'][] = []
  const followed = { seen, kinds, failure: undefined as unknown, stop: () => controller.abort() }
  const read = async () => {
    for await (const message of store.subscribe({ after: null, signal: controller.signal, ...options })) {
      kinds.push(message.kind)
      if (message.kind === 'event') seen.push(message.event.id)
    }
  }
  const ended = read().catch((error: unknown) => {
    followed.failure = error
  })
  return Object.assign(followed, { ended })
}

/** Waits until something holds; false after the time. */
export async function until(holds: () => boolean, ms = 8_000): Promise<boolean> {
  const end = Date.now() + ms
  while (!holds()) {
    if (Date.now() > end) return false
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return true
}

/** The error that a promise rejects with. */
export async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    return { resolved: await promise }
  } catch (error) {
    return error
  }
}
