import {
  type EventStore,
  type Position,
  type ReadAllPage,
  runProjection,
  type StoredEvent,
  UnknownPosition,
} from '@wubu/engine'
import type { Runtime } from './runtime.ts'

/** What happened to a request, without anything that it says: whoever may see it asks for the rest. */
export interface LiveEvent {
  readonly position: Position
  readonly requestId: string
  readonly revision: number
  readonly type: string
  readonly state: string | null
}

export type Listener = (events: readonly LiveEvent[]) => void

/** How long the read models may take to know what is told, in milliseconds. */
const patience = 5_000

/** What is appended to the log by any node, told to all who listen on this one once the read models have it. */
export class LiveFeed {
  readonly #runtime: Pick<Runtime, 'store' | 'waitForReadModels'>
  readonly #listeners = new Set<Listener>()
  #following: { readonly stop: AbortController; readonly begun: Promise<void> } | null = null

  constructor(runtime: Pick<Runtime, 'store' | 'waitForReadModels'>) {
    this.#runtime = runtime
  }

  get listeners(): number {
    return this.#listeners.size
  }

  /** Once this has settled, nothing that is appended goes untold. Throws LogUnavailable. */
  async listen(listener: Listener): Promise<void> {
    this.#listeners.add(listener)
    this.#following ??= this.#begin()
    try {
      await this.#following.begun
    } catch (error) {
      this.leave(listener)
      throw error
    }
  }

  leave(listener: Listener): void {
    this.#listeners.delete(listener)
    if (this.#listeners.size > 0) return
    this.#following?.stop.abort()
    this.#following = null
  }

  #begin() {
    const stop = new AbortController()
    const begun = this.#runtime.store.head().then((head) => {
      void this.#follow(head, stop.signal)
    })
    return { stop, begun }
  }

  async #follow(head: Position | null, signal: AbortSignal): Promise<void> {
    let checkpoint = head
    let telling = Promise.resolve()
    const target = {
      checkpoint: () => checkpoint,
      apply: (batch: readonly StoredEvent[], position: Position) => {
        checkpoint = position
        const events = batch.flatMap(liveEventOf)
        if (events.length > 0) telling = telling.then(() => this.#tell(events, position))
      },
    }
    await runProjection({ store: this.#runtime.store, target, signal })
    await telling
  }

  async #tell(events: readonly LiveEvent[], position: Position): Promise<void> {
    // later than that, who is told of it and asks finds out by Wubu-Min-Position
    await this.#runtime.waitForReadModels(position, patience)
    for (const listener of this.#listeners) listener(events)
  }
}

const prefix = 'request-'

function liveEventOf({ stream, revision, position, type, metadata }: StoredEvent): readonly LiveEvent[] {
  if (!stream.startsWith(prefix)) return []
  const { to } = JSON.parse(metadata)
  const state: unknown = to?.request
  const requestId = stream.slice(prefix.length)
  return [{ position, requestId, revision, type, state: typeof state === 'string' ? state : null }]
}

/** Most events that are told again to somebody who comes back; who was away for longer begins anew. */
const mostMissed = 10_000

/** What was appended after a position; null where it is too much to tell, or the log has no such position. Throws LogUnavailable. */
export async function missedSince(
  { store, waitForReadModels }: Pick<Runtime, 'store' | 'waitForReadModels'>,
  after: Position,
): Promise<readonly LiveEvent[] | null> {
  const missed = await readOn(store, after)
  const last = missed?.at(-1)
  if (last) await waitForReadModels(last.position, patience)
  return missed
}

async function readOn(store: EventStore, after: Position): Promise<readonly LiveEvent[] | null> {
  const missed: LiveEvent[] = []
  let read = 0
  try {
    for (let position: Position | null = after; position !== null && read < mostMissed; ) {
      const page: ReadAllPage = await store.readAll(position, 1_000)
      missed.push(...page.events.flatMap(liveEventOf))
      if (page.end) return missed
      read += page.events.length
      position = page.next
    }
    return null
  } catch (error) {
    if (error instanceof UnknownPosition) return null
    throw error
  }
}
