import type { EventStore, Position, StoredEvent } from './event-store.ts'
import { type FollowEnd, keepFollowing } from './follow-log.ts'
import { type EventBatch, eventBatches } from './subscription.ts'

/** What a projection is written to. Both are synchronous: a batch in hand is finished, whatever happens outside. */
export interface ProjectionTarget {
  /** The position up to which everything was applied; null for nothing. */
  checkpoint(): Position | null
  /**
   * Applies the events after the checkpoint in their order, and moves the checkpoint, both or neither. They come as they are
   * stored, so that one that can't be read is the target's to deal with, and one of no interest costs no parsing.
   */
  apply(batch: readonly StoredEvent[], checkpoint: Position): void
}

export interface ProjectionProgress {
  readonly position: Position | null
  /** Events in the log that were not applied at the last look at its head; null where nobody can count them. */
  readonly lag: number | null
  /** Whether the end of the log was reached since the start. */
  readonly caughtUp: boolean
}

export interface RunProjectionOptions {
  readonly store: EventStore
  readonly target: ProjectionTarget
  /** Stops after the batch in hand. */
  readonly signal: AbortSignal
  readonly onProgress?: (progress: ProjectionProgress) => void
  /** Counts the events between two positions, which are opaque here. */
  readonly eventsBetween?: (from: Position | null, to: Position | null) => number
  /** Most events of one batch. */
  readonly batchSize?: number
  /** For a log at hand: settles when it is worth reading on, or when aborted. Without it the store's subscription tells. */
  readonly untilGrown?: () => Promise<void>
  /** How long to wait before an unavailable log is tried again, in milliseconds. */
  readonly retryMs?: number
}

/** Keeps a target up to date with the log until it is stopped. Throws what the target throws. */
export function runProjection(options: RunProjectionOptions): Promise<FollowEnd> {
  return keepFollowing(() => follow(options), options.signal, options.retryMs ?? 1_000)
}

async function follow(options: RunProjectionOptions): Promise<void> {
  const { store, target, signal, batchSize = 1_000, untilGrown } = options
  const report = reporter(options)
  const reading = { after: target.checkpoint(), signal, size: batchSize, ...(untilGrown && { untilGrown }) }
  for await (const batch of eventBatches(store, reading)) {
    if (signal.aborted) return
    if (batch.position !== null && batch.position !== target.checkpoint()) target.apply(batch.events, batch.position)
    await report(batch)
    if (signal.aborted) return
  }
}

/** How old the head may be that a lag is counted to, in milliseconds: asking a remote log after every batch would be slow. */
const headAge = 500

function reporter({ store, onProgress, eventsBetween }: RunProjectionOptions): (batch: EventBatch) => Promise<void> {
  let head: Position | null = null
  let askedAt = -Infinity
  return async ({ position, caughtUp }) => {
    if (!onProgress) return
    if (performance.now() - askedAt > headAge) {
      head = await store.head()
      askedAt = performance.now()
    }
    const ahead = position !== null && (head === null || position >= head)
    onProgress({ position, lag: ahead || head === position ? 0 : (eventsBetween?.(position, head) ?? null), caughtUp })
  }
}
