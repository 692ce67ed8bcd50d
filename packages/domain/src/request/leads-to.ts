import type { RequestCommandType } from './commands.ts'

/** The event that a command leads to first: the chart must have it in the state that the request is in. */
export const leadsTo: Readonly<Record<RequestCommandType, string>> = {
  'register-request': 'RequestRegistered',
  'import-request': 'RequestRegistered',
  'request-materials': 'MaterialsRequested',
  'supply-materials': 'MaterialsSupplied',
  'accept-request': 'RequestAccepted',
  'decline-request': 'RequestDeclined',
  'withdraw-request': 'RequestWithdrawn',
  'classify-request': 'RequestClassified',
  'dispatch-request': 'AssignmentDispatched',
  'acknowledge-assignment': 'AssignmentAcknowledged',
  'return-assignment': 'ReturnRequested',
  'confirm-return': 'ReturnConfirmed',
  'refuse-return': 'ReturnRefused',
  'agree-return': 'AssignmentReturned',
  'escalate-assignment': 'AssignmentTransferred',
  'transfer-assignment': 'AssignmentTransferred',
  'cancel-assignment': 'AssignmentCancelled',
  'record-progress': 'ProgressRecorded',
  'complete-assignment': 'AssignmentCompleted',
  'send-back-result': 'ResultSentBack',
  'record-feedback-attempt': 'FeedbackAttempted',
  'deliver-feedback': 'FeedbackDelivered',
  'evaluate-request': 'RequestEvaluated',
  'reopen-request': 'RequestReopened',
  'record-correction': 'CorrectionRecorded',
  'issue-urge': 'UrgeIssued',
  'issue-warning-card': 'WarningCardIssued',
  'hang-up-task': 'TaskHungUp',
  'cross-off-task': 'TaskCrossedOff',
  'show-personal-data': 'PersonalDataShown',
  'close-request': 'RequestClosed',
}

export const requestCommandTypes = Object.keys(leadsTo) as readonly RequestCommandType[]
