/**
 * The shape every aggregate has: decide what happens, evolve what is. The engine knows an aggregate by this alone.
 */

/** Who acts, as of the moment of acting. `unit` is the unit they act for, null where they act for none. */
export interface Actor {
  readonly id: string
  readonly role: Role
  readonly unit: string | null
  /** The account that they stand in for (B岗 for an absent A岗); absent where they act for themselves. */
  readonly for?: string
}

export const roles = [
  'window',
  'grid',
  'dispatcher',
  'handler',
  'unit-head',
  'callback',
  'supervisor',
  'admin',
  'resident',
  'system',
] as const
export type Role = (typeof roles)[number]

/** What arrives with every command, since a decision reads no clock and makes up no id. Instants are ISO 8601 in UTC with milliseconds. */
export interface CommandMeta {
  readonly now: string
  readonly actor: Actor
}

/** An event as a decision gives it. `occurredAt` only where it is not the command's now (paper registered later, imports). */
export interface NewEvent {
  readonly type: string
  readonly data: object
  readonly occurredAt?: string
}

/** An event as history holds it. A field that was sealed with an erased key reads null. */
export type Recorded<E extends NewEvent> = E & {
  readonly occurredAt: string
  readonly recordedAt: string
  readonly actor: Actor
  /** What the stored event led to, as the node that wrote it had it; absent while a decision is being made. */
  readonly to?: StateValue | null
}

/** Why a command was refused: a stable code and what a clerk needs to understand it. */
export interface Refusal {
  readonly code: string
  readonly [detail: string]: unknown
}

/** `states`: those after each event, where deciding had to know them; whoever stores the events need not fold them again. */
export type Decision<E extends NewEvent, State = never> =
  | { readonly accepted: true; readonly events: readonly E[]; readonly states?: readonly State[] }
  | { readonly accepted: false; readonly refusal: Refusal }

export function accept<E extends NewEvent>(...events: readonly E[]): Decision<E> {
  return { accepted: true, events }
}

export function reject(refusal: Refusal): Decision<never> {
  return { accepted: false, refusal }
}

export interface Command {
  readonly type: string
  readonly data: object
  readonly meta: CommandMeta
}

/** Names of the parts of an aggregate and the value of each, such as `{request: 'handling.inProgress', assignment: 'acknowledged'}`. */
export type StateValue = Readonly<Record<string, string>>

export interface Decider<State, C extends Command, E extends NewEvent> {
  /** Stored with every event: which chart, in which version, led to `to`. */
  readonly machine: { readonly name: string; readonly version: number }
  readonly initial: State
  /** Every event type that this node knows, with its schema, newest version and how older ones are read. */
  readonly events: EventCatalogue
  decide(command: C, state: State): Decision<E, State>
  /** Never throws on history: what it does not know, it leaves out. */
  evolve(state: State, event: Recorded<E>): State
  /** What an event's `from` (state before) or `to` (state after) holds; null before the first event. */
  stateValue(state: State, event: NewEvent): StateValue | null
  /** The resident whose key seals what this aggregate says of them; null seals with the installation's key. */
  residentOf(state: State): string | null
}

/** Which key seals a field: the resident's whom the stream or the command is about, or the installation's. */
export type SealScope = 'resident' | 'installation'

export interface EventDefinition {
  readonly type: string
  readonly version: number
  /** Parses and orders the fields; the order is part of the stored bytes. */
  parse(data: unknown): object
  /** Top-level fields that are sealed before they are stored. */
  readonly sealed: Readonly<Record<string, SealScope>>
  /** `upcasters[n]` reads data of version n as version n + 1. */
  readonly upcasters: Readonly<Record<number, (data: object) => object>>
}

export type EventCatalogue = Readonly<Record<string, EventDefinition>>
