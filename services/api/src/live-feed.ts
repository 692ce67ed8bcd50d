import { setTimeout as wait } from 'node:timers/promises'
import {
  type EventStore,
  type Position,
  type ReadAllPage,
  runProjection,
  type StoredEvent,
  UnknownPosition,
} from '@wubu/engine'
import { Pile } from './pile.ts'
import { refused } from './refused.ts'
import type { Runtime } from './runtime.ts'

/** What happened to a request, without anything that it says: whoever may see it asks for the rest. */
export interface LiveEvent {
  readonly position: Position
  readonly requestId: string
  readonly revision: number
  readonly type: string
  readonly state: string | null
}

/** Null where it is not known what happened: whatever is shown has to be asked for again. */
export type Listener = (events: readonly LiveEvent[] | null) => void

/** How long the read models are waited for at a time, in milliseconds. */
const patience = 5_000
/** How long to wait before a log that could not be followed any further is followed again, in milliseconds. */
const restartAfter = 1_000

/** What is appended to the log by any node, told to all who listen on this one once the read models have it. */
export class LiveFeed {
  readonly #runtime: Pick<Runtime, 'store' | 'waitForReadModels'>
  readonly #onFailure: (error: unknown) => void
  readonly #listeners = new Set<Listener>()
  #following: { readonly stop: AbortController; readonly begun: Promise<void> } | null = null

  /** `onFailure` is told what ended the following of the log; it is begun again. */
  constructor(runtime: Pick<Runtime, 'store' | 'waitForReadModels'>, onFailure: (error: unknown) => void) {
    this.#runtime = runtime
    this.#onFailure = onFailure
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
      void this.#keepFollowing(head, stop.signal)
    })
    return { stop, begun }
  }

  async #keepFollowing(head: Position | null, signal: AbortSignal): Promise<void> {
    // up to where it was told
    const told = { position: head }
    while (!signal.aborted) {
      try {
        await this.#follow(told, signal)
        if (signal.aborted) return
        // the log is another one, or what could not be read is passed over: nobody knows what was missed
        told.position = await this.#runtime.store.head()
        this.#tell(null)
      } catch (error) {
        this.#onFailure(error)
      }
      // aborted while waiting: the loop ends by itself
      await wait(restartAfter, undefined, { signal }).catch(() => undefined)
    }
  }

  async #follow(told: { position: Position | null }, signal: AbortSignal): Promise<void> {
    let checkpoint = told.position
    const pile = new Pile<LiveEvent>(mostMissed)
    const ended = new AbortController()
    const either = AbortSignal.any([signal, ended.signal])
    const target = {
      checkpoint: () => checkpoint,
      apply: (batch: readonly StoredEvent[], position: Position) => {
        checkpoint = position
        pile.add(batch.flatMap(liveEventOf), position)
      },
    }
    const telling = this.#tellAll(pile, told, either)
    try {
      await runProjection({ store: this.#runtime.store, target, signal })
    } finally {
      ended.abort()
      pile.end()
      await telling
    }
  }

  /** Not before the read models have it: who may not see a request, and who does not see it yet, look alike. */
  async #tellAll(pile: Pile<LiveEvent>, told: { position: Position | null }, signal: AbortSignal): Promise<void> {
    for (let next = await pile.take(); next; next = await pile.take()) {
      while (!signal.aborted && !(await this.#runtime.waitForReadModels(next.position, patience, false)));
      if (signal.aborted) return
      this.#tell(next.events)
      told.position = next.position
    }
  }

  #tell(events: readonly LiveEvent[] | null) {
    for (const listener of this.#listeners) listener(events)
  }
}

/** Most events that are kept for listeners, or told again to somebody who comes back; after more they begin anew. */
const mostMissed = 10_000

const prefix = 'request-'

function liveEventOf({ stream, revision, position, type, metadata }: StoredEvent): readonly LiveEvent[] {
  if (!stream.startsWith(prefix)) return []
  const { to } = JSON.parse(metadata)
  const state: unknown = to?.request
  const requestId = stream.slice(prefix.length)
  return [{ position, requestId, revision, type, state: typeof state === 'string' ? state : null }]
}

/**
 * What was appended after a position; null where it is too much to tell, or the log has no such position. Throws LogUnavailable, and
 * Refused where the read models do not have it in time.
 */
export async function missedSince(
  { store, waitForReadModels }: Pick<Runtime, 'store' | 'waitForReadModels'>,
  after: Position,
): Promise<readonly LiveEvent[] | null> {
  const missed = await readOn(store, after)
  const last = missed?.at(-1)
  // told too early, what nobody can see yet would be taken for what this viewer may not see
  if (last && !(await waitForReadModels(last.position, patience)))
    throw refused('read_models_behind', { retryAfter: 1 })
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
