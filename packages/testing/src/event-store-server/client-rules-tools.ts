import { randomUUID } from 'node:crypto'
import {
  type AllStreamSubscription,
  type EventStoreDBClient,
  type FilterOptions,
  jsonEvent,
  type Position,
  type ResolvedEvent,
  streamNameFilter,
} from '@eventstore/db-client'
import type { Test } from 'tap'

/** A client for one test, disposed after it. */
export type OpenClient = (t: Test) => EventStoreDBClient

export function newStream(prefix = 'rule'): string {
  return `${prefix}-${randomUUID()}`
}

export function events(count: number, data: object = {}) {
  return Array.from({ length: count }, (_, index) =>
    jsonEvent({ id: randomUUID(), type: 'ThingHappened', data: { ...data, index }, metadata: { at: index } }),
  )
}

/** The error that a promise rejects with, as far as a caller may tell by it. */
export async function errorOf(promise: Promise<unknown>): Promise<{ type?: string; [field: string]: unknown }> {
  try {
    await promise
  } catch (error) {
    return error instanceof Error ? { ...error, message: error.message } : { error }
  }
  return {}
}

/** Everything that a read gives. */
export async function all<T>(read: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const one of read) found.push(one)
  return found
}

export type Seen = { kind: 'event'; id: string; stream: string; revision: bigint } | { kind: 'caughtUp' | 'checkpoint' }

export interface Watched {
  readonly seen: Seen[]
  readonly checkpoints: Position[]
  /** How it ended: undefined while it goes on, `end` without an error. */
  ended: string | undefined
  unsubscribe(): Promise<void>
}

/** Subscribes to streams of a prefix and notes what comes. */
export function watch(
  t: Test,
  client: EventStoreDBClient,
  prefix: string,
  {
    filter = {},
    fromPosition = 'start',
  }: { fromPosition?: Position | 'start' | 'end' | undefined; filter?: Partial<FilterOptions> } = {},
): Watched {
  const seen: Seen[] = []
  const checkpoints: Position[] = []
  const checkpointReached = (_: AllStreamSubscription, position: Position) => {
    checkpoints.push(position)
    seen.push({ kind: 'checkpoint' })
  }
  const filtered = streamNameFilter({ prefixes: [prefix], checkpointReached, ...filter })
  return note(t, client.subscribeToAll({ fromPosition, filter: filtered }), seen, checkpoints)
}

export function note(
  t: Test,
  subscription: ReturnType<EventStoreDBClient['subscribeToAll' | 'subscribeToStream']>,
  seen: Seen[] = [],
  checkpoints: Position[] = [],
): Watched {
  const watched: Watched = { seen, checkpoints, ended: undefined, unsubscribe: () => subscription.unsubscribe() }
  subscription.on('data', (resolved: ResolvedEvent) => {
    const { event } = resolved
    if (event) seen.push({ kind: 'event', id: event.id, stream: event.streamId, revision: event.revision })
  })
  subscription.on('caughtUp', () => seen.push({ kind: 'caughtUp' }))
  subscription.on('error', (error: unknown) => {
    watched.ended ??= String((error instanceof Error && 'type' in error && error.type) || error)
  })
  subscription.on('end', () => {
    watched.ended ??= 'end'
  })
  t.teardown(() => subscription.unsubscribe())
  return watched
}

export function idsOf({ seen }: Watched): string[] {
  return seen.flatMap((one) => (one.kind === 'event' ? [one.id] : []))
}

/** Waits until something holds; false after the time. */
export async function until(holds: () => boolean, ms = 5_000): Promise<boolean> {
  const end = Date.now() + ms
  while (!holds()) {
    if (Date.now() > end) return false
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return true
}
