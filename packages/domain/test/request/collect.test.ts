import { accepted, actor, outcome, play, rejected, requestCommand, staff, testNow, testReference } from '@wubu/testing'
import t from 'tap'
import type { CalendarYear } from '../../src/calendar/state.ts'
import { workCalendar } from '../../src/calendar/work-calendar.ts'
import { requestDecider } from '../../src/request/decider.ts'
import { requestEvents } from '../../src/request/events.ts'

const id = '3f2c1a9e-7f9b-4c67-8f2d-2f6f8d5b9a10'
const fresh = requestDecider.initial
const register = (data: object = {}, by = staff.window) =>
  requestCommand('register-request', { requestId: id, channel: 'window', item: 'pension-certificate', ...data }, by)
const decide = requestDecider.decide

t.test('registering', async (t) => {
  t.test('leads to 已登记 with a receipt number of the request’s id', async (t) => {
    const { state, events } = play(requestDecider, register())
    t.equal(state.at, 'collecting.registered')
    t.match(events, [{ type: 'RequestRegistered', data: { receiptNo: /^[0-9A-Z]{5}-[0-9A-Z]{5}.$/ } }])
  })
  t.test('and accepting at once starts the total limit that the item promises', async (t) => {
    const { state, events } = play(requestDecider, register({ accept: true }))
    t.equal(state.at, 'analyzing.triaging')
    // Monday 10:00 local plus five working days: the end of the next Monday
    t.match(Object.values(state.deadlines), [{ kind: 'total', dueAt: '2026-03-09T15:59:59.999Z' }])
    t.match(events.find((one) => one.type === 'DeadlineSet')?.data, {
      limit: { amount: 5, unit: 'workingDays' },
      countedFrom: testNow,
    })
  })
  t.test('an item without limits gives no due date', async (t) => {
    t.same(play(requestDecider, register({ accept: true, item: 'no-limit' })).state.deadlines, {})
  })
  t.test('即时办结 writes the whole way to feedback in one batch', async (t) => {
    const decision = decide(register({ instant: { result: '已开具证明' } }), fresh)
    t.match(
      decision,
      accepted(
        'RequestRegistered',
        'RequestAccepted',
        'DeadlineSet',
        'RequestClassified',
        'AssignmentDispatched',
        'AssignmentCompleted',
        'HandlingCompleted',
        'FeedbackDelivered',
        'DeadlineSet',
      ),
    )
    const { state } = play(requestDecider, register({ instant: { result: '已开具证明' } }))
    t.match(state, { at: 'evaluating.awaitingEvaluation', completedAt: testNow, handlingKind: 'instant' })
  })
  t.test('即时办结 needs an item and a unit of the actor', async (t) => {
    t.match(decide(register({ item: null, instant: { result: '好' } }), fresh), rejected('item_missing'))
    const homeless = register({ instant: { result: '好' } }, actor('window'))
    t.match(decide(homeless, fresh), rejected('actor_without_unit'))
  })
  t.test('即时办结 is for items that allow it', async (t) => {
    const decision = decide(register({ item: 'road-repair', instant: { result: '好' } }), fresh)
    t.match(decision, rejected('handling_kind_not_allowed', { allowed: ['time-limited', 'joint-meeting'] }))
  })
  t.test('paper registered later keeps the time it was brought in, and nothing else is backdated', async (t) => {
    const paper = { occurredAt: '2026-02-27T02:00:00.000Z', reason: '停电' }
    const { state, events } = play(requestDecider, register({ accept: true, paper }))
    t.equal(state.acceptedAt, paper.occurredAt)
    t.same([...new Set(events.map((one) => one.occurredAt))], [paper.occurredAt])
    t.match(decide(register({ paper, instant: { result: '好' } }), fresh), rejected('completion_not_backdated'))
  })
  t.test('paper of the future, or older than ten days, is refused', async (t) => {
    const at = (occurredAt: string) => decide(register({ paper: { occurredAt, reason: '停电' } }), fresh)
    t.equal(outcome(at('2026-03-02T02:00:00.001Z')), 'occurred_in_future')
    t.equal(outcome(at('2026-02-20T01:59:59.999Z')), 'paper_too_old')
    t.same(outcome(at('2026-02-20T02:00:00.000Z')), ['RequestRegistered', 'DeadlineSet'])
  })
  t.test('names that stand for nothing are refused', async (t) => {
    t.equal(outcome(decide(register({ item: 'nonsense' }), fresh)), 'no_such_item')
    t.equal(outcome(decide(register({ place: 'nowhere' }), fresh)), 'no_such_place')
  })
  t.test('is for admitted items; the refusal says how the item stands and why', async (t) => {
    const refusals = {
      proposed: 'item_not_admitted',
      reviewed: 'item_not_admitted',
      rejected: 'item_rejected',
      suspended: 'item_suspended',
      revoked: 'item_revoked',
    }
    for (const [item, code] of Object.entries(refusals)) {
      for (const accept of [false, true]) {
        t.match(decide(register({ item, accept }), fresh), rejected(code, { item, status: item }))
      }
      const { state } = play(requestDecider, register({ item: null }))
      t.match(decide(requestCommand('accept-request', { item }, staff.window), state), rejected(code))
    }
    t.match(decide(register({ item: 'suspended' }), fresh), rejected('item_suspended', { reason: '政策调整' }))
  })
  t.test('is for items to be rectified as well', async (t) => {
    t.match(decide(register({ item: 'rectifying' }), fresh), { accepted: true })
  })
  t.test('twice under one id is refused', async (t) => {
    t.match(decide(register(), play(requestDecider, register()).state), rejected('wrong_state'))
  })
  t.test('by a role that takes no requests is refused', async (t) => {
    t.match(decide(register({}, staff.civilAffairs), fresh), rejected('role_not_permitted'))
  })
})

