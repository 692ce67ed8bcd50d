import { type RequestEvent, type RequestEventOf, stateAfter } from '@wubu/domain'
import type { DecodedEvent } from '@wubu/engine'
import { idIn, type Stored, typed } from '../typed-event.ts'
import type { AssignmentRow, AssignmentsRow } from './row.ts'

export const handles = [
  'AssignmentDispatched',
  'AssignmentAcknowledged',
  'ProgressRecorded',
  'AssignmentReturned',
  'AssignmentTransferred',
  'AssignmentCancelled',
  'AssignmentCompleted',
  'AssignmentGivenToPost',
  'ReturnRequested',
  'ReturnConfirmed',
  'ReturnRefused',
  'ResultSubmitted',
  'ResultSentBack',
  'RequestWithdrawn',
  'RequestMerged',
  'DeadlineSet',
] as const satisfies readonly RequestEvent['type'][]
type Handled = RequestEventOf<(typeof handles)[number]>

export const ignores = [
  'RequestRegistered',
  'MaterialsRequested',
  'MaterialsSupplied',
  'RequestAccepted',
  'RequestDeclined',
  'RequestClassified',
  'HandlingReturned',
  'HandlingCompleted',
  'FeedbackDelivered',
  'RequestEvaluated',
  'RequestReopened',
  'RequestClosed',
  'CorrectionRecorded',
  'MergeUndone',
  'JointMeetingHeld',
  'FeedbackAttempted',
  'EvaluationLapsed',
  'HandlingSuspended',
  'HandlingResumed',
  'AssignmentSuspended',
  'AssignmentResumed',
  'ExtensionRequested',
  'ExtensionGranted',
  'ExtensionRefused',
  'DeadlineWarned',
  'DeadlineMissed',
  'UrgeIssued',
  'WarningCardIssued',
  'TaskHungUp',
  'TaskCrossedOff',
  'PersonalDataShown',
] as const satisfies readonly Exclude<RequestEvent['type'], Handled['type']>[]

export function keyOf({ type, data, stream }: DecodedEvent): string | null {
  // due dates of the request are its list's affair
  if (type === 'DeadlineSet' && data.assignmentId === null) return null
  return idIn(stream, 'request-')
}

export function apply(row: AssignmentsRow | undefined, decoded: DecodedEvent): AssignmentsRow {
  const event = typed<Handled>(decoded)
  const { requestId, assignments } = row ?? { requestId: keyOf(decoded) ?? '', assignments: [] }
  switch (event.type) {
    case 'AssignmentDispatched':
      return { requestId, assignments: [...assignments, dispatched(requestId, event)] }
    case 'RequestWithdrawn':
    case 'RequestMerged': {
      const held = new Map(event.data.held.map(({ assignmentId, minutes }) => [assignmentId, minutes]))
      const endedWith = (one: AssignmentRow) => {
        return { ...moved(one, event), heldMinutes: held.get(one.assignmentId) ?? one.heldMinutes, waitsFor: null }
      }
      return { requestId, assignments: assignments.map(endedWith) }
    }
    case 'AssignmentAcknowledged':
    case 'ProgressRecorded':
    case 'ReturnRequested':
    case 'ReturnConfirmed':
    case 'ReturnRefused':
    case 'ResultSubmitted':
    case 'ResultSentBack':
    case 'AssignmentReturned':
    case 'AssignmentTransferred':
    case 'AssignmentCancelled':
    case 'AssignmentCompleted':
    case 'AssignmentGivenToPost':
    case 'DeadlineSet': {
      const { assignmentId } = event.data
      const changed = (one: AssignmentRow) => (one.assignmentId === assignmentId ? changedBy(one, event) : one)
      return { requestId, assignments: assignments.map(changed) }
    }
    default:
      event satisfies never
      return { requestId, assignments }
  }
}

type OnOne = RequestEventOf<
  | 'AssignmentAcknowledged'
  | 'ProgressRecorded'
  | 'ReturnRequested'
  | 'ReturnConfirmed'
  | 'ReturnRefused'
  | 'ResultSubmitted'
  | 'ResultSentBack'
  | 'AssignmentReturned'
  | 'AssignmentTransferred'
  | 'AssignmentCancelled'
  | 'AssignmentCompleted'
  | 'AssignmentGivenToPost'
  | 'DeadlineSet'
>

function changedBy(one: AssignmentRow, event: Stored<OnOne>): AssignmentRow {
  switch (event.type) {
    case 'AssignmentAcknowledged':
      return { ...moved(one, event), acknowledgedAt: event.metadata.occurredAt }
    case 'AssignmentReturned':
      return { ...ended(one, event), returnedAt: event.metadata.occurredAt }
    case 'AssignmentTransferred':
    case 'AssignmentCancelled':
      return ended(one, event)
    case 'AssignmentCompleted':
      return { ...ended(one, event), completedAt: event.metadata.occurredAt }
    case 'AssignmentGivenToPost':
      return { ...moved(one, event), post: event.data.post }
    case 'ProgressRecorded':
      return moved(one, event)
    case 'ReturnRequested':
      return { ...moved(one, event), waitsFor: event.data.confirmation === 'needed' ? 'unit-head' : 'dispatcher' }
    case 'ReturnConfirmed':
      return { ...moved(one, event), waitsFor: 'dispatcher' }
    case 'ResultSubmitted':
      return { ...moved(one, event), waitsFor: 'unit-head' }
    case 'ReturnRefused':
    case 'ResultSentBack':
      return { ...moved(one, event), waitsFor: null }
    case 'DeadlineSet':
      return event.data.kind === 'acknowledge' ? { ...one, acknowledgeDueAt: event.data.dueAt } : one
    default:
      event satisfies never
      return one
  }
}

type Ending = RequestEventOf<
  'AssignmentReturned' | 'AssignmentTransferred' | 'AssignmentCancelled' | 'AssignmentCompleted'
>

function ended(one: AssignmentRow, event: Stored<Ending>): AssignmentRow {
  return { ...moved(one, event), heldMinutes: event.data.heldMinutes, waitsFor: null }
}

function moved(one: AssignmentRow, { type, metadata }: Stored<RequestEvent>): AssignmentRow {
  const status = stateAfter('assignment', one.status, { type, to: metadata.to })
  return status === one.status ? one : { ...one, status }
}

function dispatched(requestId: string, event: Stored<RequestEventOf<'AssignmentDispatched'>>): AssignmentRow {
  const { assignmentId, unit, part, post } = event.data
  return {
    requestId,
    assignmentId,
    unit,
    part,
    status: 'dispatched',
    dispatchedAt: event.metadata.occurredAt,
    acknowledgeDueAt: null,
    acknowledgedAt: null,
    completedAt: null,
    returnedAt: null,
    heldMinutes: null,
    post,
    waitsFor: null,
  }
}
