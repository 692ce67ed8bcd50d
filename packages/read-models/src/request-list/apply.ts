import {
  isDissatisfied,
  type RequestEvent,
  type RequestEventOf,
  requestChart,
  requestEvents,
  settlesCall,
  stateAfter,
} from '@wubu/domain'
import type { DecodedEvent } from '@wubu/engine'
import { idIn, RowMissing, type Stored, sealedText, typed } from '../typed-event.ts'
import { earliest, earliestWarning, openAfter } from './deadlines.ts'
import { waitingAfter } from './extensions.ts'
import type { RequestRow } from './row.ts'

export const handles = Object.keys(requestEvents)

export function keyOf({ stream }: DecodedEvent): string | null {
  return idIn(stream, 'request-')
}

export function apply(row: RequestRow | undefined, decoded: DecodedEvent): RequestRow {
  const event = typed<RequestEvent>(decoded)
  if (event.type === 'RequestRegistered') return registered(event)
  if (!row) throw new RowMissing(decoded)
  const openDeadlines = openAfter(row.openDeadlines, event)
  return {
    ...row,
    ...moved(row.state, event),
    ...(openDeadlines !== row.openDeadlines && dueAfter(openDeadlines)),
    extensions: waitingAfter(row.extensions, event),
    ...changes(row, event),
    revision: event.revision,
  }
}

function dueAfter(openDeadlines: RequestRow['openDeadlines']): Partial<RequestRow> {
  return { openDeadlines, nextDueAt: earliest(openDeadlines), nextWarnAt: earliestWarning(openDeadlines) }
}

/** What an event says, besides state and due dates. */
function changes(row: RequestRow, event: Stored<RequestEvent>): Partial<RequestRow> | null {
  switch (event.type) {
    case 'RequestAccepted':
      return { acceptedAt: event.metadata.occurredAt, item: event.data.item, itemVersion: event.data.itemVersion }
    case 'RequestClassified': {
      const { item, itemVersion, handlingKind } = event.data
      return { item, itemVersion, handlingKind }
    }
    case 'AssignmentDispatched':
      return dispatched(row, event.data)
    case 'MergeUndone':
      return { closedAt: null, leadAssignment: null, unit: null, leading: null }
    case 'AssignmentTransferred':
    case 'AssignmentCancelled':
      return withoutLead(row, event.data.assignmentId)
    case 'AssignmentReturned':
      return { ...withoutLead(row, event.data.assignmentId), returns: row.returns + 1 }
    case 'HandlingCompleted':
      return { completedAt: event.metadata.occurredAt, calling: 0 }
    case 'FeedbackAttempted':
      return settlesCall(event.data) ? { calling: 0 } : null
    case 'RequestEvaluated': {
      const { round, level, solved } = event.data
      const escalated = round > 1 && isDissatisfied(event.data) ? 1 : 0
      return { rounds: round, evaluationLevel: level, evaluationSolved: solved ? 1 : 0, escalated }
    }
    case 'RequestReopened':
      return { completedAt: null, closedAt: null, escalated: 0 }
    case 'RequestMerged':
      return { closedAt: event.metadata.occurredAt, calling: 0, leading: event.data.leading }
    case 'UrgeIssued':
      return { urges: row.urges + 1 }
    case 'WarningCardIssued':
      return event.data.colour === 'red' ? { redCards: row.redCards + 1 } : { yellowCards: row.yellowCards + 1 }
    case 'RequestClosed':
      return { closedAt: event.metadata.occurredAt, escalated: 0 }
    case 'RequestDeclined':
    case 'RequestWithdrawn':
      return { closedAt: event.metadata.occurredAt, calling: 0 }
    case 'DeadlineSet':
      return event.data.assignmentId === null ? dueOfRequest(event.data) : null
    case 'CorrectionRecorded':
      return { [event.data.field]: event.data.to, ...(event.data.field === 'item' && { itemVersion: null }) }
    case 'RequestRegistered':
    case 'MaterialsRequested':
    case 'MaterialsSupplied':
    case 'AssignmentAcknowledged':
    case 'HandlingReturned':
    case 'ProgressRecorded':
    case 'AssignmentCompleted':
    case 'AssignmentGivenToPost':
    case 'FeedbackDelivered':
    case 'ReturnRequested':
    case 'ReturnConfirmed':
    case 'ReturnRefused':
    case 'JointMeetingHeld':
    case 'ResultSubmitted':
    case 'ResultSentBack':
    case 'EvaluationLapsed':
    case 'HandlingSuspended':
    case 'HandlingResumed':
    case 'AssignmentSuspended':
    case 'AssignmentResumed':
    case 'ExtensionRequested':
    case 'ExtensionGranted':
    case 'ExtensionRefused':
    case 'DeadlineWarned':
    case 'DeadlineMissed':
    case 'TaskHungUp':
    case 'TaskCrossedOff':
    case 'PersonalDataShown':
      return null
    default:
      event satisfies never
      return null
  }
}

/** Of the request itself, the first contact is the call that 重办 begins with. */
function dueOfRequest({ kind, dueAt }: RequestEventOf<'DeadlineSet'>['data']): Partial<RequestRow> | null {
  if (kind === 'first-contact') return { calling: 1 }
  return kind === 'total' ? { totalDueAt: dueAt } : null
}

function registered(event: Stored<RequestEventOf<'RequestRegistered'>>): RequestRow {
  const { receiptNo, channel, source, item, place, window, residentId, description, address } = event.data
  const { actor } = event.metadata
  const imported = actor.role === 'system'
  const state = stateAfter('request', requestChart.initial, { type: event.type, to: event.metadata.to })
  return {
    id: idIn(event.stream, 'request-') ?? event.stream,
    receiptNo,
    state,
    step: stepOf(state),
    channel,
    sourceSystem: source?.system ?? null,
    sourceReference: source?.reference ?? null,
    item,
    itemVersion: null,
    place,
    leadAssignment: null,
    unit: null,
    units: [],
    window,
    registeredBy: imported ? null : actor.id,
    registeredByUnit: imported ? null : actor.unit,
    residentId,
    registeredAt: event.metadata.occurredAt,
    acceptedAt: null,
    totalDueAt: null,
    nextDueAt: null,
    nextWarnAt: null,
    openDeadlines: [],
    extensions: [],
    completedAt: null,
    closedAt: null,
    handlingKind: null,
    rounds: 0,
    evaluationLevel: null,
    evaluationSolved: null,
    calling: 0,
    returns: 0,
    urges: 0,
    yellowCards: 0,
    redCards: 0,
    escalated: 0,
    leading: null,
    revision: event.revision,
    description: sealedText(description),
    address: sealedText(address),
  }
}

/** A part that ended undone leads no more. */
function withoutLead(row: RequestRow, assignmentId: string): Partial<RequestRow> | null {
  return assignmentId === row.leadAssignment ? { leadAssignment: null, unit: null } : null
}

function dispatched(row: RequestRow, data: RequestEventOf<'AssignmentDispatched'>['data']): Partial<RequestRow> {
  const { assignmentId, unit, part } = data
  return {
    units: row.units.includes(unit) ? row.units : [...row.units, unit],
    ...(part === 'lead' && { leadAssignment: assignmentId, unit }),
  }
}

function moved(from: string, { type, metadata }: Stored<RequestEvent>): Pick<RequestRow, 'state' | 'step'> | null {
  const state = stateAfter('request', from, { type, to: metadata.to })
  return state === from ? null : { state, step: stepOf(state) }
}

function stepOf(state: string): string {
  const dot = state.indexOf('.')
  return dot === -1 ? state : state.slice(0, dot)
}
