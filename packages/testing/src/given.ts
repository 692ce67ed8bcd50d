import type { Actor, Command, Decider, Decision, NewEvent, Recorded, Refusal, Role } from '@wubu/domain/decider'

/** An event as a test gives it: only what differs from the defaults. */
export type Past<E extends NewEvent> = E & { readonly actor?: Actor }

export const testNow = '2026-03-02T02:00:00.000Z'

/** An actor of a role; `unit` where they act for one. */
export function actor(role: Role, unit: string | null = null, id = `${role}-1`): Actor {
  return { id, role, unit }
}

/**
 * Domain tests without doubles: `given(decider)(…events).when(command)`. The events need not be what `decide` would
 * have given; history is taken as it is.
 */
export function given<State, C extends Command, E extends NewEvent>(decider: Decider<State, C, E>) {
  return (...past: readonly Past<E>[]) => {
    const state = past.reduce<State>(
      (before, event) => decider.evolve(before, record(event, event.occurredAt ?? testNow)),
      decider.initial,
    )
    return {
      state,
      when: (command: C): Decision<E, State> => decider.decide(command, state),
    }
  }
}

/** Decides one command after the other, and throws on the first that is refused. */
export function play<State, C extends Command, E extends NewEvent>(decider: Decider<State, C, E>, ...commands: C[]) {
  let state = decider.initial
  const events: Recorded<E>[] = []
  for (const command of commands) {
    const decision = decider.decide(command, state)
    if (!decision.accepted) throw new Error(`${command.type} was refused: ${JSON.stringify(decision.refusal)}`)
    for (const event of decision.events) {
      const recorded = record({ ...event, actor: command.meta.actor }, event.occurredAt ?? command.meta.now)
      state = decider.evolve(state, recorded)
      events.push(recorded)
    }
  }
  return { state, events }
}

/** The types of the events that a decision gives, or the code of its refusal. */
export function outcome(decision: Decision<NewEvent, unknown>): readonly string[] | string {
  return decision.accepted ? decision.events.map((event) => event.type) : decision.refusal.code
}

/** A pattern for `t.match`. */
export function rejected(code: string, detail: Partial<Refusal> = {}) {
  return { accepted: false, refusal: { code, ...detail } }
}

/** A pattern for `t.match`: these event types in this order, and no more. */
export function accepted(...types: readonly string[]) {
  // an array would match longer ones that begin like it
  return { accepted: true, events: { ...types.map((type) => ({ type })), length: types.length } }
}

function record<E extends NewEvent>(event: Past<E>, occurredAt: string): Recorded<E> {
  return { ...event, occurredAt, recordedAt: occurredAt, actor: event.actor ?? actor('system') }
}
