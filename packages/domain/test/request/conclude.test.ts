import { actor, outcome, play, rejected, requestCommand, staff } from '@wubu/testing'
import t from 'tap'
import { type RequestCommand, settlesCall } from '../../src/index.ts'
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
  { assignments: [{ unit: 'civil-affairs', part: 'lead' }] },
  staff.dispatcher,
)
const complete = (assignmentId = 'a1') =>
  requestCommand('complete-assignment', { assignmentId, result: '已办' }, staff.civilAffairs)
const feedback = requestCommand('deliver-feedback', { method: 'phone' }, staff.callback)
const evaluate = (level: number, solved = true, by = staff.callback) =>
  requestCommand('evaluate-request', { level, solved }, by)
const reopen = requestCommand('reopen-request', { reason: '居民投诉未解决' }, staff.supervisor)
const handled = [register, dispatch, complete()] as const
const again = [dispatch, complete('a2'), feedback] as const
const decide = requestDecider.decide

t.test('feedback', async (t) => {
  t.test('comes after 办结 and leads to 待评议', async (t) => {
    t.equal(play(requestDecider, ...handled, feedback).state.at, 'evaluating.awaitingEvaluation')
    t.match(decide(feedback, play(requestDecider, register, dispatch).state), rejected('wrong_state'))
  })
  t.test('by letter takes three days on which nobody was reached', async (t) => {
    const attempt = (now: string, outcome: 'no-answer' | 'wrong-number' | 'reached' = 'no-answer') =>
      requestCommand('record-feedback-attempt', { method: 'phone', outcome }, staff.callback, now)
    const letter = requestCommand('deliver-feedback', { method: 'letter' }, staff.callback)
    // 3 March until 16:00 UTC is one day in Shanghai
    const twoDays = [
      attempt('2026-03-03T01:00:00.000Z'),
      attempt('2026-03-03T15:00:00.000Z'),
      attempt('2026-03-03T16:30:00.000Z', 'wrong-number'),
      attempt('2026-03-05T01:00:00.000Z', 'reached'),
    ]
    const tried = play(requestDecider, ...handled, ...twoDays)
    t.match(decide(letter, tried.state), rejected('feedback_attempts_missing', { days: 2, needed: 3 }))
    t.match(decide(feedback, tried.state), { accepted: true }, 'a word never does')
    const third = play(requestDecider, ...handled, ...twoDays, attempt('2026-03-06T01:00:00.000Z'), letter)
    t.equal(third.state.at, 'evaluating.awaitingEvaluation')
  })
  t.test('is never given by phone by whoever handled it', async (t) => {
    const { state } = play(requestDecider, ...handled)
    const self = requestCommand('deliver-feedback', { method: 'phone' }, actor('callback', null, 'handler-civil'))
    t.match(decide(self, state), rejected('handler_cannot_call_back'))
  })
  t.test('is given at a window by whoever handled it, unless the item asks for somebody else', async (t) => {
    const window = actor('window', 'civil-affairs', 'window-civil')
    const done = requestCommand('complete-assignment', { assignmentId: 'a1', result: '已办' }, window)
    const tells = (by = window) => requestCommand('deliver-feedback', { method: 'in-person' }, by)
    t.match(decide(tells(), play(requestDecider, register, dispatch, done).state), { accepted: true })
    const independent = { ...register, data: { ...register.data, item: 'told-by-others' } }
    const { state } = play(requestDecider, independent, dispatch, done)
    t.match(decide(tells(), state), rejected('handler_cannot_call_back'))
    t.match(decide(tells(staff.window), state), { accepted: true })
  })
})

