import type { Command, Decider, NewEvent, Recorded, StateValue } from '@wubu/domain/decider'
import { LRUCache } from 'lru-cache'
import { decodeEvent, isKnown, openEvent } from './decode.ts'
import type { StreamEnd } from './encode.ts'
import type { EventStore, Position, StoredEvent } from './event-store.ts'
import type { KeyStore } from './key-store.ts'

/** What a command that is already in the stream was answered. */
export interface PastCommand {
  readonly commandHash: string
  readonly revision: number
  readonly position: Position
  readonly to: StateValue | null
}

export interface Aggregate<State> extends StreamEnd<State> {
  readonly commands: ReadonlyMap<string, PastCommand>
  /** The first event that this node does not know; it decides nothing on such a stream. */
  readonly unknown: { readonly type: string; readonly schemaVersion: number } | null
}

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
    this.#cache = new LRUCache({ max })
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
    return { state: this.#decider.initial, revision: -1, hash: null, commands: new Map(), unknown: null }
  }
}

function fold<State, C extends Command, E extends NewEvent>(
  decider: Decider<State, C, E>,
  start: Aggregate<State>,
  events: readonly StoredEvent[],
  keys: KeyStore,
): Aggregate<State> {
  if (events.length === 0) return start
  const commands = new Map(start.commands)
  let { state, revision, hash, unknown } = start
  for (const stored of events) {
    const event = decodeEvent(stored, decider.events)
    revision = stored.revision
    hash = event.metadata.hash
    const { commandId, commandHash, to } = event.metadata
    commands.set(commandId, { commandHash, revision, position: stored.position, to })
    if (isKnown(event, decider.events)) state = decider.evolve(state, openEvent(event, keys) as Recorded<E>)
    else unknown ??= { type: event.type, schemaVersion: event.schemaVersion }
  }
  return { state, revision, hash, commands, unknown }
}
