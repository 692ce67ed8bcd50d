import t from 'tap'
import { createMachine } from 'xstate'
import { chart } from '../src/chart.ts'
import { assignmentChart, requestChart } from '../src/index.ts'

t.test('a chart', async (t) => {
  t.test('leads from state to state by event type', async (t) => {
    t.equal(requestChart.next('new', 'RequestRegistered'), 'collecting.registered')
    t.equal(requestChart.next('handling.inProgress', 'HandlingCompleted'), 'feedback.awaitingFeedback')
  })
  t.test('stays where an event changes nothing', async (t) => {
    t.equal(requestChart.next('closed.completed', 'CorrectionRecorded'), 'closed.completed')
  })
  t.test('has no way for what may not follow', async (t) => {
    t.equal(requestChart.next('collecting.registered', 'HandlingCompleted'), null)
    t.equal(requestChart.next('collecting.registered', 'NoSuchEvent'), null)
  })
  t.test('has no way out of a state that it does not know, and does not throw', async (t) => {
    for (const at of ['closed.shredded', 'handling', 'nowhere.at.all', '']) {
      t.equal(requestChart.next(at, 'RequestReopened'), null, at)
    }
  })
  t.test('knows its states', async (t) => {
    for (const at of ['closed.completed', 'handling.dispatched']) t.ok(requestChart.has(at), at)
    for (const at of ['closed', 'closed.shredded', '']) t.notOk(requestChart.has(at), at)
    t.ok(assignmentChart.has('cancelled'))
  })
  t.test('knows what may come next', async (t) => {
    t.same(assignmentChart.eventTypes('dispatched'), [
      'AssignmentTransferred',
      'AssignmentReturned',
      'AssignmentCancelled',
      'RequestWithdrawn',
      'RequestMerged',
      'AssignmentCompleted',
      'ReturnRequested',
      'ReturnConfirmed',
      'ReturnRefused',
      'AssignmentGivenToPost',
      'AssignmentSuspended',
      'AssignmentResumed',
      'AssignmentAcknowledged',
    ])
    t.same(assignmentChart.eventTypes('completed'), [])
  })
  t.test('of one level works as one of two', async (t) => {
    const flat = chart(createMachine({ initial: 'a', states: { a: { on: { Go: 'b' } }, b: {} } }))
    t.equal(flat.initial, 'a')
    t.equal(flat.next('a', 'Go'), 'b')
  })
})

t.test('closed is left only by RequestReopened', async (t) => {
  for (const at of ['closed.completed', 'closed.declined', 'closed.withdrawn']) {
    const leaving = requestChart.eventTypes(at).filter((type) => !requestChart.next(at, type)?.startsWith('closed.'))
    t.same(leaving, ['RequestReopened'], at)
  }
})
