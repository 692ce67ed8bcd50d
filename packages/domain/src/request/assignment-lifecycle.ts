import { createMachine } from 'xstate'
import { chart } from '../chart.ts'

/** One unit's part of a request, from dispatch to its end. A withdrawn request ends what is still open of it. */
const machine = createMachine({
  id: 'assignment',
  initial: 'new',
  states: {
    new: { on: { AssignmentDispatched: 'dispatched' } },
    dispatched: {
      on: {
        AssignmentAcknowledged: 'acknowledged',
        AssignmentReturned: 'returned',
        // 即时办结 and small matters are done before anyone signs for them
        AssignmentCompleted: 'completed',
        RequestWithdrawn: 'cancelled',
      },
    },
    acknowledged: {
      on: {
        ProgressRecorded: 'acknowledged',
        AssignmentReturned: 'returned',
        AssignmentCompleted: 'completed',
        RequestWithdrawn: 'cancelled',
      },
    },
    completed: {},
    returned: {},
    cancelled: {},
  },
})

export const assignmentChart = chart(machine)
