import type { Recorded } from '../decider.ts'
import { stateAfter } from './after.ts'
import type { RequestEvent, RequestEventOf } from './events.ts'
import type { Assignment, RequestState } from './state.ts'

export function dispatched(
  state: RequestState,
  { data, occurredAt }: Recorded<RequestEventOf<'AssignmentDispatched'>>,
): RequestState {
  const { assignmentId: id, unit, part, post } = data
  const assignment: Assignment = {
    id,
    unit,
    part,
    at: 'dispatched',
    dispatchedAt: occurredAt,
    post,
    acknowledgedAt: null,
    returning: null,
    submitted: false,
    suspendedAt: null,
    heldMinutes: null,
    suspension: null,
  }
  return {
    ...state,
    assignments: { ...state.assignments, [id]: assignment },
    lead: part === 'lead' ? id : state.lead,
  }
}

/** One part after an event of its own, with what the event says of it besides. */
export function partMoved(
  state: RequestState,
  id: string,
  event: Recorded<RequestEvent>,
  changes: Partial<Assignment> = {},
): RequestState {
  const assignment = state.assignments[id]
  if (!assignment) return state
  const moved = { ...movePart(assignment, event), ...changes }
  return { ...state, assignments: { ...state.assignments, [id]: moved } }
}

/** Every part after an event of the request that ends what is still open of them, each charged with the time it was held. */
export function allPartsEnded(
  state: RequestState,
  event: Recorded<RequestEventOf<'RequestWithdrawn' | 'RequestMerged'>>,
): RequestState['assignments'] {
  const held = new Map(event.data.held.map(({ assignmentId, minutes }) => [assignmentId, minutes]))
  const ended = (one: Assignment) => ({
    ...movePart(one, event),
    heldMinutes: held.get(one.id) ?? one.heldMinutes,
  })
  return Object.fromEntries(Object.entries(state.assignments).map(([id, one]) => [id, ended(one)]))
}

/** A part that ended without being done: its unit no longer leads, and what it asked for is no longer asked. */
export function partLeft(state: RequestState, id: string): RequestState {
  const extensions = Object.entries(state.extensions).filter(([, one]) => one.assignmentId !== id)
  const changed = extensions.length < Object.keys(state.extensions).length
  return {
    ...state,
    ...(state.lead === id && { lead: null }),
    ...(changed && { extensions: Object.fromEntries(extensions) }),
  }
}

function movePart(assignment: Assignment, event: Recorded<RequestEvent>): Assignment {
  return { ...assignment, at: stateAfter('assignment', assignment.at, event) }
}
