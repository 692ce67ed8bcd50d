import { play, rejected, requestCommand, staff } from '@wubu/testing'
import t from 'tap'
import type { Recorded } from '../../src/decider.ts'
import type { RequestEvent, RequestState } from '../../src/index.ts'
import { requestDecider } from '../../src/request/decider.ts'

const register = requestCommand(
  'register-request',
  {
    requestId: '3f2c1a9e-7f9b-4c67-8f2d-2f6f8d5b9a10',
    channel: 'hotline',
    item: 'pension-certificate',
    place: 'grid-1',
    accept: true,
  },
  staff.window,
)
const dispatch = requestCommand(
  'dispatch-request',
  {
    assignments: [
      { unit: 'civil-affairs', part: 'lead' },
      { unit: 'urban-management', part: 'support' },
    ],
  },
  staff.dispatcher,
)
const complete = (assignmentId: string, by: typeof staff.civilAffairs) =>
  requestCommand('complete-assignment', { assignmentId, result: '已办' }, by)
const done = [complete('a1', staff.civilAffairs), complete('a2', staff.urbanManagement)] as const
const urge = (assignmentId: string | null = null) =>
  requestCommand('issue-urge', { assignmentId, note: '请尽快办理' }, staff.supervisor)
const card = (colour: 'yellow' | 'red', assignmentId: string | null = null) =>
  requestCommand('issue-warning-card', { colour, assignmentId, reason: '久拖不决' }, staff.supervisor)
const hangUp = (data: object = {}) =>
  requestCommand(
    'hang-up-task',
    {
      unit: 'civil-affairs',
      answerable: 'head-civil',
      dueAt: '2026-03-20T10:00:00.000Z',
      reason: '群众反映强烈',
      ...data,
    },
    staff.supervisor,
  )
const crossOff = requestCommand('cross-off-task', { finding: '已现场核查' }, staff.supervisor)
const decide = requestDecider.decide
const handling = () => play(requestDecider, register, dispatch).state
const completed = () => play(requestDecider, register, dispatch, ...done).state

/** A state after a timer's event, which no clerk gives. */
function timed(state: RequestState, type: 'DeadlineWarned' | 'DeadlineMissed', deadlineId: string): RequestState {
  const at = '2026-03-09T02:00:00.000Z'
  const event: Recorded<RequestEvent> = {
    type,
    data: { deadlineId },
    occurredAt: at,
    recordedAt: at,
    actor: staff.importer,
  }
  return requestDecider.evolve(state, event)
}

t.test('an urge', async (t) => {
  t.test('goes to whoever leads, or to the part that it names', async (t) => {
    t.match(decide(urge(), handling()), { events: [{ data: { assignmentId: 'a1', unit: 'civil-affairs' } }] })
    t.match(decide(urge('a2'), handling()), { events: [{ data: { assignmentId: 'a2', unit: 'urban-management' } }] })
  })
  t.test('is about the request itself while nobody has it', async (t) => {
    t.match(decide(urge(), play(requestDecider, register).state), {
      events: [{ data: { assignmentId: null, unit: null } }],
    })
  })
  t.test('is of no use once the work is done', async (t) => {
    t.match(decide(urge(), completed()), rejected('request_not_open'))
  })
  t.test('of a part that is not there, or has ended, is refused', async (t) => {
    t.match(decide(urge('a7'), handling()), rejected('no_such_assignment'))
    const { state } = play(requestDecider, register, dispatch, done[0])
    t.match(decide(urge('a1'), state), rejected('assignment_ended'))
  })
})

t.test('a warning card', async (t) => {
  t.test('of yellow needs an urge, or a limit that is nearly used up', async (t) => {
    t.match(decide(card('yellow'), handling()), rejected('card_without_ground'))
    t.match(decide(card('yellow'), play(requestDecider, register, dispatch, urge()).state), { accepted: true })
    t.match(decide(card('yellow'), timed(handling(), 'DeadlineWarned', 'd1')), { accepted: true })
  })
  t.test('of red needs a yellow one, or a limit that was missed', async (t) => {
    const urged = play(requestDecider, register, dispatch, urge())
    t.match(decide(card('red'), urged.state), rejected('card_without_ground', { colour: 'red' }))
    t.match(decide(card('red'), timed(handling(), 'DeadlineWarned', 'd1')), rejected('card_without_ground'))
    t.match(decide(card('red'), timed(handling(), 'DeadlineMissed', 'd1')), { accepted: true })
    t.match(decide(card('red'), play(requestDecider, register, dispatch, urge(), card('yellow')).state), {
      accepted: true,
    })
  })
  t.test('is numbered by its colour', async (t) => {
    const { state, events } = play(
      requestDecider,
      register,
      dispatch,
      urge(),
      card('yellow'),
      card('red'),
      card('yellow', 'a2'),
    )
    t.match(events.at(-1), { data: { colour: 'yellow', ordinal: 2, unit: 'urban-management' } })
    t.same(state.cards, { yellow: 2, red: 1 })
  })
})

t.test('the board of hung-up tasks', async (t) => {
  t.test('takes a task once, with who answers for it and by when', async (t) => {
    t.match(decide(hangUp(), handling()), { events: [{ type: 'TaskHungUp', data: { answerable: 'head-civil' } }] })
    t.match(decide(hangUp(), play(requestDecider, register, dispatch, hangUp()).state), rejected('already_hung_up'))
    t.match(decide(hangUp({ unit: 'nowhere' }), handling()), rejected('no_such_unit'))
    t.match(decide(hangUp({ dueAt: '2020-01-01T00:00:00.000Z' }), handling()), rejected('due_in_past'))
  })
  t.test('is crossed off only by completion and the check', async (t) => {
    t.match(decide(crossOff, handling()), rejected('not_hung_up'))
    t.match(decide(crossOff, play(requestDecider, register, dispatch, hangUp()).state), rejected('not_complete_yet'))
    const { state } = play(requestDecider, register, dispatch, hangUp(), ...done, crossOff)
    t.match(state, { hungUp: false, at: 'feedback.awaitingFeedback' })
  })
})

t.test('whoever reads masked gives a reason, which the request keeps', async (t) => {
  const show = requestCommand('show-personal-data', { reason: '核查投诉' }, staff.supervisor)
  const { state, events } = play(requestDecider, register, dispatch, show)
  t.match(events.at(-1), { type: 'PersonalDataShown', data: { reason: '核查投诉' } })
  t.equal(state.at, 'handling.dispatched')
})