t.test('materials', async (t) => {
  const ask = requestCommand('request-materials', { materials: ['身份证', '户口簿'] }, staff.window)
  const supply = requestCommand('supply-materials', { materials: ['身份证', '户口簿'] }, staff.window)
  t.test('are asked for before acceptance: 已登记 ⇄ 待补正', async (t) => {
    t.equal(play(requestDecider, register(), ask).state.at, 'collecting.awaitingMaterials')
    t.equal(play(requestDecider, register(), ask, supply).state.at, 'collecting.registered')
  })
  t.test('that are missing keep the request from being accepted', async (t) => {
    const { state } = play(requestDecider, register(), ask)
    const refusal = decide(requestCommand('accept-request', {}, staff.window), state)
    t.match(refusal, rejected('wrong_state', { at: 'collecting.awaitingMaterials' }))
    t.match(refusal, {
      refusal: {
        allowed: ['request-materials', 'supply-materials', 'decline-request', 'withdraw-request', 'record-correction'],
      },
    })
  })
})

t.test('一次性告知', async (t) => {
  const listed = ['身份证', '户口簿']
  const knows = (item: string | undefined) => ({
    ...testReference,
    item: (code: string) => {
      const facts = testReference.item(code)
      return facts && { ...facts, materials: code === item ? listed : [] }
    },
  })
  const ask = (materials: string[], again: string | null = null, item?: string) => {
    const command = requestCommand('request-materials', { materials, again }, staff.window)
    return { ...command, meta: { ...command.meta, reference: knows(item) } }
  }
  const { state } = play(requestDecider, register())
  t.test('names what the item’s list names, and nothing else', async (t) => {
    t.match(decide(ask(['户口簿'], null, 'pension-certificate'), state), accepted('MaterialsRequested'))
    const refusal = rejected('material_not_listed', { unlisted: ['收入证明'], listed })
    t.match(decide(ask(['户口簿', '收入证明'], null, 'pension-certificate'), state), refusal)
  })
  t.test('names what is missing where the item has no list, or none is chosen yet', async (t) => {
    t.match(decide(ask(['收入证明']), state), accepted('MaterialsRequested'))
    const { state: unknown } = play(requestDecider, register({ item: null }))
    t.match(decide(ask(['收入证明'], null, 'pension-certificate'), unknown), accepted('MaterialsRequested'))
  })
  t.test('names each material once', async (t) => {
    t.match(decide(ask(['身份证', '身份证']), state), rejected('material_given_twice', { material: '身份证' }))
  })
  t.test('is given once; a second notice needs a reason, which is kept', async (t) => {
    const { state: told } = play(requestDecider, register(), ask(['身份证'], '第一次不需要理由'))
    t.equal(told.notices, 1)
    t.match(decide(ask(['户口簿']), told), rejected('notice_given_already', { notices: 1 }))
    const again = decide(ask(['户口簿'], '户口簿已过期'), told)
    t.match(again, { events: [{ type: 'MaterialsRequested', data: { again: '户口簿已过期' } }] })
    t.match(decide(ask(['身份证'], '第一次'), state), { events: [{ data: { again: null } }] })
  })
  t.test('needs a reason too where the resident has brought what was asked for', async (t) => {
    const supply = requestCommand('supply-materials', { materials: ['身份证'] }, staff.window)
    const { state: supplied } = play(requestDecider, register(), ask(['身份证']), supply)
    t.match(decide(ask(['户口簿']), supplied), rejected('notice_given_already'))
  })
})

