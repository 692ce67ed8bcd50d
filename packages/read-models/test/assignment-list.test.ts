import { receiptNo } from '@wubu/domain'
import t from 'tap'
import { countDecisions, listDecisions } from '../src/assignment-list/decisions.ts'
import { countAssignments, countListed, listAssignments } from '../src/assignment-list/queries.ts'
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

t.test('how urgent a part is', async (t) => {
  const both = [dispatched('a1', 'civil'), dispatched('a2', 'urban', 'support')]
  const acknowledged = ['AssignmentAcknowledged', { assignmentId: 'a1' }, 2] as const
  const db = await readModelsOf(
    ...history(1, [
      registered(1),
      due('d1', 'total', 900, null, 800),
      ...both,
      due('d2', 'acknowledge', 300, 'a2', 280),
    ]),
    ...history(2, [registered(2), due('d1', 'total', 500, null, 400), dispatched('a1', 'civil'), acknowledged]),
    ...history(3, [registered(3), dispatched('a1', 'civil'), due('d1', 'total', 400)], 'handling.suspended'),
  )
  const list = (unit: string, is: 'green' | 'yellow' | 'red' | 'paused', minute: number) => {
    const query = { unit, colour: { is, at: at(minute) } }
    const requests = listAssignments(db, query).rows.map(({ requestId }) => Number(requestId[7]))
    t.equal(countListed(db, query), requests.length, 'as many are counted as listed')
    return requests
  }
  t.test('is by its own due dates and those of the request, not by what another unit is late with', async (t) => {
    t.same(list('urban', 'red', 301), [1])
    t.same(list('urban', 'red', 300), [], 'what happens at the very instant is still in time')
    t.same(list('urban', 'yellow', 280), [1])
    t.same(list('civil', 'red', 301), [])
    t.same(list('civil', 'green', 301), [2, 1])
  })
  t.test('turns yellow and red with the request, unless that waits', async (t) => {
    t.same(list('civil', 'yellow', 400), [2])
    t.same(list('civil', 'red', 501), [2])
    t.same(list('civil', 'paused', 501), [3])
    t.same(list('civil', 'yellow', 850), [1])
    const [row] = listAssignments(db, { unit: 'civil', order: 'due' }).rows
    t.match(row, { nextDueAt: at(400), openDeadlines: [{ kind: 'total' }] })
  })
})

t.test('what waits for a decision', async (t) => {
  const asked = { extensionId: 'x1', scope: 'assignment', assignmentId: 'a1', deadlineId: 'd1' }
  const extension = [
    'ExtensionRequested',
    { ...asked, by: { amount: 2, unit: 'workingDays' }, reason: null },
    2,
  ] as const
  const returning = { assignmentId: 'a1', unit: 'civil', reason: 'other', note: null }
  const given = (number: number, ...more: readonly (readonly [string, object, number?])[]) =>
    history(number, [registered(number), due('d1', 'total', 900 - number), dispatched('a1', 'civil'), ...more])
  const db = await readModelsOf(
    ...given(1, ['ReturnRequested', { ...returning, confirmation: 'not-needed' }, 2]),
    ...given(2, extension),
    ...given(3, extension, ['ExtensionRefused', { ...asked, reason: null }, 3]),
    ...given(4, extension, [
      'AssignmentCancelled',
      { assignmentId: 'a1', unit: 'civil', reason: null, heldMinutes: 1 },
      3,
    ]),
    ...given(5, extension, ['RequestWithdrawn', { reason: null }, 3]),
    ...given(6, ['ReturnRequested', { ...returning, confirmation: 'needed' }, 2]),
  )
  const list = (query: Parameters<typeof listDecisions>[1]) =>
    listDecisions(db, query).rows.map(({ requestId, extensionId }) => [Number(requestId[7]), extensionId])
  t.same(list({ waitsFor: 'dispatcher' }), [
    [2, 'x1'],
    [1, null],
  ])
  t.same(list({ waitsFor: 'dispatcher', kind: 'extension' }), [[2, 'x1']])
  t.same(list({ waitsFor: 'dispatcher', kind: 'assignment' }), [[1, null]])
  t.same(list({ waitsFor: 'unit-head', unit: 'civil' }), [[6, null]])
  t.same(list({ waitsFor: 'unit-head', unit: 'urban' }), [])
  t.equal(countDecisions(db, { waitsFor: 'dispatcher' }), 2)
  const first = listDecisions(db, { waitsFor: 'dispatcher', limit: 1 })
  const second = listDecisions(db, { waitsFor: 'dispatcher', limit: 1, cursor: first.next ?? '' })
  t.match([first.rows, second.rows, second.next], [[{ requestId: id(2) }], [{ requestId: id(1) }], null])
})
