import { createMachine } from 'xstate'
import { chart } from '../chart.ts'

/** What ends a part in any state that is alive: by the unit, by the dispatcher, or since the request itself ended. */
const ends = {
  AssignmentTransferred: 'transferred',
  AssignmentReturned: 'returned',
  AssignmentCancelled: 'cancelled',
  RequestWithdrawn: 'cancelled',
  RequestMerged: 'cancelled',
  // 即时办结 and small matters are done before anyone signs for them
  AssignmentCompleted: 'completed',
} as const

function alive(at: string, on: Record<string, string>, ...stays: readonly string[]) {
  const stay = [
    'ReturnRequested',
    'ReturnConfirmed',
    'ReturnRefused',
    'AssignmentGivenToPost',
    'AssignmentSuspended',
    'AssignmentResumed',
    ...stays,
  ]
  return { on: { ...ends, ...Object.fromEntries(stay.map((type) => [type, at])), ...on } }
}

/** One unit's part of a request, from dispatch to its end. */
const machine = createMachine({
  id: 'assignment',
  initial: 'new',
  states: {
    new: { on: { AssignmentDispatched: 'dispatched' } },
    dispatched: alive('dispatched', { AssignmentAcknowledged: 'acknowledged' }),
    acknowledged: alive('acknowledged', {}, 'ProgressRecorded', 'ResultSubmitted', 'ResultSentBack'),
    completed: {},
    returned: {},
    transferred: {},
    cancelled: {},
  },
})

export const assignmentChart = chart(machine)
