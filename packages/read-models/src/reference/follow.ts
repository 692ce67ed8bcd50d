import { setTimeout as wait } from 'node:timers/promises'
import { type EventStore, LogUnavailable, type Position, StoreClosed, UnknownPosition } from '@wubu/engine'
import { decode } from '../catalogues.ts'
import { CheckpointClock } from '../checkpoint-clock.ts'
import { type ReferenceSnapshot, referencePrefixes } from './snapshot.ts'

export interface FollowReferenceOptions {
  readonly store: EventStore
  readonly snapshot: ReferenceSnapshot
  /** Where the snapshot was loaded from; null, or a position of another log, folds it from the whole log. */
  readonly after: Position | null
  readonly signal: AbortSignal
  /** How long to wait before an unavailable log is tried again, in milliseconds. */
  readonly retryMs?: number
}

export interface FollowedReference {
  /** Up to where the snapshot knows the log. */
  readonly clock: CheckpointClock
  /** Settles when everything that was in the log at the start is known; rejects with what `done` rejects with. */
  readonly ready: Promise<void>
  /** Settles when stopped. */
  readonly done: Promise<void>
}

/** Keeps a snapshot as current as the log. */
export function followReference(options: FollowReferenceOptions): FollowedReference {
  const clock = new CheckpointClock()
  const caughtUp = Promise.withResolvers<void>()
  const done = run(options, clock, caughtUp.resolve)
  done.then(caughtUp.resolve, caughtUp.reject)
  return { clock, ready: caughtUp.promise, done }
}

async function run({ retryMs = 1_000, ...options }: FollowReferenceOptions, clock: CheckpointClock, ready: () => void) {
  const { signal } = options
  let { after } = options
  while (!signal.aborted) {
    try {
      await follow({ ...options, after }, clock, ready)
    } catch (error) {
      if (error instanceof StoreClosed) return
      if (error instanceof UnknownPosition && clock.now === null && after !== null) {
        // the read models were of another log: all that they gave is void
        options.snapshot.clear()
        after = null
        continue
      }
      if (!(error instanceof LogUnavailable)) throw error
    }
    // aborted while waiting: the loop ends by itself
    await wait(retryMs, undefined, { signal }).catch(() => undefined)
  }
}

async function follow(
  { store, snapshot, after, signal }: Omit<FollowReferenceOptions, 'retryMs'>,
  clock: CheckpointClock,
  ready: () => void,
) {
  for await (const message of store.subscribe({ after: clock.now ?? after, signal, prefixes: referencePrefixes })) {
    if (message.kind === 'event') {
      snapshot.apply(decode(message.event))
      clock.reached(message.event.position)
      continue
    }
    clock.reached(message.position)
    if (message.kind === 'caughtUp') ready()
  }
}
