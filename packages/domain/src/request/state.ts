import type { Limit } from '../calendar/limit.ts'
import type { StateValue } from '../decider.ts'
import type { Stop } from './clock/terms.ts'
import type { RequestEventOf } from './events.ts'
import { requestChart } from './lifecycle.ts'

export interface Assignment {
  readonly id: string
  readonly unit: string
  readonly part: 'lead' | 'support'
  /** A state of the assignment's chart. */
  readonly at: string
  readonly dispatchedAt: string
  /** The post of the unit that has it; null where the unit has not said. */
  readonly post: string | null
  readonly acknowledgedAt: string | null
  /** A return that is asked for and not decided yet. */
  readonly returning: Returning | null
  /** A result that waits for the unit's head. */
  readonly submitted: boolean
  /** Since when this part alone waits; null where it does not. */
  readonly suspendedAt: string | null
  /** Working time that its unit is charged with, once its part ended. */
  readonly heldMinutes: number | null
  readonly suspension: Suspension | null
}

type Returning = Pick<RequestEventOf<'ReturnRequested'>['data'], 'reason' | 'note' | 'confirmation'> & {
  readonly confirmed: boolean
}

export interface Deadline {
  readonly id: string
  readonly kind: RequestEventOf<'DeadlineSet'>['data']['kind']
  readonly assignmentId: string | null
  readonly dueAt: string
  /** When 80 % of the limit will have passed; null where that is not known, or was before the last pause. */
  readonly warnAt: string | null
  readonly rule: string
  /** null, as `countedFrom`, for a due date that a source told. */
  readonly limit: Limit | null
  readonly countedFrom: string | null
  readonly calendarVersion: string | null
  /** The last is not over while the clock stands. */
  readonly stops: readonly Stop[]
  readonly extensions: readonly Limit[]
  readonly warned: boolean
  readonly missed: boolean
  /** When what was due had happened, or was no longer called for; null while the clock is open. */
  readonly endedAt: string | null
}

/** Why a request, or a part of it, waits, and how that counts. */
type Suspension = Pick<RequestEventOf<'HandlingSuspended'>['data'], 'reason' | 'policy'>

/** An extension that is asked for and not decided yet. */
type PendingExtension = Pick<
  RequestEventOf<'ExtensionRequested'>['data'],
  'extensionId' | 'scope' | 'assignmentId' | 'deadlineId' | 'by'
>

interface FeedbackAttempt {
  readonly at: string
  readonly outcome: RequestEventOf<'FeedbackAttempted'>['data']['outcome']
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
  readonly registeredAt: string | null
  /** Notices of missing materials so far. */
  readonly notices: number
  readonly acceptedAt: string | null
  readonly completedAt: string | null
  readonly assignments: Readonly<Record<string, Assignment>>
  /** The assignment of the unit that leads; it stays after completion and reopening until another one leads. */
  readonly lead: string | null
  readonly deadlines: Readonly<Record<string, Deadline>>
  /** Since when the whole request waits; null where it does not. */
  readonly suspendedAt: string | null
  readonly suspension: Suspension | null
  /** By id. */
  readonly extensions: Readonly<Record<string, PendingExtension>>
  /** Extensions ever asked for: their ids count on. */
  readonly extensionsAsked: number
  /** How often a unit gave it back. */
  readonly returns: number
  /** Joint meetings that had it on their agenda. */
  readonly meetings: number
  /** Who worked on it: nobody of them may call back. */
  readonly handlers: readonly string[]
  /** Since the last completion, or the last feedback, in order. */
  readonly attempts: readonly FeedbackAttempt[]
  /** Evaluations so far. */
  readonly rounds: number
  /** Dissatisfied again after 重办: a supervisor decides what becomes of it. */
  readonly escalated: boolean
  readonly feedback: boolean
  /** The request that it was merged into. */
  readonly leading: string | null
  readonly urges: number
  readonly cards: Readonly<Record<'yellow' | 'red', number>>
  /** On the board of hung-up tasks. */
  readonly hungUp: boolean
  /** Whether an import wrote it and nobody has done anything with it since; null where no import did. */
  readonly imported: 'as-it-came' | 'worked-on' | null
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
  registeredAt: null,
  notices: 0,
  acceptedAt: null,
  completedAt: null,
  assignments: {},
  lead: null,
  deadlines: {},
  suspendedAt: null,
  suspension: null,
  extensions: {},
  extensionsAsked: 0,
  returns: 0,
  meetings: 0,
  handlers: [],
  attempts: [],
  rounds: 0,
  escalated: false,
  feedback: false,
  leading: null,
  urges: 0,
  cards: { yellow: 0, red: 0 },
  hungUp: false,
  imported: null,
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
