import { receiptNo } from '@wubu/domain'
import t from 'tap'
import { assignmentsOf, countAssignments } from '../src/assignment-list/queries.ts'
import {
  countRequests,
  listRequests,
  requestById,
  requestBySource,
  requestsByReceiptNo,
} from '../src/request-list/queries.ts'
import { all, at, dispatched, due, history, id, place, readModelsOf, registered } from './histories.ts'

const ids = ({ rows }: { readonly rows: readonly { readonly id: string }[] }) => rows.map(({ id }) => Number(id[7]))

t.test('a request', async (t) => {
  t.test('shows its state, its lead and every unit that was ever given a part', async (t) => {
    const returned = { assignmentId: 'a1', unit: 'civil', reason: 'other', note: null, heldMinutes: 7 }
    const db = await readModelsOf(
      ...history(
        1,
        [
          registered(1),
          ['RequestAccepted', { ground: 'decided', item: 'road-repair', itemVersion: 3 }],
          dispatched('a1', 'civil'),
          ['AssignmentReturned', returned, 2],
          ['HandlingReturned', {}, 2],
          dispatched('a2', 'urban'),
          dispatched('a3', 'civil', 'support'),
        ],
        'handling.dispatched',
      ),
    )
    t.match(requestById(db, id(1), all), {
      state: 'handling.dispatched',
      step: 'handling',
      unit: 'urban',
      units: ['civil', 'urban'],
      revision: 6,
      registeredBy: 'account-1',
    })
    t.match(assignmentsOf(db, id(1)), [
      { unit: 'civil', status: 'returned', heldMinutes: 7, returnedAt: at(102) },
      { unit: 'urban', status: 'dispatched' },
      { unit: 'civil', part: 'support' },
    ])
    t.same(countAssignments(db, 'civil'), { returned: 1, dispatched: 1 })
  })

  t.test('that was given back shows how often, and those given back most often come first', async (t) => {
    const returned = (assignmentId: string) =>
      ['AssignmentReturned', { assignmentId, unit: 'civil', reason: 'other', note: null, heldMinutes: 7 }, 2] as const
    const bounced = (times: number) =>
      Array.from({ length: times }, (_, index) => [
        dispatched(`a${index + 1}`, 'civil'),
        returned(`a${index + 1}`),
      ]).flat()
    const db = await readModelsOf(
      ...[2, 0, 11, 1].flatMap((times, index) => history(index + 1, [registered(index + 1), ...bounced(times)])),
    )
    const first = listRequests(db, { visibility: all, order: 'returns', limit: 2 })
    t.same(ids(first), [3, 1], 'eleven before two')
    t.same(
      first.rows.map(({ returns }) => returns),
      [11, 2],
    )
    t.same(ids(listRequests(db, { visibility: all, order: 'returns', cursor: first.next ?? '' })), [4], 'no zero')
    t.same(ids(listRequests(db, { visibility: all, filter: { returns: 2 } })), [3, 1])
  })

  t.test('and its assignments stand where the node that wrote their last event left them', async (t) => {
    const events = [
      registered(1),
      dispatched('a1', 'civil'),
      ['AssignmentAcknowledged', { assignmentId: 'a1' }, 2],
    ] as const
    const db = await readModelsOf(...history(1, events, 'handling.dispatched', 'returned'))
    t.match(requestById(db, id(1), all), { state: 'handling.dispatched' })
    t.match(assignmentsOf(db, id(1)), [{ status: 'returned' }])
  })

  t.test('whose item was corrected has no version of it', async (t) => {
    const accepted = ['RequestAccepted', { ground: 'decided', item: 'road-repair', itemVersion: 3 }] as const
    const corrected = (field: string, to: string) =>
      ['CorrectionRecorded', { field, from: null, to, reason: null }, 2] as const
    const place = await readModelsOf(...history(1, [registered(1), accepted, corrected('place', 'grid-2')]))
    t.match(requestById(place, id(1), all), { place: 'grid-2', itemVersion: 3 })
    const item = await readModelsOf(...history(1, [registered(1), accepted, corrected('item', 'tree')]))
    t.match(requestById(item, id(1), all), { item: 'tree', itemVersion: null })
  })

  t.test('is due next when its earliest unmet due date is', async (t) => {
    const steps = [
      registered(1),
      due('d1', 'total', 500),
      dispatched('a1', 'civil'),
      due('d2', 'acknowledge', 200, 'a1'),
    ]
    const next = async (...more: readonly (readonly [string, object, number?])[]) =>
      requestById(await readModelsOf(...history(1, [...steps, ...more])), id(1), all)?.nextDueAt
    t.equal(await next(), at(200))
    const acknowledged = ['AssignmentAcknowledged', { assignmentId: 'a1' }, 2] as const
    t.equal(await next(acknowledged), at(500))
    t.equal(await next(acknowledged, ['HandlingCompleted', {}, 3]), null)
    t.equal(await next(['RequestWithdrawn', { reason: null }, 2]), null)
    t.equal(await next(due('d3', 'rework', 150)), at(150))
  })

  t.test('waits for the call that 重办 begins with until the call is settled', async (t) => {
    const evaluated = { round: 1, by: 'callback', level: 1, solved: false, reason: null }
    const attempt = (outcome: string, unansweredDays: number | null) =>
      ['FeedbackAttempted', { method: 'phone', outcome, note: null, unansweredDays }, 5] as const
    const steps = [
      registered(1),
      ['RequestEvaluated', evaluated, 3],
      ['RequestReopened', { ground: 'dissatisfied', reason: null }, 4],
      due('d1', 'first-contact', 200),
      due('d2', 'rework', 900),
    ] as const
    const waits = async (...more: readonly (readonly [string, object, number?])[]) => {
      const db = await readModelsOf(...history(1, [...steps, ...more], 'analyzing.triaging'))
      return countRequests(db, { visibility: all, filter: { calls: ['rework'] } }) === 1
    }
    t.ok(await waits())
    t.ok(await waits(attempt('no-answer', 1)), 'whom nobody reached is called again')
    t.ok(await waits(attempt('no-answer', 1), attempt('wrong-number', 2)))
    t.notOk(await waits(attempt('no-answer', 1), attempt('no-answer', 2), attempt('no-answer', 3)), 'used up')
    t.notOk(await waits(attempt('no-answer', 1), attempt('reached', 1)))
    t.notOk(await waits(attempt('no-answer', null)), 'of version 1 one attempt was enough')
    t.notOk(await waits(['HandlingCompleted', {}, 6]))
  })

  t.test('is not completed from its reopening on', async (t) => {
    const steps = [registered(1), ['HandlingCompleted', {}, 5], ['RequestClosed', {}, 6]] as const
    const closed = await readModelsOf(...history(1, steps, 'closed.completed'))
    t.match(requestById(closed, id(1), all), { completedAt: at(105), closedAt: at(106), step: 'closed' })
    const reopened = await readModelsOf(
      ...history(1, [...steps, ['RequestReopened', { ground: 'supervisor' }, 7]], 'analyzing.triaging'),
    )
    t.match(requestById(reopened, id(1), all), { completedAt: null, closedAt: null, step: 'analyzing' })
  })

  t.test('is found by its receipt number as typed and by its number in the source', async (t) => {
    const db = await readModelsOf(
      ...history(1, [registered(1, { source: { system: 'boston', reference: '1010' } })]),
      ...history(2, [registered(2)]),
    )
    const number = receiptNo(id(2))
    t.same(
      requestsByReceiptNo(db, number).map((row) => row.id),
      [id(2)],
    )
    t.equal(requestBySource(db, 'boston', '1010', all)?.id, id(1))
    t.equal(requestBySource(db, 'other', '1010', all), null)
    const typed = number.toLowerCase().replace('-', ' ')
    t.same(ids(listRequests(db, { visibility: all, filter: { q: typed } })), [2])
    t.same(ids(listRequests(db, { visibility: all, filter: { q: ' 1010 ' } })), [1])
  })
})

