import { setImmediate as nextTurn } from 'node:timers/promises'
import type { EventStore, Position, StoredEvent, SubscriptionMessage } from './event-store.ts'

/** What was read in one go; `position` is where to go on, also where it holds no event. */
export interface EventBatch {
  readonly events: readonly StoredEvent[]
  readonly position: Position | null
  /** The log's end was reached with this batch. */
  readonly caughtUp: boolean
}

export interface BatchOptions {
  /** Exclusive; null from the beginning. */
  readonly after: Position | null
  readonly signal: AbortSignal
  /** Most events of one batch. */
  readonly size: number
  /** Settles when it is worth looking for new events, or when aborted; where there is none, the store tells of each. */
  readonly untilGrown?: () => Promise<void>
}

/**
 * The log after a position, in pages while it is far behind, then live: whatever came in while a batch was worked on is
 * the next one. Ends without error when aborted; throws what the store throws, after the batches before it.
 */
export async function* eventBatches(store: EventStore, options: BatchOptions): AsyncGenerator<EventBatch> {
  const { signal, size, untilGrown } = options
  let position = options.after
  for (let end = false; !end || untilGrown; ) {
    if (end) await untilGrown?.()
    if (signal.aborted) return
    const page = await store.readAll(position, size)
    position = page.next ?? position
    end = page.end
    yield { events: page.events, position, caughtUp: end }
    // a log that answers at once would keep the signal from ever being heard
    await nextTurn()
  }
  yield* liveBatches(store, { after: position, signal, size })
}

async function* liveBatches(store: EventStore, { after, signal, size }: BatchOptions): AsyncGenerator<EventBatch> {
  const leaving = new AbortController()
  const either = AbortSignal.any([signal, leaving.signal])
  const inbox = new Inbox(size)
  const filling = inbox.fill(store.subscribe({ after, signal: either, buffer: size }), either)
  let caughtUp = true
  try {
    for (let messages = await inbox.take(); messages.length > 0; messages = await inbox.take()) {
      const batch = batchOf(messages, caughtUp)
      caughtUp = batch.caughtUp
      if (batch.position !== null) yield batch
    }
  } finally {
    leaving.abort()
    inbox.discard()
    await filling
  }
  inbox.rethrow()
}

function batchOf(messages: readonly SubscriptionMessage[], wasCaughtUp: boolean): EventBatch {
  const events: StoredEvent[] = []
  let position: Position | null = null
  let caughtUp = wasCaughtUp
  for (const message of messages) {
    if (message.kind === 'event') events.push(message.event)
    else if (message.kind === 'caughtUp') caughtUp = true
    position = message.kind === 'event' ? message.event.position : message.position
  }
  return { events, position, caughtUp }
}

/** Holds what a subscription delivered until it is taken, and lets the subscription wait while it is full. */
class Inbox {
  readonly #size: number
  #messages: SubscriptionMessage[] = []
  #ended = false
  #failure: { readonly error: unknown } | null = null
  #wakeReader: () => void = () => undefined
  #wakeWriter: () => void = () => undefined

  constructor(size: number) {
    this.#size = size
  }

  async fill(messages: AsyncIterable<SubscriptionMessage>, signal: AbortSignal): Promise<void> {
    try {
      for await (const message of messages) {
        this.#messages.push(message)
        this.#wakeReader()
        while (this.#messages.length >= this.#size && !signal.aborted) await this.#room()
        if (signal.aborted) break
      }
    } catch (error) {
      this.#failure = { error }
    }
    this.#ended = true
    this.#wakeReader()
  }

  /** All there is by the end of this turn; empty when the subscription has ended. */
  async take(): Promise<readonly SubscriptionMessage[]> {
    if (this.#messages.length === 0 && !this.#ended) {
      await new Promise<void>((resolve) => {
        this.#wakeReader = resolve
      })
    }
    // events come one by one, a transaction for each would be slow
    await nextTurn()
    const taken = this.#messages
    this.#messages = []
    this.#wakeWriter()
    return taken
  }

  discard(): void {
    this.#messages = []
    this.#wakeWriter()
  }

  rethrow(): void {
    if (this.#failure) throw this.#failure.error
  }

  #room(): Promise<void> {
    return new Promise((resolve) => {
      this.#wakeWriter = resolve
    })
  }
}
