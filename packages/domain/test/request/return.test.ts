import { actor, outcome, play, rejected, requestCommand, staff } from '@wubu/testing'
import t from 'tap'
import { allowedCommands } from '../../src/index.ts'
import { requestDecider } from '../../src/request/decider.ts'

const register = (item: string) =>
  requestCommand(
    'register-request',
    { requestId: '3f2c1a9e-7f9b-4c67-8f2d-2f6f8d5b9a10', channel: 'window', item, accept: true },
    staff.window,
  )
const dispatch = (...units: string[]) =>
  requestCommand(
    'dispatch-request',
    { assignments: units.map((unit, index) => ({ unit, part: index === 0 ? 'lead' : 'support' })) },
    staff.dispatcher,
  )
const head = actor('unit-head', 'civil-affairs')
const ask = (by = staff.civilAffairs, now?: string) =>
  requestCommand('return-assignment', { assignmentId: 'a1', reason: 'outside-area', note: '不在辖区' }, by, now)
const confirm = (by = head) => requestCommand('confirm-return', { assignmentId: 'a1' }, by)
const refuse = (by = staff.dispatcher) =>
  requestCommand('refuse-return', { assignmentId: 'a1', reason: '属于你单位职责' }, by)
const agree = (now?: string) => requestCommand('agree-return', { assignmentId: 'a1' }, staff.dispatcher, now)
const decide = requestDecider.decide
const plain = [register('pension-certificate'), dispatch('civil-affairs')] as const
const confirmed = [register('confirmed'), dispatch('civil-affairs')] as const

t.test('a return', async (t) => {
  t.test('is asked for by the unit; the part stays with it until the dispatcher agrees', async (t) => {
    const { state } = play(requestDecider, ...plain, ask())
    t.match(state, {
      at: 'handling.dispatched',
      returns: 0,
      assignments: { a1: { at: 'dispatched', returning: { reason: 'outside-area', confirmation: 'not-needed' } } },
    })
  })
  t.test('is asked for once', async (t) => {
    t.equal(outcome(decide(ask(), play(requestDecider, ...plain, ask()).state)), 'return_already_asked')
  })
  t.test('that is agreed to ends the part with the reason that was given, and counts', async (t) => {
    const { state, events } = play(requestDecider, ...plain, ask(), agree())
    t.match(events.slice(-2), [
      { type: 'AssignmentReturned', data: { unit: 'civil-affairs', reason: 'outside-area', note: '不在辖区' } },
      { type: 'HandlingReturned' },
    ])
    t.match(state, { at: 'analyzing.triaging', lead: null, returns: 1 })
  })
  t.test('is charged until the dispatcher agrees, not until it was asked for', async (t) => {
    const asked = '2026-03-02T03:00:00.000Z'
    const agreed = '2026-03-03T01:00:00.000Z'
    const { state } = play(requestDecider, ...plain, ask(undefined, asked), agree(agreed))
    t.equal(state.assignments.a1?.heldMinutes, 420, 'Monday 10:00 to Tuesday 09:00: two, four and one hour')
  })
  t.test('that is refused leaves the part where it was, and can be asked for again', async (t) => {
    const { state, events } = play(requestDecider, ...plain, ask(), refuse())
    t.match(events.at(-1), { type: 'ReturnRefused', data: { by: 'dispatcher', reason: '属于你单位职责' } })
    t.match(state.assignments.a1, { at: 'dispatched', returning: null })
    t.same(outcome(decide(ask(), state)), ['ReturnRequested'])
  })
  t.test('that nobody asked for is neither confirmed, refused nor agreed to', async (t) => {
    const { state } = play(requestDecider, ...plain)
    for (const command of [confirm(), refuse(), refuse(head), agree()]) {
      t.equal(outcome(decide(command, state)), 'return_not_asked', command.type)
    }
  })
  t.test('is decided by the dispatcher alone', async (t) => {
    const { state } = play(requestDecider, ...plain, ask())
    const byHead = requestCommand('agree-return', { assignmentId: 'a1' }, head)
    t.equal(outcome(decide(byHead, state)), 'role_not_permitted')
    t.equal(outcome(decide(refuse(head), state)), 'return_is_with_dispatcher', 'the item does not ask the head')
  })
})

