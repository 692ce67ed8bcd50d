import { accepted, actor, outcome, play, rejected, requestCommand, staff, testNow } from '@wubu/testing'
import t from 'tap'
import type { ItemFacts } from '../../src/index.ts'
import { requestDecider } from '../../src/request/decider.ts'

const register = requestCommand(
  'register-request',
  {
    requestId: '3f2c1a9e-7f9b-4c67-8f2d-2f6f8d5b9a10',
    channel: 'window',
    item: 'pension-certificate',
    accept: true,
  },
  staff.window,
)
type Part = { unit: string; part: 'lead' | 'support' }
const lead: Part = { unit: 'civil-affairs', part: 'lead' }
const support: Part = { unit: 'urban-management', part: 'support' }
const dispatch = (...assignments: Part[]) => requestCommand('dispatch-request', { assignments }, staff.dispatcher)
const acknowledge = (assignmentId = 'a1', by = staff.civilAffairs, now?: string) =>
  requestCommand('acknowledge-assignment', { assignmentId }, by, now)
const asks = (assignmentId = 'a1', by = staff.civilAffairs, now?: string) =>
  requestCommand('return-assignment', { assignmentId, reason: 'not-responsible', note: '不归我们管' }, by, now)
const giveBack = (assignmentId = 'a1', by = staff.civilAffairs, now?: string) =>
  [asks(assignmentId, by, now), requestCommand('agree-return', { assignmentId }, staff.dispatcher, now)] as const
const complete = (assignmentId = 'a1', by = staff.civilAffairs) =>
  requestCommand('complete-assignment', { assignmentId, result: '已办' }, by)
const progress = (assignmentId = 'a1', by = staff.civilAffairs) =>
  requestCommand('record-progress', { assignmentId, note: '已联系' }, by)
const decide = requestDecider.decide

t.test('analysing', async (t) => {
  const classify = (data: { item?: string; handlingKind?: 'joint-meeting' }) =>
    requestCommand('classify-request', data, staff.dispatcher)
  t.test('another item brings its version and its limit, counted from the acceptance', async (t) => {
    const { state } = play(requestDecider, register, classify({ item: 'road-repair', handlingKind: 'joint-meeting' }))
    t.match(state, { item: 'road-repair', itemVersion: 3, handlingKind: 'joint-meeting', at: 'analyzing.triaging' })
    t.match(Object.values(state.deadlines), [{ id: 'd2', kind: 'total', dueAt: '2026-03-16T15:59:59.999Z' }])
  })
  t.test('a kind of handling that the item does not have is refused', async (t) => {
    const instant = requestCommand(
      'classify-request',
      { item: 'road-repair', handlingKind: 'instant' },
      staff.dispatcher,
    )
    t.equal(outcome(decide(instant, play(requestDecider, register).state)), 'handling_kind_not_allowed')
  })
  t.test('the same item leaves the due date alone', async (t) => {
    t.match(decide(classify({}), play(requestDecider, register).state), accepted('RequestClassified'))
    t.equal(Object.keys(play(requestDecider, register, classify({})).state.deadlines).length, 1)
  })
})

