import { receiptNo } from '@wubu/domain'
import t from 'tap'
import { countAssignments, listAssignments } from '../src/assignment-list/queries.ts'
import { at, dispatched, due, history, id, readModelsOf, registered } from './histories.ts'

t.test("a unit's assignments", async (t) => {
  const db = await readModelsOf(
    ...history(1, [
      registered(1),
      due('d1', 'total', 900),
      dispatched('a1', 'civil'),
      due('d2', 'acknowledge', 300, 'a1'),
    ]),
    ...history(2, [
      registered(2),
      due('d1', 'total', 250),
      dispatched('a1', 'civil'),
      ['AssignmentAcknowledged', { assignmentId: 'a1' }, 2],
    ]),
    ...history(3, [
      registered(3),
      dispatched('a1', 'civil'),
      ['AssignmentCompleted', { assignmentId: 'a1', unit: 'civil', result: null }, 2],
    ]),
    ...history(4, [registered(4), dispatched('a1', 'urban'), ['RequestWithdrawn', { reason: null }, 2]]),
  )
  const requests = (query: object) => listAssignments(db, query).rows.map(({ requestId }) => Number(requestId[7]))
  t.same(requests({ unit: 'civil' }), [3, 2, 1], 'the newest first')
  t.same(requests({ unit: 'civil', statuses: ['dispatched', 'acknowledged'] }), [2, 1])
  t.same(requests({ unit: 'civil', order: 'due' }), [2, 1, 3], 'the most urgent first, the settled last')
  t.same(requests({ unit: 'civil', overdueAt: at(260) }), [2])
  t.same(countAssignments(db), { dispatched: 1, acknowledged: 1, completed: 1, cancelled: 1 })
  t.match(listAssignments(db, { unit: 'civil', order: 'due' }).rows[0], {
    totalDueAt: at(250),
    acknowledgedAt: at(202),
    receiptNo: receiptNo(id(2)),
  })
  const asked = { assignmentId: 'a1', unit: 'civil', reason: 'other', note: null, confirmation: 'needed' }
  const confirmed = ['ReturnConfirmed', { assignmentId: 'a1', unit: 'civil', note: null }, 3] as const
  const refused = ['ReturnRefused', { assignmentId: 'a1', unit: 'civil', by: 'dispatcher', reason: null }, 4] as const
  const result = ['ResultSubmitted', { assignmentId: 'a1', unit: 'civil', result: null }, 3] as const
  const waiting = async (...more: readonly (readonly [string, object, number?])[]) => {
    const events = [registered(1), dispatched('a1', 'civil'), ...more]
    return listAssignments(await readModelsOf(...history(1, events)), {}).rows[0]?.waitsFor
  }
  t.equal(await waiting(['ReturnRequested', asked, 2]), 'unit-head')
  t.equal(await waiting(['ReturnRequested', { ...asked, confirmation: 'not-needed' }, 2]), 'dispatcher')
  t.equal(await waiting(['ReturnRequested', asked, 2], confirmed), 'dispatcher')
  t.equal(await waiting(['ReturnRequested', asked, 2], confirmed, refused), null)
  t.equal(await waiting(result), 'unit-head')
  t.equal(await waiting(result, ['ResultSentBack', { assignmentId: 'a1', unit: 'civil', reason: null }, 4]), null)

  const first = listAssignments(db, { order: 'due', limit: 2 })
  const second = listAssignments(db, { order: 'due', limit: 2, cursor: first.next ?? '' })
  t.same(
    [...first.rows, ...second.rows].map(({ requestId }) => Number(requestId[7])),
    [2, 1, 3, 4],
  )
  t.equal(second.next, null)
})