t.test('the list', async (t) => {
  const db = await readModelsOf(
    place('d', 'district', null),
    place('s', 'street', 'd'),
    place('c1', 'community', 's'),
    place('g1', 'grid', 'c1'),
    place('c2', 'community', 's'),
    ...history(
      1,
      [registered(1, { place: 'g1' }), due('d1', 'total', 900), dispatched('a1', 'civil')],
      'handling.dispatched',
    ),
    ...history(
      2,
      [registered(2, { place: 'c2', item: 'pension', channel: 'hotline' }), dispatched('a1', 'urban')],
      'handling.dispatched',
    ),
    ...history(3, [registered(3, { place: 'c1' }), due('d1', 'total', 400)]),
    ...history(4, [
      registered(4, { place: null, residentId: 'r1' }),
      ['RequestDeclined', { ground: null, goTo: null }],
    ]),
  )
  const list = (filter: object) => ids(listRequests(db, { visibility: all, filter }))
  const seen = (visibility: Parameters<typeof listRequests>[1]['visibility']) => ids(listRequests(db, { visibility }))

  t.test('has the newest first', async (t) => t.same(list({}), [4, 3, 2, 1]))

  t.test('is filtered by everything a clerk asks for', async (t) => {
    t.same(list({ state: 'handling.dispatched' }), [2, 1])
    t.same(list({ step: 'closed' }), [4])
    t.same(list({ unit: 'civil' }), [1])
    t.same(list({ everAssigned: 'urban' }), [2])
    t.same(list({ community: 'c1' }), [3, 1], 'with the grids inside')
    t.same(list({ community: 'd' }), [3, 2, 1], 'down from the district')
    t.same(list({ item: 'pension' }), [2])
    t.same(list({ channel: 'hotline', item: 'road-repair' }), [])
    t.same(list({ overdueAt: at(401) }), [3])
    t.same(list({ overdueAt: at(400) }), [], 'due at that instant is in time')
  })

  t.test('holds what may be seen', async (t) => {
    t.same(seen({ kind: 'none' }), [])
    t.same(seen({ kind: 'units', units: ['civil', 'urban'] }), [2, 1])
    t.same(seen({ kind: 'places', places: ['c1'] }), [3, 1])
    t.same(seen({ kind: 'steps', steps: ['closed'] }), [4])
    t.same(seen({ kind: 'registeredBy', accounts: ['somebody'] }), [])
    t.same(seen({ kind: 'registeredBy', units: ['street-1'] }), [4, 3, 2, 1])
    t.same(seen({ kind: 'resident', residentId: 'r1' }), [4])
    const either = {
      kind: 'any',
      of: [
        { kind: 'units', units: ['civil'] },
        { kind: 'places', places: ['c2'] },
      ],
    } as const
    t.same(seen(either), [2, 1])
    t.equal(requestById(db, id(3), either), null)
    t.equal(requestById(db, id(1), either)?.id, id(1))
  })

  t.test('goes on where the page before ended', async (t) => {
    for (const order of ['registered', 'due'] as const) {
      const whole = ids(listRequests(db, { visibility: all, order }))
      const pages: number[] = []
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const page = listRequests(db, { visibility: all, order, limit: 1, ...(cursor !== undefined && { cursor }) })
        pages.push(...ids(page))
        cursor = page.next
      }
      t.same(pages, whole, order)
    }
    t.same(ids(listRequests(db, { visibility: all, order: 'due' })), [3, 1])
  })

  t.test('refuses a cursor that it did not give', async (t) => {
    const { next } = listRequests(db, { visibility: all, limit: 1 })
    for (const cursor of ['', 'nonsense', Buffer.from('["registered",1,2]').toString('base64url')]) {
      t.throws(() => listRequests(db, { visibility: all, cursor }), { code: 'invalid_cursor' })
    }
    t.throws(() => listRequests(db, { visibility: all, order: 'due', cursor: next ?? '' }), { code: 'invalid_cursor' })
  })
})

t.test('a list by colour, and how long it is', async (t) => {
  const steps = (number: number) => [registered(number), due('d1', 'total', 500, null, 400)]
  const db = await readModelsOf(
    ...history(1, steps(1)),
    ...history(2, [registered(2), due('d1', 'total', 900)]),
    ...history(3, steps(3), 'handling.suspended'),
    ...history(4, [registered(4)]),
    ...history(5, [...steps(5), ['RequestWithdrawn', { reason: null }, 2]]),
  )
  const list = (is: 'green' | 'yellow' | 'red' | 'paused', minute: number) => {
    const query = { visibility: all, filter: { colour: { is, at: at(minute) } } }
    const found = ids(listRequests(db, query))
    t.equal(countRequests(db, query), found.length, 'as many are counted as listed')
    return found
  }
  t.same(list('green', 399), [2, 1])
  t.same(list('yellow', 400), [1], 'without a warning it turns red at once')
  t.same(list('yellow', 500), [1])
  t.same(list('red', 501), [1])
  t.same(list('red', 901), [2, 1])
  t.same(list('paused', 901), [3])
  t.equal(countRequests(db, { visibility: all }), 5)
  t.equal(countRequests(db, { visibility: { kind: 'none' } }), 0)
})