t.test('a request', async (t) => {
  t.test('is declined before acceptance alone, with its ground and where to go instead', async (t) => {
    const decline = requestCommand('decline-request', { ground: '不属于本级职责', goTo: '市社保局' }, staff.window)
    t.equal(play(requestDecider, register(), decline).state.at, 'closed.declined')
    t.match(decide(decline, play(requestDecider, register({ accept: true })).state), rejected('wrong_state'))
  })
  t.test('is withdrawn while it is handled, and its open assignments end', async (t) => {
    const withdraw = requestCommand('withdraw-request', { reason: '已自行解决' }, staff.window)
    const dispatch = requestCommand(
      'dispatch-request',
      { assignments: [{ unit: 'civil-affairs', part: 'lead' }] },
      staff.dispatcher,
    )
    const { state } = play(requestDecider, register({ accept: true }), dispatch, withdraw)
    t.match(state, { at: 'closed.withdrawn', assignments: { a1: { at: 'cancelled' } } })
  })
  t.test('is withdrawn by its resident too, and by nobody who only works on it', async (t) => {
    const withdraw = (by: typeof staff.resident) => requestCommand('withdraw-request', { reason: '已自行解决' }, by)
    const { state } = play(requestDecider, register({ accept: true }))
    t.match(decide(withdraw(staff.resident), state), accepted('RequestWithdrawn'))
    t.match(decide(withdraw(staff.civilAffairs), state), rejected('role_not_permitted'))
  })
  t.test('that does not exist takes no command', async (t) => {
    t.match(decide(requestCommand('accept-request', {}, staff.window), fresh), rejected('no_such_request'))
  })
})

