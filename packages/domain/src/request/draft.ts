import { type Decision, type Recorded, type Refusal, reject } from '../decider.ts'
import { deadlineSet } from './clock/deadline-set.ts'
import { clocksStarted } from './clock/starts.ts'
import type { RequestMeta } from './commands.ts'
import type { RequestEvent } from './events.ts'
import { evolveRequest } from './evolve.ts'
import { requestChart } from './lifecycle.ts'
import type { RequestState } from './state.ts'

/** The events of a decision in the making, and the state that they lead to. */
export interface Draft {
  readonly state: RequestState
  readonly events: readonly RequestEvent[]
  /** After each of the events. */
  readonly states: readonly RequestState[]
  readonly meta: RequestMeta
  readonly refusal: Refusal | null
}

export function draft(state: RequestState, meta: RequestMeta): Draft {
  return { state, events: [], states: [], meta, refusal: null }
}

/** Adds an event, and the due dates of the clocks that it starts or sets going again. */
export function add(draft: Draft, event: RequestEvent): Draft {
  const added = record(draft, event)
  if (added.refusal) return added
  const { reference, now } = draft.meta
  const { occurredAt } = event
  const happened = { ...event, occurredAt: occurredAt ?? now, recordedAt: now, actor: draft.meta.actor }
  return clocksStarted(draft.state, added.state, happened, reference).reduce((steps, clock) => {
    const set = deadlineSet(steps.state, clock, reference.calendar)
    return record(steps, occurredAt === undefined ? set : { ...set, occurredAt })
  }, added)
}

/**
 * Adds an event and nothing else: it is told by a source that knows no clocks, or passed over in the same breath. The first one
 * that the chart does not have here makes the whole draft a refusal.
 */
export function record(draft: Draft, event: RequestEvent): Draft {
  if (draft.refusal) return draft
  const { state, meta } = draft
  if (requestChart.next(state.at, event.type) === null) {
    return { ...draft, refusal: { code: 'wrong_state', at: state.at, event: event.type } }
  }
  const occurredAt = event.occurredAt ?? meta.now
  const recorded: Recorded<RequestEvent> = { ...event, occurredAt, recordedAt: meta.now, actor: meta.actor }
  const after = evolveRequest(state, recorded)
  return { ...draft, state: after, events: [...draft.events, event], states: [...draft.states, after] }
}

export function finish(draft: Draft): Decision<RequestEvent, RequestState> {
  const { refusal, events, states } = draft
  return refusal ? reject(refusal) : { accepted: true, events, states }
}

/** For a draft that goes on only while nothing was refused. */
export function refuse(draft: Draft, refusal: Refusal): Draft {
  return draft.refusal ? draft : { ...draft, refusal }
}
