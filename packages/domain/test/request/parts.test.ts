import { actor, outcome, play, requestCommand, staff } from '@wubu/testing'
import fc from 'fast-check'
import t from 'tap'
import { type RequestCommand, workingMinutesBetween } from '../../src/index.ts'
import { requestDecider } from '../../src/request/decider.ts'

const seed = Number(process.env.WUBU_SEED ?? Date.now() % 2 ** 31)
t.comment(`seed ${seed} (set WUBU_SEED to run it again)`)

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
const dispatch = (...units: string[]) =>
  requestCommand(
    'dispatch-request',
    { assignments: units.map((unit, index) => ({ unit, part: index === 0 ? 'lead' : 'support' })) },
    staff.dispatcher,
  )
const cancel = (assignmentId = 'a1', now?: string) =>
  requestCommand('cancel-assignment', { assignmentId, reason: '派错单位' }, staff.dispatcher, now)
const complete = (assignmentId: string, unit: string) =>
  requestCommand('complete-assignment', { assignmentId, result: '已办' }, actor('handler', unit))
const transfer = (assignmentId: string, toUnit: string, by = staff.dispatcher, now?: string) =>
  requestCommand('transfer-assignment', { assignmentId, toUnit, note: '属其职责' }, by, now)
const escalate = (assignmentId: string, by: ReturnType<typeof actor>, now?: string) =>
  requestCommand('escalate-assignment', { assignmentId, note: '超出权限' }, by, now)
const decide = requestDecider.decide

t.test('parts that end with their request', async (t) => {
  const withdraw = requestCommand('withdraw-request', { reason: '已解决' }, staff.window, '2026-03-02T03:30:00.000Z')
  const taken = [register, dispatch('civil-affairs', 'street-1'), cancel('a2', '2026-03-02T03:00:00.000Z')] as const
  t.test('charge their units with the working time until then', async (t) => {
    const { state, events } = play(requestDecider, ...taken, withdraw)
    t.match(events.at(-1), { type: 'RequestWithdrawn', data: { held: [{ assignmentId: 'a1', minutes: 90 }] } })
    const a2 = { at: 'cancelled', heldMinutes: 60 }
    t.match(
      state.assignments,
      { a1: { at: 'cancelled', heldMinutes: 90 }, a2 },
      'what ended before is charged as it was',
    )
  })
  t.test('none, where nobody had it', async (t) => {
    t.match(play(requestDecider, register, withdraw).events.at(-1), { data: { held: [] } })
  })
})

t.test('a part that the dispatcher takes away', async (t) => {
  t.test('is charged to its unit until then', async (t) => {
    const { events } = play(
      requestDecider,
      register,
      dispatch('civil-affairs', 'street-1'),
      cancel('a2', '2026-03-02T03:30:00.000Z'),
    )
    t.match(events.at(-1), { type: 'AssignmentCancelled', data: { unit: 'street-1', heldMinutes: 90 } })
  })
  t.test('leaves the others working', async (t) => {
    const { state } = play(requestDecider, register, dispatch('civil-affairs', 'street-1'), cancel('a1'))
    t.match(state, { at: 'handling.dispatched', lead: null, assignments: { a1: { at: 'cancelled' } } })
    t.same(outcome(decide(dispatch('urban-management'), state)), ['AssignmentDispatched', 'DeadlineSet'])
  })
  t.test('was the last: back to 研判', async (t) => {
    t.same(outcome(decide(cancel(), play(requestDecider, register, dispatch('civil-affairs')).state)), [
      'AssignmentCancelled',
      'HandlingReturned',
    ])
  })
  t.test('was the last that was not complete: 办结', async (t) => {
    const both = [register, dispatch('civil-affairs', 'street-1')] as const
    const { state } = play(requestDecider, ...both, complete('a1', 'civil-affairs'))
    t.same(outcome(decide(cancel('a2'), state)), ['AssignmentCancelled', 'HandlingCompleted'])
    const led = play(requestDecider, ...both, complete('a2', 'street-1')).state
    t.same(outcome(decide(cancel('a1'), led)), ['AssignmentCancelled', 'HandlingReturned'], 'but not without a lead')
  })
  t.test('has not ended already', async (t) => {
    const both = [register, dispatch('civil-affairs', 'street-1'), complete('a1', 'civil-affairs')] as const
    t.equal(outcome(decide(cancel('a1'), play(requestDecider, ...both).state)), 'assignment_ended')
  })
})

