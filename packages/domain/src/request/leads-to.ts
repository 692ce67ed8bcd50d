import type { RequestCommandType, RequestMeta } from './commands.ts'
import { itemUnder } from './reference.ts'
import type { RequestState } from './state.ts'

/** The event that a command leads to first: the chart must have it in the state that the request is in. */
export const leadsTo: Readonly<Record<RequestCommandType, string>> = {
  'register-request': 'RequestRegistered',
  'import-request': 'RequestRegistered',
  'request-materials': 'MaterialsRequested',
  'supply-materials': 'MaterialsSupplied',
  'accept-request': 'RequestAccepted',
  'decline-request': 'RequestDeclined',
  'withdraw-request': 'RequestWithdrawn',
  'undo-import': 'RequestWithdrawn',
  'classify-request': 'RequestClassified',
  'merge-request': 'RequestMerged',
  'undo-merge': 'MergeUndone',
  'dispatch-request': 'AssignmentDispatched',
  'acknowledge-assignment': 'AssignmentAcknowledged',
  'return-assignment': 'ReturnRequested',
  'confirm-return': 'ReturnConfirmed',
  'refuse-return': 'ReturnRefused',
  'agree-return': 'AssignmentReturned',
  'escalate-assignment': 'AssignmentTransferred',
  'transfer-assignment': 'AssignmentTransferred',
  'record-joint-meeting': 'JointMeetingHeld',
  'give-to-post': 'AssignmentGivenToPost',
  'cancel-assignment': 'AssignmentCancelled',
  'record-progress': 'ProgressRecorded',
  'complete-assignment': 'AssignmentCompleted',
  'send-back-result': 'ResultSentBack',
  'record-feedback-attempt': 'FeedbackAttempted',
  'deliver-feedback': 'FeedbackDelivered',
  'evaluate-request': 'RequestEvaluated',
  'reopen-request': 'RequestReopened',
  'record-correction': 'CorrectionRecorded',
  'suspend-handling': 'HandlingSuspended',
  'resume-handling': 'HandlingResumed',
  'suspend-assignment': 'AssignmentSuspended',
  'resume-assignment': 'AssignmentResumed',
  'request-extension': 'ExtensionRequested',
  'grant-extension': 'ExtensionGranted',
  'refuse-extension': 'ExtensionRefused',
  'warn-deadline': 'DeadlineWarned',
  'expire-deadline': 'DeadlineMissed',
  'recompute-deadlines': 'DeadlineSet',
  'issue-urge': 'UrgeIssued',
  'issue-warning-card': 'WarningCardIssued',
  'hang-up-task': 'TaskHungUp',
  'cross-off-task': 'TaskCrossedOff',
  'show-personal-data': 'PersonalDataShown',
  'close-request': 'RequestClosed',
}

export const requestCommandTypes = Object.keys(leadsTo) as readonly RequestCommandType[]

/** The same, where it depends on the item: some results wait for the head of the unit. */
export function firstEvent(command: RequestCommandType, state: RequestState, meta: RequestMeta): string {
  return command === 'complete-assignment' && waitsForHead(state, meta) ? 'ResultSubmitted' : leadsTo[command]
}

/** Whether what this member of staff hands in is confirmed by the head of their unit. */
export function waitsForHead(state: RequestState, { actor, reference }: RequestMeta): boolean {
  return actor.role !== 'unit-head' && itemUnder(state, reference)?.confirms.results === true
}
