import { randomUUID } from 'node:crypto'
import type { AppendResult, EventStore, EventToAppend, Position, StoredEvent, SubscriptionMessage } from '@wubu/engine'
import { toJsonText } from '@wubu/engine'
import type { Test } from 'tap'

/** Opens a store for one test, which closes it. The log may be shared and need not be empty: every test names streams of its own. */
export type OpenEventStore = () => Promise<EventStore>

/** One rule with a store of its own, closed whatever happens. */
export async function rule(
  t: Test,
  title: string,
  open: OpenEventStore,
  check: (t: Test, store: EventStore) => Promise<void>,
) {
  await t.test(title, async (t) => {
    const store = await open()
    t.teardown(() => store.close())
    await check(t, store)
  })
}

/** A stream name that no other test uses. */
export function newStream(prefix = 'contract'): string {
  return `${prefix}-${randomUUID()}`
}

/** The events of one command: ids of their own, one command hash. */
export function batch(
  size: number,
  data: object = { text: '收集' },
  commandHash: string = randomUUID(),
): EventToAppend[] {
  return Array.from({ length: size }, (_, index) => ({
    id: randomUUID(),
    type: 'ThingHappened',
    schemaVersion: 1,
    data: toJsonText({ ...data, index }),
    metadata: toJsonText({ commandHash, occurredAt: '2025-03-01T08:00:00.000Z' }),
    commandHash,
  }))
}

/** The same events as a retry or another command would send them: ids kept, the rest new. */
export function withHash(events: readonly EventToAppend[], commandHash: string): EventToAppend[] {
  return events.map((event) => ({ ...event, commandHash, metadata: toJsonText({ commandHash }) }))
}

export type Stored = Extract<AppendResult, { revision: number }>

/** Appends what must succeed. */
export async function write(
  store: EventStore,
  stream: string,
  expected: number | 'noStream',
  events: readonly EventToAppend[],
): Promise<Stored> {
  const result = await store.append(stream, expected, events)
  if (result.outcome !== 'appended') throw new Error(`${stream} at ${expected}: ${JSON.stringify(result)}`)
  return result
}

/** Appends one event at a time, `count` in all, one after the other. */
export async function writeSingly(
  store: EventStore,
  stream: string,
  count: number,
  data: object = {},
): Promise<Stored[]> {
  const results: Stored[] = []
  for (let index = 0; index < count; index += 1) {
    results.push(await write(store, stream, index === 0 ? 'noStream' : index - 1, batch(1, data)))
  }
  return results
}

/** Everything after a position, page by page. */
export async function readOn(store: EventStore, after: Position | null, limit = 500): Promise<StoredEvent[]> {
  const events: StoredEvent[] = []
  for (let at = after; ; ) {
    const page = await store.readAll(at, limit)
    events.push(...page.events)
    if (page.end) return events
    at = page.next
  }
}

/** Reads messages until `enough` says so, then leaves the subscription. */
export async function collect(
  messages: AsyncIterable<SubscriptionMessage>,
  enough: (seen: readonly SubscriptionMessage[]) => boolean,
  each: (seen: readonly SubscriptionMessage[]) => Promise<unknown> | undefined = () => undefined,
): Promise<SubscriptionMessage[]> {
  const seen: SubscriptionMessage[] = []
  for await (const message of messages) {
    seen.push(message)
    if (enough(seen)) break
    await each(seen)
  }
  return seen
}

export function eventsOf(messages: readonly SubscriptionMessage[]): StoredEvent[] {
  return messages.flatMap((message) => (message.kind === 'event' ? [message.event] : []))
}

/** The event as a reader may compare it with what was appended. */
export function content({ id, type, schemaVersion, data, metadata }: StoredEvent | EventToAppend) {
  return { id, type, schemaVersion, data, metadata }
}

/** A signal that ends with the test, so that a failing subscription test does not hang the run. */
export function signalOf(t: Test): AbortSignal {
  const controller = new AbortController()
  t.teardown(() => controller.abort())
  return controller.signal
}
