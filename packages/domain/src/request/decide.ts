import { type Decision, reject } from '../decider.ts'
import type { RequestCommand } from './commands.ts'
import * as clock from './decide-clock.ts'
import * as collect from './decide-collect.ts'
import * as conclude from './decide-conclude.ts'
import * as handle from './decide-handle.ts'
import * as meeting from './decide-meeting.ts'
import * as merging from './decide-merge.ts'
import * as parts from './decide-parts.ts'
import * as result from './decide-result.ts'
import * as returns from './decide-return.ts'
import * as supervise from './decide-supervise.ts'
import * as timer from './decide-timer.ts'
import type { RequestEvent } from './events.ts'
import { refusalBeforeData } from './rules.ts'
import type { RequestState } from './state.ts'

/** What a command leads to, or why it is refused. Every refusal has a code of `refusals.ts`. */
export function decideRequest(command: RequestCommand, state: RequestState): Decision<RequestEvent, RequestState> {
  const refusal = refusalBeforeData(command, state)
  if (refusal) return reject(refusal)
  switch (command.type) {
    case 'register-request':
      return collect.register(command, state)
    case 'import-request':
      return collect.importRequest(command, state)
    case 'request-materials':
      return collect.requestMaterials(command, state)
    case 'supply-materials':
      return collect.supplyMaterials(command, state)
    case 'accept-request':
      return collect.acceptRequest(command, state)
    case 'decline-request':
      return collect.decline(command, state)
    case 'undo-import':
    case 'withdraw-request':
      return collect.withdraw(command, state)
    case 'classify-request':
      return handle.classify(command, state)
    case 'merge-request':
      return merging.merge(command, state)
    case 'undo-merge':
      return merging.undoMerge(command, state)
    case 'dispatch-request':
      return handle.dispatch(command, state)
    case 'acknowledge-assignment':
      return handle.acknowledge(command, state)
    case 'return-assignment':
      return returns.returnAssignment(command, state)
    case 'confirm-return':
      return returns.confirmReturn(command, state)
    case 'refuse-return':
      return returns.refuseReturn(command, state)
    case 'agree-return':
      return returns.agreeReturn(command, state)
    case 'escalate-assignment':
      return parts.escalate(command, state)
    case 'transfer-assignment':
      return parts.transfer(command, state)
    case 'record-joint-meeting':
      return meeting.recordMeeting(command, state)
    case 'give-to-post':
      return parts.giveToPost(command, state)
    case 'cancel-assignment':
      return parts.cancelAssignment(command, state)
    case 'record-progress':
      return handle.recordProgress(command, state)
    case 'complete-assignment':
      return result.complete(command, state)
    case 'send-back-result':
      return result.sendBack(command, state)
    case 'record-feedback-attempt':
      return conclude.attemptFeedback(command, state)
    case 'deliver-feedback':
      return conclude.deliverFeedback(command, state)
    case 'evaluate-request':
      return conclude.evaluate(command, state)
    case 'reopen-request':
      return conclude.reopen(command, state)
    case 'record-correction':
      return conclude.correct(command, state)
    case 'suspend-handling':
      return clock.suspendHandling(command, state)
    case 'resume-handling':
      return clock.resumeHandling(command, state)
    case 'suspend-assignment':
      return clock.suspendAssignment(command, state)
    case 'resume-assignment':
      return clock.resumeAssignment(command, state)
    case 'request-extension':
      return clock.requestExtension(command, state)
    case 'grant-extension':
      return clock.grantExtension(command, state)
    case 'refuse-extension':
      return clock.refuseExtension(command, state)
    case 'warn-deadline':
      return timer.warn(command, state)
    case 'expire-deadline':
      return timer.expire(command, state)
    case 'recompute-deadlines':
      return timer.recompute(command, state)
    case 'issue-urge':
      return supervise.urge(command, state)
    case 'issue-warning-card':
      return supervise.warningCard(command, state)
    case 'hang-up-task':
      return supervise.hangUp(command, state)
    case 'cross-off-task':
      return supervise.crossOff(command, state)
    case 'show-personal-data':
      return supervise.showPersonalData(command, state)
    case 'close-request':
      return conclude.close(command, state)
    default:
      return command satisfies never
  }
}