t.test('dispatching', async (t) => {
  t.test('starts an acknowledge clock for each unit', async (t) => {
    const { state } = play(requestDecider, register, dispatch(lead, support))
    t.match(
      Object.values(state.deadlines).map(({ kind, assignmentId }) => [kind, assignmentId]),
      [
        ['total', null],
        ['acknowledge', 'a1'],
        ['acknowledge', 'a2'],
      ],
    )
    t.match(state, { at: 'handling.dispatched', lead: 'a1' })
  })
  t.test('needs exactly one lead', async (t) => {
    const { state } = play(requestDecider, register)
    t.equal(outcome(decide(dispatch(support), state)), 'lead_missing')
    t.equal(outcome(decide(dispatch(lead, { ...support, part: 'lead' }), state)), 'lead_exists')
  })
  t.test('needs a lead again after a reopening, whoever led before', async (t) => {
    const reopened = [
      register,
      dispatch(lead),
      complete(),
      requestCommand('deliver-feedback', { method: 'phone' }, staff.callback),
      requestCommand('evaluate-request', { level: 1, solved: false }, staff.callback),
    ] as const
    const { state } = play(requestDecider, ...reopened)
    t.equal(outcome(decide(dispatch(support), state)), 'lead_missing')
    for (const both of [[lead, support] as const, [support, lead] as const]) {
      t.match(play(requestDecider, ...reopened, dispatch(...both)).state.assignments, { a2: both[0], a3: both[1] })
    }
    t.equal(outcome(decide(dispatch(support, lead, { ...lead, unit: 'street-1' }), state)), 'lead_exists')
  })
  t.test('adds a support after the lead completed, and no second lead', async (t) => {
    const { state } = play(requestDecider, register, dispatch(lead, support), complete())
    const street = { ...support, unit: 'street-1' }
    t.same(outcome(decide(dispatch(street), state)), ['AssignmentDispatched', 'DeadlineSet'])
    t.equal(outcome(decide(dispatch({ ...street, part: 'lead' }), state)), 'lead_exists')
  })
  t.test('adds a support while others work, and no second lead', async (t) => {
    const { state } = play(requestDecider, register, dispatch(lead), acknowledge())
    t.same(outcome(decide(dispatch(support), state)), ['AssignmentDispatched', 'DeadlineSet'])
    t.equal(outcome(decide(dispatch({ ...support, part: 'lead' }), state)), 'lead_exists')
    t.equal(outcome(decide(dispatch({ ...lead, part: 'support' }), state)), 'unit_already_assigned')
  })
  t.test('to a unit that does not exist is refused', async (t) => {
    const { state } = play(requestDecider, register)
    t.equal(outcome(decide(dispatch({ unit: 'nobody', part: 'lead' }), state)), 'no_such_unit')
  })
  t.test('is for the dispatcher, and after acceptance', async (t) => {
    const byWindow = requestCommand('dispatch-request', { assignments: [lead] }, staff.window)
    t.equal(outcome(decide(byWindow, play(requestDecider, register).state)), 'role_not_permitted')
    const { state } = play(requestDecider, { ...register, data: { ...register.data, accept: false } })
    t.equal(outcome(decide(dispatch(lead), state)), 'wrong_state')
  })
})

t.test('an assignment', async (t) => {
  const dispatched = play(requestDecider, register, dispatch(lead, support)).state
  t.test('is acknowledged by its unit, once', async (t) => {
    const { state } = play(requestDecider, register, dispatch(lead), acknowledge())
    t.match(state, { at: 'handling.inProgress', assignments: { a1: { at: 'acknowledged' } } })
    t.match(decide(acknowledge(), state), rejected('wrong_state', { at: 'acknowledged' }))
  })
  t.test('of another unit is not touched', async (t) => {
    t.equal(outcome(decide(acknowledge('a1', staff.urbanManagement), dispatched)), 'not_your_assignment')
    t.equal(outcome(decide(asks('a1', actor('handler', 'street-1')), dispatched)), 'not_your_assignment')
  })
  t.test('that does not exist is named', async (t) => {
    t.match(decide(acknowledge('a9'), dispatched), rejected('no_such_assignment', { assignments: ['a1', 'a2'] }))
  })
  t.test('takes progress only after it was acknowledged', async (t) => {
    const { state } = play(requestDecider, register, dispatch(lead, support), acknowledge())
    t.same(outcome(decide(progress(), state)), ['ProgressRecorded'])
    t.match(decide(progress('a2', staff.urbanManagement), state), rejected('wrong_state', { at: 'dispatched' }))
  })
  t.test('is completed straight from dispatch', async (t) => {
    t.equal(play(requestDecider, register, dispatch(lead), complete()).state.at, 'feedback.awaitingFeedback')
  })
  t.test('that ended takes nothing more', async (t) => {
    const { state } = play(requestDecider, register, dispatch(lead, support), ...giveBack())
    t.match(decide(complete(), state), rejected('assignment_ended', { at: 'returned' }))
  })
  t.test('is charged with the working time from dispatch to return', async (t) => {
    // Monday 10:00 to Tuesday 09:00 local: two hours, four hours, one hour
    const { events } = play(
      requestDecider,
      register,
      dispatch(lead),
      ...giveBack('a1', undefined, '2026-03-03T01:00:00.000Z'),
    )
    t.match(events.at(-2), { type: 'AssignmentReturned', data: { unit: 'civil-affairs', heldMinutes: 420 } })
  })
})