t.test('上报', async (t) => {
  const { state } = play(requestDecider, register, dispatch('community-1', 'urban-management'))
  const worker = actor('grid', 'community-1')
  t.test('gives the same part to the unit above, with an acknowledge clock of its own', async (t) => {
    const decision = decide(escalate('a1', worker), state)
    t.match(decision, {
      events: [
        {
          type: 'AssignmentTransferred',
          data: { unit: 'community-1', ground: 'escalation', toUnit: 'street-1', toAssignmentId: 'a3' },
        },
        { type: 'AssignmentDispatched', data: { assignmentId: 'a3', unit: 'street-1', part: 'lead' } },
        { type: 'DeadlineSet', data: { kind: 'acknowledge', assignmentId: 'a3' } },
      ],
    })
  })
  t.test('goes on from the street to the department, and no further', async (t) => {
    const street = actor('handler', 'street-1')
    const top = play(
      requestDecider,
      register,
      dispatch('community-1'),
      escalate('a1', worker),
      escalate('a2', street),
    ).state
    t.match(top, {
      lead: 'a3',
      assignments: { a2: { at: 'transferred' }, a3: { unit: 'civil-affairs', part: 'lead' } },
    })
    t.equal(outcome(decide(escalate('a3', staff.civilAffairs), top)), 'no_unit_above')
  })
  t.test('is for the unit that has the part', async (t) => {
    t.equal(outcome(decide(escalate('a1', staff.urbanManagement), state)), 'not_your_assignment')
    t.equal(outcome(decide(escalate('a1', staff.dispatcher), state)), 'role_not_permitted')
  })
})

t.test('转办', async (t) => {
  const { state } = play(requestDecider, register, dispatch('civil-affairs', 'street-1'))
  t.test('is for the head of the unit, and for the dispatcher', async (t) => {
    const events = ['AssignmentTransferred', 'AssignmentDispatched', 'DeadlineSet']
    t.same(outcome(decide(transfer('a1', 'urban-management'), state)), events)
    t.same(outcome(decide(transfer('a1', 'urban-management', actor('unit-head', 'civil-affairs')), state)), events)
    t.equal(outcome(decide(transfer('a1', 'urban-management', staff.civilAffairs), state)), 'role_not_permitted')
    const other = actor('unit-head', 'street-1')
    t.equal(outcome(decide(transfer('a1', 'urban-management', other), state)), 'not_your_assignment')
  })
  t.test('goes to a unit that is there and has no part yet', async (t) => {
    t.equal(outcome(decide(transfer('a1', 'nobody'), state)), 'no_such_unit')
    t.equal(outcome(decide(transfer('a1', 'street-1'), state)), 'unit_already_assigned')
  })
  t.test('of a support leaves the lead alone', async (t) => {
    const after = play(requestDecider, register, dispatch('civil-affairs', 'street-1'), transfer('a2', 'community-1'))
    t.match(after.state, { lead: 'a1', assignments: { a3: { part: 'support', unit: 'community-1' } } })
  })
})

t.test('the charges of a chain of holders add up to the working time that passed', async (t) => {
  const units = ['community-1', 'street-1', 'civil-affairs', 'urban-management'] as const
  const passing = fc.record({ to: fc.constantFrom(...units), waitMs: fc.integer({ min: 0, max: 9 * 86_400_000 }) })
  const chains = fc.tuple(fc.array(passing, { maxLength: 8 }), fc.constantFrom('return', 'cancel', 'complete'))
  const property = fc.property(chains, ([passings, end]) => {
    const start = Date.parse('2026-03-02T02:00:00.000Z')
    let at = start
    let holder: string = units[0]
    const later = (ms: number) => {
      at += ms
      return new Date(at).toISOString()
    }
    let number = 1
    const chain: RequestCommand[] = [register, dispatch(holder)]
    for (const { to, waitMs } of passings) {
      if (to === holder) continue
      chain.push(transfer(`a${number}`, to, staff.dispatcher, later(waitMs)))
      holder = to
      number += 1
    }
    const now = later(3_600_000 * 30)
    const assignmentId = `a${number}`
    const by = actor('handler', holder)
    if (end === 'cancel') chain.push(cancel(assignmentId, now))
    else if (end === 'complete') {
      chain.push(requestCommand('complete-assignment', { assignmentId, result: '已办' }, by, now))
    } else {
      chain.push(requestCommand('return-assignment', { assignmentId, reason: 'other', note: '无' }, by, now))
      chain.push(requestCommand('agree-return', { assignmentId }, staff.dispatcher, now))
    }
    const { state } = play(requestDecider, ...chain)
    const charged = Object.values(state.assignments).reduce(
      (sum, { heldMinutes }) => sum + (heldMinutes ?? Number.NaN),
      0,
    )
    const passed = workingMinutesBetween(register.meta.reference.calendar, new Date(start).toISOString(), now)
    if (charged !== passed) throw new Error(`charged ${charged}, passed ${passed}`)
  })
  t.doesNotThrow(() => fc.assert(property, { seed, numRuns: 300 }))
})
