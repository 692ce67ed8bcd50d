import type { KeyObject } from 'node:crypto'
import type { Actor, Command, Decider, Decision, NewEvent, Refusal, StateValue } from '@wubu/domain/decider'
import { type Aggregate, AggregateCache } from './aggregate-cache.ts'
import { commandHashOf, encodeEvents } from './encode.ts'
import type { Metadata } from './envelope.ts'
import { KeyErased, NodeOlderThanLog } from './errors.ts'
import type { EventStore, Position } from './event-store.ts'
import type { KeyStore } from './key-store.ts'
import { StreamLocks } from './stream-locks.ts'

export interface CommandToHandle<C extends Command, State = unknown> {
  readonly stream: string
  readonly command: C
  /** uuid5(account, Idempotency-Key): a retry has the same. */
  readonly commandId: string
  readonly correlationId: string
  readonly causationId?: string | null
  /** From If-Match: decide on exactly this revision or not at all. */
  readonly expectedRevision?: number
  /** The command makes a new stream: it is tried as such before anything is read. */
  readonly creates?: boolean
  /** Asked before anything is told of the stream, not even that the revision is stale: may this actor see it at all? */
  readonly permit?: (state: State, actor: Actor) => Refusal | null
}

/**
 * What became of a command. `accepted` is the same for every retry.
 * - refused: the aggregate's rules say no; `revision` is the newest that was looked at (-1 for no stream).
 * - stale: the stream is not at the expected revision.
 * - keyReused: another body was sent under this command id before.
 * - contended: other writers were faster, again and again; nothing was written, try later.
 */
export type CommandResult =
  | {
      readonly outcome: 'accepted'
      readonly revision: number
      readonly position: Position
      readonly to: StateValue | null
      readonly repeated: boolean
    }
  | { readonly outcome: 'refused'; readonly refusal: Refusal; readonly revision: number }
  | { readonly outcome: 'stale'; readonly actualRevision: number }
  | { readonly outcome: 'keyReused' }
  | { readonly outcome: 'contended' }

export interface CommandHandlerOptions {
  readonly store: EventStore
  readonly keys: KeyStore
  /** Most states kept, as many as there are open requests; one with a long history counts for several. */
  readonly cachedStates?: number
  /** Tries on conflict before giving up. */
  readonly attempts?: number
}

/** `again`: another writer was faster, or a retry may be decided otherwise by now. */
type Attempt = CommandResult | 'again'

/** What was decided on a state that may be old, and is so on the newest: not what stands against the command there. */
function holdsAnyway({ outcome }: CommandResult): boolean {
  return outcome === 'accepted' || outcome === 'keyReused'
}

/** Load, decide, append, for all streams of one kind of aggregate. */
export class CommandHandler<State, C extends Command, E extends NewEvent> {
  readonly #decider: Decider<State, C, E>
  readonly #store: EventStore
  readonly #keys: KeyStore
  readonly #attempts: number
  readonly #cache: AggregateCache<State, C, E>
  readonly #locks = new StreamLocks()

  constructor(decider: Decider<State, C, E>, options: CommandHandlerOptions) {
    this.#decider = decider
    this.#store = options.store
    this.#keys = options.keys
    this.#attempts = options.attempts ?? 8
    this.#cache = new AggregateCache(decider, options.store, options.keys, options.cachedStates ?? 20_000)
  }

  /** Throws LogUnavailable, AppendTooLarge, KeyErased, NodeOlderThanLog; a retry with the same command id settles an unknown outcome. */
  handle(command: CommandToHandle<C, State>): Promise<CommandResult> {
    // other processes race all the same; within this one, queueing saves the conflicts
    return this.#locks.run(command.stream, () => this.#try(command))
  }

  /** The newest state of a stream, for reading. */
  async load(stream: string): Promise<Aggregate<State>> {
    return this.#cache.refresh(stream)
  }