t.test('where the item asks the head of the unit', async (t) => {
  const { state } = play(requestDecider, ...confirmed, ask())
  t.test('a return waits for the head, and the dispatcher cannot agree before', async (t) => {
    t.match(state.assignments.a1, { returning: { confirmation: 'needed', confirmed: false } })
    t.equal(outcome(decide(agree(), state)), 'return_not_confirmed')
    t.notOk(allowedCommands(state, agree().meta).includes('agree-return'))
    t.ok(allowedCommands(state, confirm().meta).includes('confirm-return'))
  })
  t.test('the head of another unit has no say', async (t) => {
    t.equal(outcome(decide(confirm(actor('unit-head', 'street-1')), state)), 'not_your_assignment')
  })
  t.test('the dispatcher decides what the head confirmed, and the head no more', async (t) => {
    const after = play(requestDecider, ...confirmed, ask(), confirm()).state
    t.same(outcome(decide(agree(), after)), ['AssignmentReturned', 'HandlingReturned'])
    t.same(outcome(decide(refuse(), after)), ['ReturnRefused'])
    t.equal(outcome(decide(refuse(head), after)), 'return_is_with_dispatcher')
    t.equal(outcome(decide(confirm(), after)), 'return_is_with_dispatcher')
  })
  t.test('the head may refuse, and the dispatcher never hears of it', async (t) => {
    const after = play(requestDecider, ...confirmed, ask(), refuse(head))
    t.match(after.events.at(-1), { type: 'ReturnRefused', data: { by: 'unit-head' } })
    t.equal(outcome(decide(agree(), after.state)), 'return_not_asked')
  })
  t.test('a head who asks needs nobody to confirm it', async (t) => {
    t.match(decide(ask(head), play(requestDecider, ...confirmed).state), {
      events: [{ data: { confirmation: 'not-needed' } }],
    })
  })
})

t.test('a result where the item asks the head of the unit', async (t) => {
  const done = (by = staff.civilAffairs) =>
    requestCommand('complete-assignment', { assignmentId: 'a1', result: '已办' }, by)
  const sendBack = requestCommand('send-back-result', { assignmentId: 'a1', reason: '缺照片' }, head)
  const signed = [
    ...confirmed,
    requestCommand('acknowledge-assignment', { assignmentId: 'a1' }, staff.civilAffairs),
  ] as const
  t.test('is handed in, and the part is not complete by it', async (t) => {
    const { state } = play(requestDecider, ...signed, done())
    t.match(state, { at: 'handling.inProgress', assignments: { a1: { at: 'acknowledged', submitted: true } } })
    t.equal(outcome(decide(done(), state)), 'result_already_submitted')
  })
  t.test('is completed by the head', async (t) => {
    const { state, events } = play(requestDecider, ...signed, done(), done(head))
    t.equal(events.at(-1)?.type, 'HandlingCompleted')
    t.match(state, { at: 'feedback.awaitingFeedback', assignments: { a1: { at: 'completed', submitted: false } } })
  })
  t.test('is sent back, and handed in again', async (t) => {
    const { state } = play(requestDecider, ...signed, done(), sendBack)
    t.equal(state.assignments.a1?.submitted, false)
    t.same(outcome(decide(done(), state)), ['ResultSubmitted'])
    t.equal(outcome(decide(sendBack, state)), 'result_not_submitted')
  })
  t.test('is handed in only by who has signed for the part', async (t) => {
    t.match(decide(done(), play(requestDecider, ...confirmed).state), rejected('wrong_state', { at: 'dispatched' }))
  })
})