t.test('an evaluation', async (t) => {
  for (const level of [3, 4, 5]) {
    t.test(`of level ${level} and solved closes the request`, async (t) => {
      const { state, events } = play(requestDecider, ...handled, feedback, evaluate(level))
      t.equal(state.at, 'closed.completed')
      t.match(events.at(-1), { type: 'RequestClosed', data: { feedback: 'delivered', evaluation: 'evaluated' } })
    })
  }
  for (const [level, solved] of [
    [1, true],
    [2, true],
    [5, false],
  ] as const) {
    t.test(
      `of level ${level}, ${solved ? 'solved' : 'not solved'}, calls for 重办 within 15 working days`,
      async (t) => {
        const { state } = play(requestDecider, ...handled, feedback, evaluate(level, solved))
        t.match(state, { at: 'analyzing.triaging', completedAt: null, rounds: 1, lead: 'a1' })
        // Monday 2 March plus 15 working days
        t.match(Object.values(state.deadlines).at(-1), { kind: 'rework', dueAt: '2026-03-23T15:59:59.999Z' })
      },
    )
  }
  t.test('calls for a word with the resident on the next working day, too', async (t) => {
    const { state } = play(requestDecider, ...handled, feedback, evaluate(1))
    const first = Object.values(state.deadlines).find(({ kind }) => kind === 'first-contact')
    t.match(first, { dueAt: '2026-03-03T15:59:59.999Z', assignmentId: null })
    const call = requestCommand('record-feedback-attempt', { method: 'phone', outcome: 'reached' }, staff.window)
    t.match(decide(call, state), { accepted: true })
  })
  t.test('is called for until somebody was reached, or was tried on three different days', async (t) => {
    const attempt = (now: string, outcome: 'no-answer' | 'reached' = 'no-answer') =>
      requestCommand('record-feedback-attempt', { method: 'phone', outcome }, staff.callback, now)
    const settled = (...attempts: readonly RequestCommand[]) => {
      const { events } = play(requestDecider, ...handled, feedback, evaluate(1), ...attempts)
      return events.flatMap((event) => (event.type === 'FeedbackAttempted' ? [settlesCall(event.data)] : []))
    }
    // 3 March until 16:00 UTC is one day in Shanghai
    const days = ['2026-03-03T01:00:00.000Z', '2026-03-03T15:59:59.999Z', '2026-03-03T16:00:00.000Z']
    t.same(settled(...days.map((day) => attempt(day))), [false, false, false], 'two days')
    t.same(settled(...[...days, '2026-03-05T01:00:00.000Z'].map((day) => attempt(day))), [false, false, false, true])
    t.same(settled(attempt(days[0] ?? '', 'reached')), [true])
    t.ok(
      settlesCall({ method: 'phone', outcome: 'no-answer', note: null, unansweredDays: null }),
      'as version 1 had it',
    )
  })
  t.test('is asked for once more after 重办, and closes the request if the resident is satisfied', async (t) => {
    const { state } = play(requestDecider, ...handled, feedback, evaluate(1), ...again, evaluate(3))
    t.match(state, { at: 'closed.completed', rounds: 2, lead: 'a2' })
  })
  t.test('that is dissatisfied a second time brings it before a supervisor', async (t) => {
    const twice = [...handled, feedback, evaluate(1), ...again, evaluate(1)] as const
    const { state } = play(requestDecider, ...twice)
    t.match(state, { at: 'evaluating.awaitingEvaluation', escalated: true, rounds: 2 })
    t.match(decide(evaluate(5), state), rejected('evaluation_used_up'))
    const close = requestCommand('close-request', { reason: '已多次上门解释' }, staff.supervisor)
    t.match(play(requestDecider, ...twice, close).events.at(-1), { data: { reason: '已多次上门解释' } })
    t.match(play(requestDecider, ...twice, reopen).state, { at: 'analyzing.triaging', escalated: false })
    t.match(decide(close, play(requestDecider, ...handled, feedback).state), rejected('not_escalated'))
  })
  t.test('says who gave it', async (t) => {
    const by = (who: typeof staff.window) =>
      play(requestDecider, ...handled, feedback, evaluate(5, true, who)).events.at(-2)
    t.match(by(staff.resident), { data: { by: 'resident' } })
    t.match(by(staff.window), { data: { by: 'window' } })
    t.match(by(staff.callback), { data: { by: 'callback' } })
  })
})

t.test('reopening', async (t) => {
  t.test('takes a closed request back to 研判, no longer completed', async (t) => {
    const { state } = play(requestDecider, ...handled, feedback, evaluate(5), reopen)
    t.match(state, { at: 'analyzing.triaging', completedAt: null })
  })
  t.test('is for supervisors, and for what is closed', async (t) => {
    const byWindow = requestCommand('reopen-request', { reason: '重办' }, staff.window)
    t.equal(
      outcome(decide(byWindow, play(requestDecider, ...handled, feedback, evaluate(5)).state)),
      'role_not_permitted',
    )
    t.equal(outcome(decide(reopen, play(requestDecider, ...handled, feedback).state)), 'wrong_state')
  })
  t.test('takes a declined request back to where it was collected', async (t) => {
    const decline = requestCommand('decline-request', { ground: '无', goTo: '无' }, staff.window)
    const collected = { ...register, data: { ...register.data, accept: false } }
    t.equal(play(requestDecider, collected, decline, reopen).state.at, 'collecting.registered')
  })
})

t.test('a correction', async (t) => {
  const correct = (field: 'item' | 'place' | 'channel', to: string) =>
    requestCommand('record-correction', { field, to, reason: '录入有误' }, staff.dispatcher)
  t.test('keeps what was written, and what is right, in any state', async (t) => {
    const { state, events } = play(requestDecider, ...handled, correct('place', 'grid-2'))
    t.match(events.at(-1), { data: { field: 'place', from: 'grid-1', to: 'grid-2' } })
    t.match(state, { place: 'grid-2', at: 'feedback.awaitingFeedback' })
  })
  t.test('of the item leaves its version open, until it is classified and brings its limit', async (t) => {
    const triaging = { ...register, data: { ...register.data, accept: true } }
    const { state } = play(requestDecider, triaging, correct('item', 'road-repair'))
    t.match(state, { item: 'road-repair', itemVersion: null })
    const classify = requestCommand('classify-request', {}, staff.dispatcher)
    t.match(decide(classify, state), {
      events: [
        { type: 'RequestClassified', data: { item: 'road-repair', itemVersion: 3 } },
        { type: 'DeadlineSet', data: { rule: 'item road-repair v3 reclassified' } },
      ],
    })
  })
  t.test('to what it says already, or to what does not exist, is refused', async (t) => {
    const { state } = play(requestDecider, ...handled)
    t.equal(outcome(decide(correct('place', 'grid-1'), state)), 'nothing_to_correct')
    t.equal(outcome(decide(correct('place', 'nowhere'), state)), 'no_such_place')
    t.equal(outcome(decide(correct('item', 'nonsense'), state)), 'no_such_item')
    t.equal(outcome(decide(correct('channel', 'pigeon'), state)), 'no_such_channel')
  })
})
