import { type AllStreamResolvedEvent, type AllStreamSubscription, streamNameFilter } from '@eventstore/db-client'
import { TimeLimit } from './errors.ts'
import type { LogClient } from './log-client.ts'
import { startAt } from './read-all.ts'

/** What the server says between the events. It goes through the events' buffer, so that it keeps its place among them. */
export class Mark {
  readonly kind: 'caughtUp' | 'checkpoint'
  readonly offset: bigint

  constructor(kind: Mark['kind'], offset = -1n) {
    this.kind = kind
    this.offset = offset
  }
}

export interface SessionOptions {
  /** Exclusive. */
  readonly after: bigint
  readonly prefixes?: readonly string[]
  /** Most events held here; those beyond wait at the server. */
  readonly buffer: number
  /** How long the server may take to begin, in milliseconds. */
  readonly beginMs: number
  /** Called when nothing came for `idleMs` milliseconds. */
  readonly idleMs: number
  readonly onIdle: () => void
}

/** One subscription of the server's, from its begin to its end. */
export class Session {
  readonly #subscription: AllStreamSubscription
  readonly #beginning: NodeJS.Timeout
  readonly #idle: NodeJS.Timeout

  constructor(client: LogClient, { after, prefixes, buffer, beginMs, idleMs, onIdle }: SessionOptions) {
    const mark = (kind: Mark['kind'], offset?: bigint) => this.#subscription.push(new Mark(kind, offset))
    const filter =
      prefixes &&
      streamNameFilter({
        prefixes: [...prefixes],
        // must not throw: nobody would hear it
        checkpointReached: (_, { commit }) => {
          mark('checkpoint', commit)
        },
      })
    this.#subscription = client.subscribeToAll(
      { fromPosition: startAt(after), ...(filter && { filter }) },
      { highWaterMark: Math.max(1, Math.min(buffer, 100)) },
    )
    const stale = () => this.#subscription.destroy(new TimeLimit('A subscription', beginMs))
    this.#beginning = setTimeout(stale, beginMs)
    this.#idle = setTimeout(() => {
      this.#idle.refresh()
      onIdle()
    }, idleMs)
    this.#subscription.on('confirmation', () => clearTimeout(this.#beginning))
    this.#subscription.on('caughtUp', () => mark('caughtUp'))
    // stays after the end: what fails then is of no interest, but unheard it ends the process
    this.#subscription.on('error', (error) => this.#subscription.destroy(error))
  }

  /** Ends without an error when the server ends it, else throws. */
  get items(): AsyncIterable<AllStreamResolvedEvent | Mark> {
    return this.#subscription
  }

  /** Puts what was read besides among what came, and says that nothing up to `reached` is missing. */
  insert(read: readonly AllStreamResolvedEvent[], reached: bigint): void {
    for (const resolved of read) this.#subscription.push(resolved)
    this.#subscription.push(new Mark('checkpoint', reached))
  }

  /** Something came. */
  touch(): void {
    this.#idle.refresh()
  }

  /** Ends it at the server too; the client is its owner's. */
  stop(): void {
    clearTimeout(this.#beginning)
    clearTimeout(this.#idle)
    this.#subscription.destroy()
    // rejects where it never began
    this.#subscription.unsubscribe().catch(() => undefined)
  }
}