t.test(
  'an assignment of history stands where the node that wrote it left it, whatever its chart says now',
  async (t) => {
    const { state } = play(requestDecider, register, dispatch(lead))
    const event = {
      type: 'AssignmentCompleted',
      data: { assignmentId: 'a1', unit: 'civil-affairs', result: null, heldMinutes: null },
    } as const
    const recorded = { ...event, occurredAt: testNow, recordedAt: testNow, actor: staff.civilAffairs }
    const to = { request: 'handling.inProgress', assignment: 'returned' }
    t.match(requestDecider.evolve(state, { ...recorded, to }), {
      at: to.request,
      assignments: { a1: { at: 'returned' } },
    })
    t.match(requestDecider.evolve(state, recorded), { assignments: { a1: { at: 'completed' } } })
  },
)

t.test('a request stays under the version of its item that it was accepted under', async (t) => {
  const { state } = play(requestDecider, register)
  const { reference } = register.meta
  const newer = (code: string, version?: number): ItemFacts | undefined => {
    const item = reference.item(code)
    if (!item || version === 1) return item
    const limits = { ...item.limits, acknowledge: { amount: 2, unit: 'hours' } as const }
    return { ...item, version: 2, handlingKinds: ['instant'], limits }
  }
  const by = (item: typeof reference.item) => ({
    ...register.meta,
    actor: staff.dispatcher,
    reference: { ...reference, item },
  })
  const rule = (name: string) => ({ events: [{}, { data: { rule: `item pension-certificate ${name}` } }] })
  t.match(decide({ ...dispatch(lead), meta: by(newer) }, state), rule('v1 acknowledge'))
  const unaware = by((code) => newer(code))
  t.match(decide({ ...dispatch(lead), meta: unaware }, state), rule('v2 acknowledge'), 'unless nobody knows it')
  const classify = { ...requestCommand('classify-request', {}, staff.dispatcher), meta: by(newer) }
  t.match(decide(classify, state), { events: [{ data: { itemVersion: 1, handlingKind: 'time-limited' } }] })
})

t.test('two units on one request', async (t) => {
  const both = [register, dispatch(lead, support), acknowledge(), acknowledge('a2', staff.urbanManagement)] as const
  t.test('one returns while the other works on: the request stays in handling', async (t) => {
    const { state } = play(requestDecider, ...both, ...giveBack('a2', staff.urbanManagement))
    t.equal(state.at, 'handling.inProgress')
  })
  t.test('then the other returns too: back to 研判, without a lead', async (t) => {
    const { state, events } = play(requestDecider, ...both, ...giveBack('a2', staff.urbanManagement), ...giveBack())
    t.match(state, { at: 'analyzing.triaging', lead: null })
    t.equal(events.at(-1)?.type, 'HandlingReturned')
  })
  t.test('handling completes when the lead and every live support are complete', async (t) => {
    t.equal(play(requestDecider, ...both, complete()).state.at, 'handling.inProgress')
    t.equal(play(requestDecider, ...both, complete('a2', staff.urbanManagement)).state.at, 'handling.inProgress')
    const done = play(requestDecider, ...both, complete(), complete('a2', staff.urbanManagement))
    t.equal(done.state.at, 'feedback.awaitingFeedback')
    t.equal(done.events.at(-1)?.type, 'HandlingCompleted')
  })
  t.test('a support that returns after the lead completed completes the handling', async (t) => {
    const { state } = play(requestDecider, ...both, complete(), ...giveBack('a2', staff.urbanManagement))
    t.equal(state.at, 'feedback.awaitingFeedback')
  })
  t.test('a support that completes after the lead returned sends it back to 研判', async (t) => {
    const { state } = play(requestDecider, ...both, ...giveBack(), complete('a2', staff.urbanManagement))
    t.equal(state.at, 'analyzing.triaging')
    t.equal(play(requestDecider, ...both, ...giveBack(), dispatch({ ...lead, unit: 'street-1' })).state.lead, 'a3')
  })
})
