import type { Command, Decider, NewEvent, Recorded } from '@wubu/domain/decider'
import { LRUCache } from 'lru-cache'
import { decodeEvent, isKnown, openEvent } from './decode.ts'
import type { StreamEnd } from './encode.ts'
import type { EventStore, StoredEvent } from './event-store.ts'
import type { KeyStore } from './key-store.ts'
import { PastCommands } from './past-commands.ts'

export interface Aggregate<State> extends StreamEnd<State> {
  readonly commands: PastCommands
  /** The first event that this node does not know; it decides nothing on such a stream. */
  readonly unknown: { readonly type: string; readonly schemaVersion: number } | null
}

/** A state grows with its history: one of so many events more counts as one state more. */
const eventsOfOne = 16

/** The states of the streams in use. Reloading a stream for every command costs more than all else of it together. */
export class AggregateCache<State, C extends Command, E extends NewEvent> {
  readonly #decider: Decider<State, C, E>
  readonly #store: EventStore
  readonly #keys: KeyStore
  readonly #cache: LRUCache<string, Aggregate<State>>

  constructor(decider: Decider<State, C, E>, store: EventStore, keys: KeyStore, max: number) {
    this.#decider = decider
    this.#store = store
    this.#keys = keys
    this.#cache = new LRUCache({
      max,
      maxSize: max,
      sizeCalculation: ({ revision }) => 1 + Math.floor(Math.max(0, revision) / eventsOfOne),
    })
  }

  get(stream: string): Aggregate<State> | undefined {
    return this.#cache.get(stream)
  }

  put(stream: string, aggregate: Aggregate<State>): void {
    this.#cache.set(stream, aggregate)
  }

  forget(stream: string): void {
    this.#cache.delete(stream)
  }

  /** The state with everything that is in the log by now; only what came since is read. */
  async refresh(stream: string): Promise<Aggregate<State>> {
    const known = this.#cache.get(stream) ?? this.empty()
    const fresh = fold(this.#decider, known, await this.#store.readStream(stream, known.revision + 1), this.#keys)
    this.#cache.set(stream, fresh)
    return fresh
  }

  empty(): Aggregate<State> {
    return { state: this.#decider.initial, revision: -1, hash: null, commands: PastCommands.none, unknown: null }
  }
}

function fold<State, C extends Command, E extends NewEvent>(
  decider: Decider<State, C, E>,
  start: Aggregate<State>,
  events: readonly StoredEvent[],
  keys: KeyStore,
): Aggregate<State> {
  if (events.length === 0) return start
  let { state, revision, hash, commands, unknown } = start
  let commandId: string | null = null
  for (const stored of events) {
    const event = decodeEvent(stored, decider.events)
    // the events of one command stand together
    if (commandId !== null && commandId !== event.metadata.commandId) commands = commands.with(commandId, revision)
    commandId = event.metadata.commandId
    revision = stored.revision
    hash = event.metadata.hash
    if (isKnown(event, decider.events)) state = decider.evolve(state, openEvent(event, keys) as Recorded<E>)
    else unknown ??= { type: event.type, schemaVersion: event.schemaVersion }
  }
  if (commandId !== null) commands = commands.with(commandId, revision)
  return { state, revision, hash, commands, unknown }
}
