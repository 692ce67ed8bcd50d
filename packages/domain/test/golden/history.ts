import type { Actor, Command, Decider, NewEvent, Recorded, StateValue } from '../../src/decider.ts'

/** An event as the log holds it, with its personal fields opened. */
export interface GoldenEvent {
  readonly type: string
  readonly schemaVersion: number
  readonly data: object
  readonly occurredAt: string
  readonly recordedAt: string
  readonly actor: Actor
  readonly from: StateValue | null
  readonly to: StateValue | null
}

export interface GoldenHistory {
  readonly aggregate: string
  readonly events: readonly GoldenEvent[]
  /** The state that the events lead to. */
  readonly state: unknown
}

/** Any aggregate: its methods take more than they say, and history is checked by what comes out. */
export type AnyDecider = Decider<unknown, Command, NewEvent>

/** What the log would hold of played events. */
export function goldenHistory(decider: AnyDecider, played: readonly Recorded<NewEvent>[]): GoldenHistory {
  let state = decider.initial
  const events = played.map((event) => {
    const { type, occurredAt, recordedAt, actor } = event
    const from = decider.stateValue(state, event)
    state = decider.evolve(state, event)
    const to = decider.stateValue(state, event)
    const definition = decider.events[type]
    if (!definition) throw new Error(`${type} is not in the catalogue.`)
    const data = definition.parse(event.data)
    return { type, schemaVersion: definition.version, data, occurredAt, recordedAt, actor, from, to }
  })
  return { aggregate: decider.machine.name, events, state }
}

/** Replays a stored history as the engine does: older versions upcast, the stored `to` at hand. */
export function replay(decider: AnyDecider, history: GoldenHistory) {
  let state = decider.initial
  const values = history.events.map((stored) => {
    const event = upcast(decider, stored)
    const from = decider.stateValue(state, event)
    state = decider.evolve(state, event)
    return { from, to: decider.stateValue(state, event) }
  })
  return { state, values }
}

function upcast(decider: AnyDecider, event: GoldenEvent): GoldenEvent {
  const definition = decider.events[event.type]
  let data = event.data
  for (let version = event.schemaVersion; definition && version < definition.version; version += 1) {
    data = definition.upcasters[version]?.(data) ?? data
  }
  return { ...event, data }
}
