import { v5 as uuid5 } from 'uuid'
import type { Position, StoredEvent } from './event-store.ts'

/**
 * What a reactor wants done because of an event. `Ask` is whatever the host's `dispatch` makes a command of; it is kept as
 * JSON text until it is done.
 */
type Reaction<Ask> =
  | {
      readonly kind: 'ask'
      /** One of its event's reactions, and never renamed: the command's id is made from it. */
      readonly name: string
      readonly ask: Ask
      /** When it is due, ISO 8601 in UTC with milliseconds; at once where there is none. */
      readonly wakeAt?: string
      /** By which it can be called off; an earlier one under the same key is. */
      readonly key?: string
    }
  | { readonly kind: 'callOff'; readonly key: string }

/** Acts on what happens. It runs on every node, and all of them make the same commands: only the first is appended. */
export interface Reactor<Event, Ask> {
  /** Never changed: the commands' ids are made from it. */
  readonly name: string
  /** Streams that it reacts to. What it asks for goes to these as well, or each node has to find out by trying that it is done. */
  readonly prefixes: readonly string[]
  /** Parses an event; null for those of no interest, or that this node does not know. Must not throw on history. */
  decode(stored: StoredEvent): Event | null
  /** Pure and total, like `evolve`: whether the moment is right is for the command's own decision to say. */
  react(event: Event): readonly Reaction<Ask>[]
}

/** A command that waits to be given. */
export interface PendingCommand<Ask> {
  readonly commandId: string
  readonly ask: Ask
  /** ISO 8601 in UTC with milliseconds; '' for at once. */
  readonly wakeAt: string
  readonly key: string | null
  /** The event that it reacts to. */
  readonly causationId: string
  readonly correlationId: string
}

export type ReactorChange<Ask> =
  | { readonly kind: 'add'; readonly command: PendingCommand<Ask> }
  | { readonly kind: 'callOff'; readonly key: string }
  | { readonly kind: 'settle'; readonly commandId: string }
  | { readonly kind: 'postpone'; readonly commandId: string; readonly wakeAt: string }

/**
 * What a node has still to do, and up to where it knows the log; local, and made anew from the log where it is lost. All
 * synchronous, as that of a projection.
 */
export interface ReactorMemory<Ask> {
  checkpoint(): Position | null
  /**
   * Makes the changes in their order and moves the checkpoint (null leaves it), all or nothing. A command that is there, or
   * under a key that is, replaces it; settling or postponing what is not there changes nothing.
   */
  save(changes: readonly ReactorChange<Ask>[], checkpoint: Position | null): void
  /** What is due by `now`, the longest due first. */
  due(now: string, limit: number): readonly PendingCommand<Ask>[]
  /** When the next one is due; null where nothing waits. */
  nextWakeAt(): string | null
  /** Forgets everything: it was of another log. */
  clear(): void
}

/** Never changed: the ids of what reactors did are made from it. */
const namespace = '0b0c5d0e-7a51-5c7f-9a58-2b3f7f1c6a44'

/** The same on every node, and whenever the same event is reacted to again. */
export function reactionId(reactor: string, eventId: string, name: string): string {
  return uuid5(JSON.stringify([reactor, eventId, name]), namespace)
}
