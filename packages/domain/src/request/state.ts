import type { Recorded, StateValue } from '../decider.ts'
import { stateAfter } from './after.ts'
import type { RequestEvent, RequestEventOf } from './events.ts'
import { requestChart } from './lifecycle.ts'

export interface Assignment {
  readonly id: string
  readonly unit: string
  readonly part: 'lead' | 'support'
  /** A state of the assignment's chart. */
  readonly at: string
  readonly dispatchedAt: string
}

export interface Deadline {
  readonly id: string
  readonly kind: RequestEventOf<'DeadlineSet'>['data']['kind']
  readonly assignmentId: string | null
  readonly dueAt: string
}

export interface RequestState {
  /** A full path of the request's chart, such as `handling.inProgress`. */
  readonly at: string
  readonly receiptNo: string
  readonly channel: string
  readonly residentId: string | null
  readonly item: string | null
  /** The version that the item was accepted or classified under; null also where a correction names another item. */
  readonly itemVersion: number | null
  readonly handlingKind: string | null
  readonly place: string | null
  /** The account that registered it, and its unit: they may see it. */
  readonly registeredBy: string | null
  readonly registeredByUnit: string | null
  readonly acceptedAt: string | null
  readonly completedAt: string | null
  readonly assignments: Readonly<Record<string, Assignment>>
  /** The assignment of the unit that leads; it stays after completion and reopening until another one leads. */
  readonly lead: string | null
  readonly deadlines: Readonly<Record<string, Deadline>>
  /** Who worked on it: nobody of them may call back. */
  readonly handlers: readonly string[]
  /** Evaluations so far. */
  readonly rounds: number
  readonly feedback: boolean
}

export const initialRequest: RequestState = {
  at: requestChart.initial,
  receiptNo: '',
  channel: '',
  residentId: null,
  item: null,
  itemVersion: null,
  handlingKind: null,
  place: null,
  registeredBy: null,
  registeredByUnit: null,
  acceptedAt: null,
  completedAt: null,
  assignments: {},
  lead: null,
  deadlines: {},
  handlers: [],
  rounds: 0,
  feedback: false,
}

export function evolveRequest(state: RequestState, event: Recorded<RequestEvent>): RequestState {
  const moved = { ...state, at: stateAfter('request', state.at, event) }
  switch (event.type) {
    case 'RequestRegistered': {
      const { receiptNo, channel, residentId, item, place } = event.data
      const { id: registeredBy, unit: registeredByUnit } = event.actor
      return { ...moved, receiptNo, channel, residentId, item, place, registeredBy, registeredByUnit }
    }
    case 'RequestAccepted':
      return { ...moved, acceptedAt: event.occurredAt, item: event.data.item, itemVersion: event.data.itemVersion }
    case 'RequestClassified': {
      const { item, itemVersion, handlingKind } = event.data
      return { ...moved, item, itemVersion, handlingKind }
    }
    case 'AssignmentDispatched':
      return dispatched(moved, event)
    case 'AssignmentAcknowledged':
    case 'ProgressRecorded':
    case 'AssignmentCompleted':
      return withHandler(assignmentMoved(moved, event.data.assignmentId, event), event.actor.id)
    case 'AssignmentReturned':
      return leadLeft(assignmentMoved(moved, event.data.assignmentId, event), event.data.assignmentId)
    case 'HandlingCompleted':
      return { ...moved, completedAt: event.occurredAt }
    case 'FeedbackDelivered':
      return { ...moved, feedback: true }
    case 'RequestEvaluated':
      return { ...moved, rounds: event.data.round }
    case 'RequestReopened':
      return { ...moved, completedAt: null, feedback: false }
    case 'RequestWithdrawn':
      return { ...moved, assignments: allMoved(state.assignments, event) }
    case 'DeadlineSet':
      return withDeadline(moved, event.data)
    case 'CorrectionRecorded':
      return { ...moved, [event.data.field]: event.data.to, ...(event.data.field === 'item' && { itemVersion: null }) }
    case 'MaterialsRequested':
    case 'MaterialsSupplied':
    case 'RequestDeclined':
    case 'HandlingReturned':
    case 'RequestClosed':
      return moved
    default:
      // an event type of a later version: history is never refused, decide refuses on it
      event satisfies never
      return moved
  }
}

/** What `from` and `to` of an event hold. */
export function requestStateValue(state: RequestState, event: { type: string; data: object }): StateValue | null {
  if (state.at === requestChart.initial) return null
  const id = 'assignmentId' in event.data && event.type.startsWith('Assignment') ? event.data.assignmentId : null
  const assignment = typeof id === 'string' ? state.assignments[id] : undefined
  return assignment ? { request: state.at, assignment: assignment.at } : { request: state.at }
}

export function isLive(assignment: Assignment): boolean {
  return assignment.at === 'dispatched' || assignment.at === 'acknowledged'
}

export function liveAssignments(state: RequestState): readonly Assignment[] {
  return Object.values(state.assignments).filter(isLive)
}

function dispatched(state: RequestState, event: Recorded<RequestEventOf<'AssignmentDispatched'>>): RequestState {
  const { assignmentId: id, unit, part } = event.data
  const assignment: Assignment = { id, unit, part, at: 'dispatched', dispatchedAt: event.occurredAt }
  return {
    ...state,
    assignments: { ...state.assignments, [id]: assignment },
    lead: part === 'lead' ? id : state.lead,
  }
}

function assignmentMoved(state: RequestState, id: string, event: Recorded<RequestEvent>): RequestState {
  const assignment = state.assignments[id]
  if (!assignment) return state
  return { ...state, assignments: { ...state.assignments, [id]: moveAssignment(assignment, event) } }
}

function moveAssignment(assignment: Assignment, event: Recorded<RequestEvent>): Assignment {
  return { ...assignment, at: stateAfter('assignment', assignment.at, event) }
}

function allMoved(
  assignments: RequestState['assignments'],
  event: Recorded<RequestEvent>,
): RequestState['assignments'] {
  return Object.fromEntries(Object.entries(assignments).map(([id, one]) => [id, moveAssignment(one, event)]))
}

/** A unit that returned its part no longer leads. */
function leadLeft(state: RequestState, id: string): RequestState {
  return state.lead === id ? { ...state, lead: null } : state
}

function withHandler(state: RequestState, accountId: string): RequestState {
  return state.handlers.includes(accountId) ? state : { ...state, handlers: [...state.handlers, accountId] }
}

function withDeadline(state: RequestState, data: RequestEventOf<'DeadlineSet'>['data']): RequestState {
  const { deadlineId: id, kind, assignmentId, dueAt, supersedes } = data
  const kept = Object.entries(state.deadlines).filter(([other]) => other !== supersedes)
  return { ...state, deadlines: { ...Object.fromEntries(kept), [id]: { id, kind, assignmentId, dueAt } } }
}