t.test('an imported request', async (t) => {
  const row = {
    requestId: id,
    channel: 'import',
    source: { system: 'boston-311', reference: '101' },
    item: 'road-repair',
    place: null,
    unit: 'urban-management',
    address: null,
    description: null,
    openedAt: '2011-07-01T05:32:33.000Z',
    dueAt: '2011-06-15T05:32:32.000Z',
    completedAt: '2011-07-01T09:06:58.000Z',
  } as const
  t.test('that its source closed is closed, with feedback and evaluation unknown', async (t) => {
    const { state, events } = play(requestDecider, requestCommand('import-request', row, staff.importer))
    t.equal(state.at, 'closed.completed')
    t.match(events.at(-1), { type: 'RequestClosed', data: { feedback: 'unknown', evaluation: 'unknown' } })
    t.notOk(events.some((one) => one.type === 'AssignmentAcknowledged' || one.type === 'RequestEvaluated'))
  })
  t.test('keeps the instants of its source, also a promise before its opening', async (t) => {
    const { state, events } = play(requestDecider, requestCommand('import-request', row, staff.importer))
    t.match(state, { acceptedAt: row.openedAt, completedAt: row.completedAt })
    t.match(events, [{ occurredAt: row.openedAt }, {}, { type: 'DeadlineSet', data: { dueAt: row.dueAt } }])
  })
  t.test('that is open stays with its unit', async (t) => {
    const open = { ...row, completedAt: null, dueAt: null }
    t.match(play(requestDecider, requestCommand('import-request', open, staff.importer)).state, {
      at: 'handling.dispatched',
      lead: 'a1',
      deadlines: {},
    })
  })
  t.test('can not have been opened or completed in the future', async (t) => {
    for (const future of [{ openedAt: '2026-03-02T02:00:00.001Z' }, { completedAt: '2026-03-02T02:00:00.001Z' }]) {
      const command = requestCommand('import-request', { ...row, ...future }, staff.importer)
      t.match(decide(command, fresh), rejected('occurred_in_future'))
    }
  })
  t.test('is taken whatever its item’s status is by now: it is of the past', async (t) => {
    for (const item of ['suspended', 'revoked']) {
      t.match(decide(requestCommand('import-request', { ...row, item }, staff.importer), fresh), { accepted: true })
    }
  })
  t.test('that is completed must name its unit', async (t) => {
    const command = requestCommand('import-request', { ...row, unit: null }, staff.importer)
    t.match(decide(command, fresh), rejected('unit_missing'))
  })
  t.test('is taken back by an administrator, also where it was closed, unless somebody worked on it', async (t) => {
    const undo = (by = staff.admin) => requestCommand('undo-import', { reason: '映射有误' }, by)
    for (const one of [row, { ...row, completedAt: null }]) {
      const imported = requestCommand('import-request', one, staff.importer)
      const { state } = play(requestDecider, imported)
      t.match(decide(undo(), state), accepted('RequestWithdrawn'))
      t.match(decide(undo(staff.dispatcher), state), rejected('role_not_permitted'))
      const correction = { field: 'channel', to: 'hotline', reason: '来源有误' } as const
      const touched = play(requestDecider, imported, requestCommand('record-correction', correction, staff.dispatcher))
      t.match(decide(undo(), touched.state), rejected('import_worked_on'))
    }
    const { state } = play(requestDecider, requestCommand('import-request', row, staff.importer))
    const withdraw = requestCommand('withdraw-request', { reason: '已解决' }, staff.dispatcher)
    t.match(decide(withdraw, state), rejected('wrong_state'), 'nothing else takes back what is closed')
    t.match(decide(undo(), play(requestDecider, register()).state), rejected('not_imported'))
  })
  t.test('comes from the system alone', async (t) => {
    t.match(decide(requestCommand('import-request', row, staff.window), fresh), rejected('role_not_permitted'))
  })
})

t.test('a due date names its calendar, however many years were set, each in its own version', async (t) => {
  const years = Array.from({ length: 252 }, (_, index): CalendarYear => {
    return {
      year: 1949 + index,
      version: 1 + (index % 2),
      status: 'published',
      source: 'test',
      holidays: [],
      workdays: [],
    }
  })
  const calendar = workCalendar('Asia/Shanghai', years)
  const accepted = requestCommand(
    'register-request',
    { requestId: '3f2c1a9e-7f9b-4c67-8f2d-2f6f8d5b9a10', channel: 'window', item: 'road-repair', accept: true },
    staff.window,
  )
  const reference = { ...accepted.meta.reference, calendar }
  const { events } = play(requestDecider, { ...accepted, meta: { ...accepted.meta, reference } })
  const due = events.find(({ type }) => type === 'DeadlineSet')
  t.match(due, { data: { calendarVersion: calendar.version } })
  t.doesNotThrow(() => requestEvents.DeadlineSet.parse(due?.data))
})
