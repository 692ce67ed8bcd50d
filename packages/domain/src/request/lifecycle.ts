import { createMachine } from 'xstate'
import { chart } from '../chart.ts'

/** Events that leave a request where it is, in any state after registration. */
const anywhere = ['DeadlineSet', 'CorrectionRecorded'] as const

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
        awaitingMaterials: state('awaitingMaterials', { MaterialsSupplied: '#registered' }),
      },
    },
    analyzing: {
      initial: 'triaging',
      on: { RequestWithdrawn: '#withdrawn' },
      states: {
        triaging: state('triaging', { AssignmentDispatched: '#dispatched' }, 'RequestClassified'),
      },
    },
    handling: {
      initial: 'dispatched',
      on: {
        HandlingReturned: '#triaging',
        HandlingCompleted: '#awaitingFeedback',
        RequestWithdrawn: '#withdrawn',
      },
      states: {
        dispatched: state(
          'dispatched',
          { AssignmentAcknowledged: '#inProgress' },
          'AssignmentDispatched',
          'AssignmentReturned',
          'AssignmentCompleted',
        ),
        inProgress: state(
          'inProgress',
          {},
          'AssignmentDispatched',
          'AssignmentAcknowledged',
          'AssignmentReturned',
          'ProgressRecorded',
          'AssignmentCompleted',
        ),
      },
    },
    feedback: {
      initial: 'awaitingFeedback',
      states: {
        // an imported request may be closed without a feedback that its source does not tell
        awaitingFeedback: state('awaitingFeedback', {
          FeedbackDelivered: '#awaitingEvaluation',
          RequestClosed: '#completed',
        }),
      },
    },
    evaluating: {
      initial: 'awaitingEvaluation',
      states: {
        awaitingEvaluation: state(
          'awaitingEvaluation',
          { RequestClosed: '#completed', RequestReopened: '#triaging' },
          'RequestEvaluated',
        ),
      },
    },
    // not final: a final state has no children and could not be reopened
    closed: {
      tags: 'closed',
      initial: 'completed',
      states: {
        completed: state('completed', { RequestReopened: '#triaging' }),
        declined: state('declined', { RequestReopened: '#registered' }),
        withdrawn: state('withdrawn', { RequestReopened: '#registered' }),
      },
    },
  },
})

export const requestChart = chart(machine)

/** The five steps and what lies around them: the first part of a request's state value. */
export type Step = 'new' | 'collecting' | 'analyzing' | 'handling' | 'feedback' | 'evaluating' | 'closed'
