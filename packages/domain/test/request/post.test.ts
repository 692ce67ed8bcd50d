import { actor, outcome, play, requestCommand, staff } from '@wubu/testing'
import t from 'tap'
import type { Actor } from '../../src/decider.ts'
import { requestDecider } from '../../src/request/decider.ts'

const register = requestCommand(
  'register-request',
  { requestId: '3f2c1a9e-7f9b-4c67-8f2d-2f6f8d5b9a10', channel: 'window', item: 'road-repair', accept: true },
  staff.window,
)
const dispatch = requestCommand(
  'dispatch-request',
  { assignments: [{ unit: 'civil-affairs', part: 'lead' }] },
  staff.dispatcher,
)
const decide = requestDecider.decide

t.test('a part that was given to a post', async (t) => {
  const toPost = (post: string) =>
    requestCommand(
      'dispatch-request',
      { assignments: [{ unit: 'civil-affairs', part: 'lead', post }] },
      staff.dispatcher,
    )
  const acknowledge = (by = staff.civilAffairs, now?: string) =>
    requestCommand('acknowledge-assignment', { assignmentId: 'a1' }, by, now)
  const b = { ...staff.civilAffairs, id: 'handler-civil-b' }
  const away = '2026-03-11T02:00:00.000Z'
  t.test('is given to a post of that unit', async (t) => {
    t.equal(outcome(decide(toPost('no-desk'), play(requestDecider, register).state)), 'no_such_post')
  })
  t.test('is A’s while A is there, and B’s while A is away', async (t) => {
    const { state } = play(requestDecider, register, toPost('civil-affairs-desk'))
    t.same(outcome(decide(acknowledge(), state)), ['AssignmentAcknowledged'])
    t.equal(outcome(decide(acknowledge(b), state)), 'post_held_by_other')
    t.same(outcome(decide(acknowledge(b, away), state)), ['AssignmentAcknowledged'])
    t.equal(outcome(decide(acknowledge(staff.civilAffairs, away), state)), 'post_held_by_other')
    t.same(outcome(decide(acknowledge({ ...b, role: 'unit-head' }), state)), ['AssignmentAcknowledged'])
  })
})

t.test('a part that is given to a post after its dispatch', async (t) => {
  const toPost = (post: string, by: Actor = head, assignmentId = 'a1') =>
    requestCommand('give-to-post', { assignmentId, post }, by, '2026-03-02T03:00:00.000Z')
  const head = actor('unit-head', 'civil-affairs', 'head-civil')
  const b = { ...staff.civilAffairs, id: 'handler-civil-b' }
  const progress = (by: Actor, now?: string) =>
    requestCommand('record-progress', { assignmentId: 'a1', note: '已联系居民' }, by, now)
  const away = '2026-03-11T02:00:00.000Z'
  const acknowledge = requestCommand('acknowledge-assignment', { assignmentId: 'a1' }, b)
  const taken = play(requestDecider, register, dispatch, acknowledge).state
  t.test('is from then on A’s, and B’s while A is away, whoever took it before', async (t) => {
    t.same(outcome(decide(progress(b), taken)), ['ProgressRecorded'], 'the whole unit’s until then')
    const { events, state } = play(requestDecider, register, dispatch, acknowledge, toPost('civil-affairs-desk'))
    const data = { assignmentId: 'a1', unit: 'civil-affairs', post: 'civil-affairs-desk' }
    t.match(events.at(-1), { type: 'AssignmentGivenToPost', data })
    t.match(state, { at: taken.at, assignments: { a1: { at: 'acknowledged', dispatchedAt: register.meta.now } } })
    t.equal(outcome(decide(progress(b), state)), 'post_held_by_other')
    t.same(outcome(decide(progress(staff.civilAffairs), state)), ['ProgressRecorded'])
    t.same(outcome(decide(progress(b, away), state)), ['ProgressRecorded'])
    t.same(state.deadlines, taken.deadlines, 'no clock is touched')
  })
  t.test('is given by the head of its own unit or by the dispatcher', async (t) => {
    const given = ['AssignmentGivenToPost']
    t.same(outcome(decide(toPost('civil-affairs-desk'), taken)), given)
    t.same(outcome(decide(toPost('civil-affairs-desk', staff.dispatcher), taken)), given)
    t.equal(outcome(decide(toPost('civil-affairs-desk', b), taken)), 'role_not_permitted')
    const other = actor('unit-head', 'urban-management', 'head-urban')
    t.equal(outcome(decide(toPost('civil-affairs-desk', other), taken)), 'not_your_assignment')
  })
  t.test('goes to an open post of its unit, and not twice to the same', async (t) => {
    t.equal(outcome(decide(toPost('no-desk'), taken)), 'no_such_post')
    const two = requestCommand(
      'dispatch-request',
      { assignments: [{ unit: 'urban-management', part: 'lead' }] },
      staff.dispatcher,
    )
    const elsewhere = play(requestDecider, register, two).state
    t.equal(outcome(decide(toPost('civil-affairs-desk', staff.dispatcher), elsewhere)), 'no_post_in_unit')
    const { state } = play(requestDecider, register, dispatch, toPost('civil-affairs-desk'))
    t.equal(outcome(decide(toPost('civil-affairs-desk'), state)), 'post_has_it_already')
  })
  t.test('is alive', async (t) => {
    const complete = requestCommand('complete-assignment', { assignmentId: 'a1', result: '已办' }, b)
    const support = requestCommand(
      'dispatch-request',
      { assignments: [{ unit: 'urban-management', part: 'support' }] },
      staff.dispatcher,
    )
    const { state } = play(requestDecider, register, dispatch, support, complete)
    t.equal(outcome(decide(toPost('civil-affairs-desk', staff.dispatcher), state)), 'assignment_ended')
  })
})
