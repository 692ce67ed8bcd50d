import { ChainCheck } from './chain-check.ts'
import { batchesOf, OrderedAppends } from './copy-appends.ts'
import { CopyTargetDiffers, LogBroken } from './copy-errors.ts'
import { copyKeys } from './copy-keys.ts'
import type { EventStore, Position, StoredEvent } from './event-store.ts'
import type { KeyStore } from './key-store.ts'
import { headOf, type LogHead } from './log-head.ts'
import { verifyLog } from './verify.ts'

interface LogWithKeys {
  readonly store: EventStore
  readonly keys: KeyStore
}

export interface CopyLogOptions {
  readonly from: LogWithKeys
  /** Empty, or left behind by an earlier copy of the same log; opened under the log's id. */
  readonly to: LogWithKeys
  readonly signal?: AbortSignal
  readonly onProgress?: (events: number) => void
  /**
   * Appends that may wait for their answer at a time. More than one only where the target keeps the order in which they
   * were given; that it did is checked.
   */
  readonly inFlight?: number
  /** How long a target that does not answer is tried again, in milliseconds; its own tries come first, if it has any. */
  readonly patienceMs?: number
}

export interface CopiedLog {
  /** Events that the target holds now. */
  readonly events: number
  /** Those that were not there before. */
  readonly added: number
  readonly head: LogHead
}

const pageSize = 1_000

/**
 * Copies a log event by event, to the letter and in its order, with the keys of its residents: ids, instants and hash chains
 * stay, positions are the target's own. What the target holds already must be how the log begins; the rest is appended, so that
 * a copy that was broken off is completed by another. At the end the target's chains are recomputed and must lead to the same
 * head. Throws CopyTargetDiffers, LogBroken, LogUnavailable, and the signal's reason when aborted.
 */
export async function copyLog(options: CopyLogOptions): Promise<CopiedLog> {
  const { from, to, signal, onProgress } = options
  if (from.store.logId !== to.store.logId) {
    throw new CopyTargetDiffers(`The target is the log ${to.store.logId}, not ${from.store.logId}.`)
  }
  const chains = new ChainCheck()
  const there = new Cursor(to.store)
  const appends = new OrderedAppends(to.store, {
    inFlight: options.inFlight ?? 1,
    patienceMs: options.patienceMs ?? 0,
  })
  let events = 0
  let added = 0
  let position: Position | null = null
  for (let end = false; !end; ) {
    signal?.throwIfAborted()
    const page = await from.store.readAll(position, pageSize)
    for (const event of page.events) assertWhole(chains, event)
    await copyKeys(page.events, from.keys, to.keys)
    const missing = page.events.slice(await there.skip(page.events))
    for (const batch of batchesOf(missing)) await appends.add(batch)
    await appends.settled()
    events += page.events.length
    added += missing.length
    onProgress?.(events)
    position = page.next ?? position
    end = page.end
  }
  await there.assertEnded()
  return { events, added, head: await verified(to.store, headOf(from.store.logId, position, chains)) }
}

/** A copy of what was changed would pass for the original. */
function assertWhole(chains: ChainCheck, event: StoredEvent): void {
  const fault = chains.check(event)
  if (fault)
    throw new LogBroken(`The log's own chain of ${fault.stream} is broken at ${fault.revision}: ${fault.message}`)
}

async function verified(target: EventStore, expected: LogHead): Promise<LogHead> {
  const { faults, head } = await verifyLog(target)
  const [fault] = faults
  if (fault) throw new LogBroken(`The copy of ${fault.stream} is broken at ${fault.revision}: ${fault.message}`)
  if (head.digest !== expected.digest) {
    throw new CopyTargetDiffers(`The copy leads to the head ${head.digest}, the log to ${expected.digest}.`)
  }
  return head
}

/** What the target held before, event by event. */
class Cursor {
  readonly #store: EventStore
  #page: readonly StoredEvent[] = []
  #at = 0
  #position: Position | null = null
  #end = false

  constructor(store: EventStore) {
    this.#store = store
  }

  /** How many of these the target has; what it has must be these. */
  async skip(events: readonly StoredEvent[]): Promise<number> {
    for (const [index, event] of events.entries()) {
      const other = await this.#next()
      if (!other) return index
      if (isSame(event, other)) continue
      throw new CopyTargetDiffers(
        `The target holds ${other.stream} revision ${other.revision} where the log has ${event.stream} revision ${event.revision}.`,
      )
    }
    return events.length
  }

  async assertEnded(): Promise<void> {
    const other = await this.#next()
    if (other)
      throw new CopyTargetDiffers(
        `The target goes on with ${other.stream} revision ${other.revision}, the log does not.`,
      )
  }

  /** Once its end was reached, what follows is what was appended since. */
  async #next(): Promise<StoredEvent | null> {
    while (this.#at === this.#page.length && !this.#end) {
      const page = await this.#store.readAll(this.#position, pageSize)
      this.#page = page.events
      this.#at = 0
      this.#position = page.next ?? this.#position
      this.#end = page.end
    }
    this.#at += 1
    return this.#page[this.#at - 1] ?? null
  }
}

/** The hash at the end of `metadata` covers everything else, and was recomputed. */
function isSame(one: StoredEvent, other: StoredEvent): boolean {
  return one.id === other.id && one.metadata === other.metadata && one.data === other.data
}