  async #try(command: CommandToHandle<C, State>): Promise<CommandResult> {
    const cached = this.#cache.get(command.stream) ?? (command.creates ? this.#cache.empty() : undefined)
    if (cached) {
      try {
        const result = await this.#decideAndAppend(command, cached)
        if (result !== 'again' && holdsAnyway(result)) return result
      } catch (error) {
        // a retry of what made the stream is known by the stream, also when its resident's key is gone by now
        if (!(error instanceof KeyErased)) throw error
      }
    }
    for (let attempt = 0; attempt < this.#attempts; attempt += 1) {
      const result = await this.#decideAndAppend(command, await this.#cache.refresh(command.stream))
      if (result !== 'again') return result
    }
    return { outcome: 'contended' }
  }

  #decideAndAppend(command: CommandToHandle<C, State>, aggregate: Aggregate<State>): Attempt | Promise<Attempt> {
    const revisions = aggregate.commands.revisionsOf(command.commandId)
    return revisions.length > 0 ? this.#unlessRepeated(command, aggregate, revisions) : this.#decide(command, aggregate)
  }

  async #unlessRepeated(
    command: CommandToHandle<C, State>,
    aggregate: Aggregate<State>,
    revisions: readonly number[],
  ): Promise<Attempt> {
    for (const revision of revisions) {
      const repeated = await this.#repeated(command, aggregate, revision)
      if (repeated) return repeated
    }
    return this.#decide(command, aggregate)
  }

  #decide(command: CommandToHandle<C, State>, aggregate: Aggregate<State>): Attempt | Promise<Attempt> {
    const forbidden = command.permit?.(aggregate.state, command.command.meta.actor)
    if (forbidden) return { outcome: 'refused', refusal: forbidden, revision: aggregate.revision }
    const { expectedRevision } = command
    if (expectedRevision !== undefined && expectedRevision !== aggregate.revision) {
      return { outcome: 'stale', actualRevision: aggregate.revision }
    }
    if (aggregate.unknown) {
      throw new NodeOlderThanLog(command.stream, aggregate.unknown.type, aggregate.unknown.schemaVersion)
    }
    const decision: Decision<E, State> = this.#decider.decide(command.command, aggregate.state)
    if (!decision.accepted) return { outcome: 'refused', refusal: decision.refusal, revision: aggregate.revision }
    return this.#append(command, aggregate, decision)
  }

  async #append(
    command: CommandToHandle<C, State>,
    aggregate: Aggregate<State>,
    decision: Extract<Decision<E, State>, { accepted: true }>,
  ): Promise<Attempt> {
    const { events } = decision
    const { stream, commandId } = command
    const { meta } = command.command
    const residentId = this.#residentAfter(aggregate.state, events, meta)
    const isNew = residentId !== null && this.#decider.residentOf(aggregate.state) === null
    // the key must be stored before anything that is sealed with it; mostly it is, and there is nothing to wait for
    if (isNew && !this.#keys.get(residentId)) await this.#keys.ensure(residentId)
    const commandHash = commandHashOf(stream, command.command, this.#key(residentId))
    const encoded = encodeEvents(
      this.#decider,
      aggregate,
      decision,
      {
        stream,
        commandId,
        commandHash,
        correlationId: command.correlationId,
        causationId: command.causationId ?? null,
        actor: meta.actor,
        now: meta.now,
      },
      this.#keys,
    )
    const expected = aggregate.revision === -1 ? 'noStream' : aggregate.revision
    const result = await this.#store.append(stream, expected, encoded.events)
    // also `idReused`: a retry may be decided otherwise by now, and only the stream tells it from another body
    if (result.outcome !== 'appended') return 'again'
    const { revision, position } = result
    const last = events.at(-1)
    const to = last ? this.#decider.stateValue(encoded.end.state, last) : null
    const commands = aggregate.commands.with(commandId, revision)
    this.#cache.put(stream, { ...encoded.end, commands, unknown: null })
    return { outcome: 'accepted', revision, position, to, repeated: false }
  }

  /** What a command was answered whose last event has this revision; null where that is another command's after all. */
  async #repeated(
    command: CommandToHandle<C, State>,
    aggregate: Aggregate<State>,
    revision: number,
  ): Promise<CommandResult | null> {
    const [event] = await this.#store.readStream(command.stream, revision)
    if (event?.revision !== revision) return null
    const { commandId, commandHash, to }: Metadata = JSON.parse(event.metadata)
    if (commandId !== command.commandId) return null
    const residentId = this.#decider.residentOf(aggregate.state)
    const erased = residentId !== null && this.#keys.get(residentId) === null
    // with its key the body's hash went too; the command id is all that is left to know a retry by
    if (!erased && commandHashOf(command.stream, command.command, this.#key(residentId)) !== commandHash)
      return { outcome: 'keyReused' }
    return { outcome: 'accepted', revision, position: event.position, to, repeated: true }
  }

  /** The resident that the events are about. */
  #residentAfter(state: State, events: readonly E[], meta: C['meta']): string | null {
    const before = this.#decider.residentOf(state)
    if (before !== null) return before
    const [first] = events
    if (!first) return null
    const recorded = { ...first, occurredAt: meta.now, recordedAt: meta.now, actor: meta.actor }
    return this.#decider.residentOf(this.#decider.evolve(state, recorded))
  }

  #key(residentId: string | null): KeyObject {
    return (residentId === null ? null : this.#keys.get(residentId)) ?? this.#keys.installationKey
  }
}
