import type { Recorded } from '../decider.ts'
import { stateAfter } from './after.ts'
import { clocksAfter, extended, marked, withDeadline } from './clock/evolve-clocks.ts'
import type { RequestEvent, RequestEventOf } from './events.ts'
import { allPartsEnded, dispatched, partLeft, partMoved } from './evolve-parts.ts'
import type { RequestState } from './state.ts'

/** Never throws on history: what it does not know, it leaves out. */
export function evolveRequest(state: RequestState, event: Recorded<RequestEvent>): RequestState {
  const after = clocksAfter(state, evolved(state, event), event)
  // timers are nobody's work
  const isTouched = after.imported === 'as-it-came' && event.actor.role !== 'system'
  return isTouched ? { ...after, imported: 'worked-on' } : after
}

function evolved(state: RequestState, event: Recorded<RequestEvent>): RequestState {
  const at = stateAfter('request', state.at, event)
  const moved = at === state.at ? state : { ...state, at }
  switch (event.type) {
    case 'RequestRegistered': {
      const { receiptNo, channel, residentId, item, place } = event.data
      const { id: registeredBy, unit: registeredByUnit } = event.actor
      const registeredAt = event.occurredAt
      return { ...moved, receiptNo, channel, residentId, item, place, registeredBy, registeredByUnit, registeredAt }
    }
    case 'MaterialsRequested':
      return { ...moved, notices: state.notices + 1 }
    case 'RequestAccepted': {
      const { item, itemVersion, ground } = event.data
      const imported = ground === 'import' ? 'as-it-came' : state.imported
      return { ...moved, acceptedAt: event.occurredAt, item, itemVersion, imported }
    }
    case 'RequestClassified': {
      const { item, itemVersion, handlingKind } = event.data
      return { ...moved, item, itemVersion, handlingKind }
    }
    case 'RequestWithdrawn':
      // an import that is undone takes back what it said was complete
      return { ...moved, ...stopped, completedAt: null, assignments: allPartsEnded(state, event) }
    case 'RequestMerged':
      return { ...moved, ...stopped, assignments: allPartsEnded(state, event), leading: event.data.leading }
    case 'MergeUndone':
      // whoever led before the merge lost its part with it
      return { ...moved, leading: null, lead: null }
    case 'HandlingReturned':
      return { ...moved, ...stopped }
    case 'HandlingCompleted':
      return { ...moved, ...stopped, completedAt: event.occurredAt, attempts: [] }
    case 'HandlingSuspended':
      return { ...moved, suspendedAt: event.occurredAt, suspension: suspensionBy(event.data) }
    case 'HandlingResumed':
      return { ...moved, ...going }
    case 'JointMeetingHeld':
      return { ...moved, meetings: state.meetings + 1 }
    case 'ExtensionRequested': {
      const { extensionId, scope, assignmentId, deadlineId, by } = event.data
      const extensions = { ...state.extensions, [extensionId]: { extensionId, scope, assignmentId, deadlineId, by } }
      return { ...moved, extensions, extensionsAsked: state.extensionsAsked + 1 }
    }
    case 'ExtensionGranted':
      return extended({ ...moved, extensions: otherExtensions(state, event.data.extensionId) }, event.data)
    case 'ExtensionRefused':
      return { ...moved, extensions: otherExtensions(state, event.data.extensionId) }
    case 'FeedbackAttempted':
      return { ...moved, attempts: [...state.attempts, { at: event.occurredAt, outcome: event.data.outcome }] }
    case 'FeedbackDelivered':
      return { ...moved, feedback: true, attempts: [] }
    case 'RequestEvaluated':
      return { ...moved, rounds: event.data.round, escalated: event.data.round > 1 && isDissatisfied(event.data) }
    case 'RequestReopened':
      return { ...moved, completedAt: null, feedback: false, attempts: [], escalated: false }
    case 'RequestClosed':
      return { ...moved, escalated: false }
    case 'DeadlineSet':
      return withDeadline(moved, event)
    case 'DeadlineWarned':
      return marked(moved, event.data.deadlineId, { warned: true })
    case 'DeadlineMissed':
      return marked(moved, event.data.deadlineId, { missed: true })
    case 'CorrectionRecorded':
      return { ...moved, [event.data.field]: event.data.to, ...(event.data.field === 'item' && { itemVersion: null }) }
    case 'UrgeIssued':
      return { ...moved, urges: state.urges + 1 }
    case 'WarningCardIssued': {
      const { colour } = event.data
      return { ...moved, cards: { ...state.cards, [colour]: state.cards[colour] + 1 } }
    }
    case 'TaskHungUp':
      return { ...moved, hungUp: true }
    case 'TaskCrossedOff':
      return { ...moved, hungUp: false }
    case 'MaterialsSupplied':
    case 'RequestDeclined':
    case 'EvaluationLapsed':
    case 'PersonalDataShown':
      return moved
    default:
      return partEvolved(moved, event)
  }
}

