import { createMachine } from 'xstate'
import { chart } from '../chart.ts'

/** Events that leave a request where it is, in any state after registration. */
const anywhere = [
  'DeadlineSet',
  'DeadlineWarned',
  'DeadlineMissed',
  'CorrectionRecorded',
  'PersonalDataShown',
  'UrgeIssued',
  'WarningCardIssued',
  'TaskHungUp',
  'TaskCrossedOff',
] as const

/** What happens to the parts of a request while it is handled, whether or not its own clock stands. */
const onParts = [
  'AssignmentDispatched',
  'AssignmentTransferred',
  'AssignmentCancelled',
  'AssignmentGivenToPost',
  'ReturnRequested',
  'ReturnConfirmed',
  'ReturnRefused',
  'AssignmentReturned',
  'AssignmentSuspended',
  'AssignmentResumed',
  'ExtensionRequested',
  'ExtensionGranted',
  'ExtensionRefused',
  'JointMeetingHeld',
  'MaterialsRequested',
  // 重办 begins with a call to the resident
  'FeedbackAttempted',
] as const

/** A state with its own transitions, and those that stay in it. */
function state(id: string, on: Record<string, string>, ...stays: readonly string[]) {
  const stay = Object.fromEntries([...anywhere, ...stays].map((type) => [type, `#${id}`]))
  return { id, on: { ...stay, ...on } }
}

/**
 * The five steps of a request, driven by the types of its events. The only place that says what may follow what.
 * What depends on the other assignments of a request is an event of its own (HandlingReturned, HandlingCompleted), not a guard.
 * Sources: DOMAIN.md, "The lifecycle"; 行政许可法 §32 for 补正 before acceptance.
 */
const machine = createMachine({
  id: 'request',
  initial: 'new',
  states: {
    new: { id: 'new', on: { RequestRegistered: '#registered' } },
    collecting: {
      initial: 'registered',
      on: { RequestDeclined: '#declined', RequestWithdrawn: '#withdrawn' },
      states: {
        registered: state('registered', { MaterialsRequested: '#awaitingMaterials', RequestAccepted: '#triaging' }),
        awaitingMaterials: state('awaitingMaterials', { MaterialsSupplied: '#registered' }, 'MaterialsRequested'),
      },
    },
    analyzing: {
      initial: 'triaging',
      on: { RequestWithdrawn: '#withdrawn', RequestMerged: '#merged' },
      states: {
        triaging: state(
          'triaging',
          { AssignmentDispatched: '#dispatched' },
          'RequestClassified',
          'JointMeetingHeld',
          'FeedbackAttempted',
        ),
      },
    },
    handling: {
      initial: 'dispatched',
      on: {
        HandlingReturned: '#triaging',
        HandlingCompleted: '#awaitingFeedback',
        RequestWithdrawn: '#withdrawn',
        RequestMerged: '#merged',
      },
      states: {
        dispatched: state(
          'dispatched',
          { AssignmentAcknowledged: '#inProgress', HandlingSuspended: '#suspended' },
          ...onParts,
          'AssignmentCompleted',
        ),
        inProgress: state(
          'inProgress',
          { HandlingSuspended: '#suspended' },
          ...onParts,
          'AssignmentAcknowledged',
          'ProgressRecorded',
          'ResultSubmitted',
          'ResultSentBack',
          'AssignmentCompleted',
        ),
        // nothing completes while the whole request waits: it is resumed first
        suspended: state(
          'suspended',
          { HandlingResumed: '#inProgress' },
          ...onParts,
          'AssignmentAcknowledged',
          'ProgressRecorded',
          'MaterialsSupplied',
        ),
      },
    },
    feedback: {
      initial: 'awaitingFeedback',
      states: {
        // an imported request may be closed without a feedback that its source does not tell
        awaitingFeedback: state(
          'awaitingFeedback',
          { FeedbackDelivered: '#awaitingEvaluation', RequestClosed: '#completed' },
          'FeedbackAttempted',
        ),
      },
    },
    evaluating: {
      initial: 'awaitingEvaluation',
      states: {
        awaitingEvaluation: state(
          'awaitingEvaluation',
          { RequestClosed: '#completed', RequestReopened: '#triaging' },
          'FeedbackAttempted',
          'RequestEvaluated',
          'EvaluationLapsed',
        ),
      },
    },
    // not final: a final state has no children and could not be reopened
    closed: {
      tags: 'closed',
      initial: 'completed',
      states: {
        // what an import wrote by mistake is withdrawn also where its source had closed it
        completed: state('completed', { RequestReopened: '#triaging', RequestWithdrawn: '#withdrawn' }),
        declined: state('declined', { RequestReopened: '#registered' }),
        withdrawn: state('withdrawn', { RequestReopened: '#registered' }),
        // its resident is still told how the leading request ended
        merged: state('merged', { MergeUndone: '#triaging' }, 'FeedbackAttempted', 'FeedbackDelivered'),
      },
    },
  },
})

export const requestChart = chart(machine)

/** The five steps and what lies around them: the first part of a request's state value. */
export type Step = 'new' | 'collecting' | 'analyzing' | 'handling' | 'feedback' | 'evaluating' | 'closed'
