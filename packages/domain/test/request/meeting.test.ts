import { outcome, play, rejected, requestCommand, staff } from '@wubu/testing'
import t from 'tap'
import { allowedCommands } from '../../src/index.ts'
import { requestDecider } from '../../src/request/decider.ts'

const register = requestCommand(
  'register-request',
  { requestId: '3f2c1a9e-7f9b-4c67-8f2d-2f6f8d5b9a10', channel: 'window', item: 'road-repair', accept: true },
  staff.window,
)
const classify = requestCommand('classify-request', { handlingKind: 'joint-meeting' }, staff.dispatcher)
const dispatch = requestCommand(
  'dispatch-request',
  { assignments: [{ unit: 'civil-affairs', part: 'lead' }] },
  staff.dispatcher,
)
const complete = requestCommand('complete-assignment', { assignmentId: 'a1', result: '已办' }, staff.civilAffairs)
const dueAt = '2026-03-20T09:00:00.000Z'
type Part = { unit: string; part: 'lead' | 'support'; dueAt: string | null }
const held = (...assignments: Part[]) =>
  requestCommand(
    'record-joint-meeting',
    {
      meetingId: '9f2c1a9e-7f9b-4c67-8f2d-2f6f8d5b9a10',
      heldAt: '2026-03-02T03:30:00.000Z',
      units: ['civil-affairs', 'urban-management'],
      decision: '城管牵头，民政配合',
      assignments,
    },
    staff.dispatcher,
    '2026-03-02T04:00:00.000Z',
  )
const lead = (unit: string, due: string | null = dueAt): Part => ({ unit, part: 'lead', dueAt: due })
const support = (unit: string): Part => ({ unit, part: 'support', dueAt: null })
const decide = requestDecider.decide

t.test('a request that is handled by joint meeting', async (t) => {
  t.test('is not complete before a meeting has had it on its agenda', async (t) => {
    const before = [register, classify, dispatch] as const
    t.equal(outcome(decide(complete, play(requestDecider, ...before).state)), 'meeting_not_held')
    t.same(outcome(decide(complete, play(requestDecider, ...before, held()).state)), [
      'AssignmentCompleted',
      'HandlingCompleted',
    ])
  })
})

t.test('what a meeting decided', async (t) => {
  t.test('dispatches from 研判, each part with the date by which it is due', async (t) => {
    const { state, events } = play(requestDecider, register, held(support('civil-affairs'), lead('urban-management')))
    t.match(state, {
      at: 'handling.dispatched',
      meetings: 1,
      lead: 'a1',
      assignments: { a1: { unit: 'urban-management' } },
    })
    t.match(
      events.filter(({ type }) => type === 'DeadlineSet').map(({ data }) => data),
      [
        { kind: 'total' },
        { kind: 'acknowledge' },
        { kind: 'total', assignmentId: 'a1', scope: 'assignment', dueAt },
        {},
      ],
    )
  })
  t.test('passes the lead on, and charges who had it until then', async (t) => {
    const { state } = play(requestDecider, register, dispatch, held(lead('urban-management')))
    t.match(state, { lead: 'a2', assignments: { a1: { at: 'transferred', heldMinutes: 120 }, a2: { part: 'lead' } } })
  })
  t.test('leaves a unit alone that has that part already, and gives it the date', async (t) => {
    const decision = decide(held(lead('civil-affairs')), play(requestDecider, register, dispatch).state)
    t.same(outcome(decision), ['JointMeetingHeld', 'DeadlineSet'])
  })
  t.test('adds supports', async (t) => {
    const { state } = play(requestDecider, register, dispatch, held(support('street-1')))
    t.match(state, { lead: 'a1', assignments: { a2: { unit: 'street-1', part: 'support' } } })
  })
  t.test('needs a lead where nobody leads', async (t) => {
    t.equal(outcome(decide(held(support('street-1')), play(requestDecider, register).state)), 'lead_missing')
  })
  t.test('does not make a support of the lead', async (t) => {
    const { state } = play(requestDecider, register, dispatch)
    t.match(decide(held(support('civil-affairs')), state), rejected('unit_already_assigned'))
  })
  t.test('is not written on what is closed, nor asked for by itself', async (t) => {
    const withdraw = requestCommand('withdraw-request', { reason: '已解决' }, staff.window)
    t.equal(outcome(decide(held(), play(requestDecider, register, withdraw).state)), 'wrong_state')
    t.notOk(
      allowedCommands(play(requestDecider, register, dispatch).state, dispatch.meta).includes('record-joint-meeting'),
    )
  })
})