/** Levels 1–2, or not solved, call for 重办 (DOMAIN.md, "Evaluation"). */
export function isDissatisfied({ level, solved }: { readonly level: number; readonly solved: boolean }): boolean {
  return level <= 2 || !solved
}

/** With the handling ends what was asked for or stood still. */
const stopped = { suspendedAt: null, suspension: null, extensions: {} } as const
const going = { suspendedAt: null, suspension: null } as const

function suspensionBy({ reason, policy }: RequestEventOf<'HandlingSuspended'>['data']) {
  return { reason, policy }
}

function otherExtensions({ extensions }: RequestState, decided: string): RequestState['extensions'] {
  const { [decided]: _decided, ...others } = extensions
  return others
}

type PartEvent = RequestEventOf<
  | 'AssignmentDispatched'
  | 'AssignmentAcknowledged'
  | 'AssignmentTransferred'
  | 'ReturnRequested'
  | 'ReturnConfirmed'
  | 'ReturnRefused'
  | 'AssignmentReturned'
  | 'AssignmentCancelled'
  | 'AssignmentGivenToPost'
  | 'AssignmentSuspended'
  | 'AssignmentResumed'
  | 'ProgressRecorded'
  | 'ResultSubmitted'
  | 'ResultSentBack'
  | 'AssignmentCompleted'
>

/** What an event says of one unit's part. */
function partEvolved(state: RequestState, event: Recorded<PartEvent>): RequestState {
  const id = event.data.assignmentId
  const by = event.actor.id
  switch (event.type) {
    case 'AssignmentDispatched':
      return dispatched(state, event)
    case 'AssignmentAcknowledged':
      return withHandler(partMoved(state, id, event, { acknowledgedAt: event.occurredAt }), by)
    case 'ProgressRecorded':
      return withHandler(partMoved(state, id, event), by)
    case 'ResultSubmitted':
      return withHandler(partMoved(state, id, event, { submitted: true }), by)
    case 'ResultSentBack':
      return partMoved(state, id, event, { submitted: false })
    case 'AssignmentCompleted':
      return withHandler(partMoved(state, id, event, ended(event.data)), by)
    case 'ReturnRequested': {
      const { reason, note, confirmation } = event.data
      return partMoved(state, id, event, { returning: { reason, note, confirmation, confirmed: false } })
    }
    case 'ReturnConfirmed': {
      const returning = state.assignments[id]?.returning
      return returning ? partMoved(state, id, event, { returning: { ...returning, confirmed: true } }) : state
    }
    case 'ReturnRefused':
      return partMoved(state, id, event, { returning: null })
    case 'AssignmentReturned': {
      const returned = partLeft(partMoved(state, id, event, ended(event.data)), id)
      return { ...returned, returns: state.returns + 1 }
    }
    case 'AssignmentTransferred':
    case 'AssignmentCancelled':
      return partLeft(partMoved(state, id, event, ended(event.data)), id)
    case 'AssignmentGivenToPost':
      return partMoved(state, id, event, { post: event.data.post })
    case 'AssignmentSuspended':
      return partMoved(state, id, event, { suspendedAt: event.occurredAt, suspension: suspensionBy(event.data) })
    case 'AssignmentResumed':
      return partMoved(state, id, event, going)
    default:
      // an event type of a later version: history is never refused, decide refuses on it
      event satisfies never
      return state
  }
}

/** What was asked for or waited ends with the part. */
function ended({ heldMinutes }: { readonly heldMinutes: number | null }) {
  return { ...going, submitted: false, returning: null, heldMinutes }
}

function withHandler(state: RequestState, accountId: string): RequestState {
  return state.handlers.includes(accountId) ? state : { ...state, handlers: [...state.handlers, accountId] }
}
