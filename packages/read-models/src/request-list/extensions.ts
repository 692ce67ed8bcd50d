import type { RequestEvent } from '@wubu/domain'
import type { OpenExtension } from './row.ts'

/** Extensions that wait for a decision, after an event; as `evolve` of the request has it. The same array where nothing changes. */
export function waitingAfter(waiting: readonly OpenExtension[], event: RequestEvent): readonly OpenExtension[] {
  if (event.type === 'ExtensionRequested') {
    return [...waiting, { id: event.data.extensionId, assignmentId: event.data.assignmentId }]
  }
  if (waiting.length === 0) return waiting
  const left = waiting.filter(isLeftAfter(event))
  return left.length === waiting.length ? waiting : left
}

function isLeftAfter(event: RequestEvent): (one: OpenExtension) => boolean {
  switch (event.type) {
    case 'ExtensionGranted':
    case 'ExtensionRefused':
      return ({ id }) => id !== event.data.extensionId
    case 'AssignmentReturned':
    case 'AssignmentTransferred':
    case 'AssignmentCancelled':
      return ({ assignmentId }) => assignmentId !== event.data.assignmentId
    case 'RequestWithdrawn':
    case 'RequestMerged':
    case 'HandlingReturned':
    case 'HandlingCompleted':
      return () => false
    default:
      return () => true
  }
}
