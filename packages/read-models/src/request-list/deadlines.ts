import type { RequestEvent, RequestEventOf } from '@wubu/domain'
import type { OpenDeadline } from './row.ts'

/** Due dates that are not met yet, after an event. The same array where nothing changes. */
export function openAfter(open: readonly OpenDeadline[], event: RequestEvent): readonly OpenDeadline[] {
  switch (event.type) {
    case 'DeadlineSet':
      return withDeadline(open, event.data)
    case 'RequestAccepted':
      return without(open, ({ kind }) => kind === 'acceptance')
    case 'AssignmentAcknowledged':
      return without(open, isAcknowledge(event.data.assignmentId))
    case 'ProgressRecorded':
      return without(open, isFirstContact(event.data.assignmentId))
    case 'AssignmentReturned':
    case 'AssignmentTransferred':
    case 'AssignmentCancelled':
    case 'AssignmentCompleted':
      return without(open, ({ assignmentId }) => assignmentId === event.data.assignmentId)
    case 'HandlingCompleted':
      return without(open, ({ kind }) => kind === 'total' || kind === 'rework')
    case 'FeedbackDelivered':
      return without(open, ({ kind }) => kind === 'feedback')
    case 'RequestEvaluated':
    case 'EvaluationLapsed':
      return without(open, ({ kind }) => kind === 'evaluation')
    case 'RequestDeclined':
    case 'RequestWithdrawn':
    case 'RequestMerged':
    case 'RequestClosed':
      return without(open, () => true)
    default:
      return open
  }
}

export function earliest(open: readonly OpenDeadline[]): string | null {
  let first: string | null = null
  for (const { dueAt } of open) if (first === null || dueAt < first) first = dueAt
  return first
}

const isAcknowledge = (id: string) => (one: OpenDeadline) => one.assignmentId === id && one.kind === 'acknowledge'
const isFirstContact = (id: string) => (one: OpenDeadline) => one.assignmentId === id && one.kind === 'first-contact'

function withDeadline(open: readonly OpenDeadline[], data: RequestEventOf<'DeadlineSet'>['data']) {
  const { deadlineId: id, kind, assignmentId, dueAt, supersedes } = data
  return [...open.filter((one) => one.id !== supersedes), { id, kind, assignmentId, dueAt }]
}

function without(open: readonly OpenDeadline[], met: (one: OpenDeadline) => boolean): readonly OpenDeadline[] {
  return open.some(met) ? open.filter((one) => !met(one)) : open
}
