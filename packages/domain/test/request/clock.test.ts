import { accepted, outcome, play, rejected, requestCommand, staff } from '@wubu/testing'
import t from 'tap'
import { requestDecider } from '../../src/request/decider.ts'
import {
  ask,
  clock,
  dueAfter,
  endOf,
  goOn,
  grant,
  on,
  register,
  resume,
  started,
  suspend,
  under,
  wait,
} from './clock-story.ts'

const { decide } = requestDecider

t.test('a clock starts with its event', async (t) => {
  const item = 'pension-certificate'
  const facts = register.meta.reference.item(item)
  const limits = facts && {
    ...facts.limits,
    acceptance: { amount: 2, unit: 'workingDays' as const },
    firstContact: { amount: 4, unit: 'workingHours' as const },
    feedback: { amount: 3, unit: 'workingDays' as const },
  }
  const complete = (assignmentId: string, by: typeof staff.civilAffairs) =>
    requestCommand('complete-assignment', { assignmentId, result: '已办' }, by)
  const all = [
    ...started,
    complete('a1', staff.civilAffairs),
    complete('a2', staff.urbanManagement),
    requestCommand('deliver-feedback', { method: 'phone' }, staff.callback),
    requestCommand('evaluate-request', { level: 1, solved: false }, staff.callback),
  ]
  const { events } = play(requestDecider, ...under(limits ? { limits } : {}, ...all))
  t.same(
    events.flatMap((event) =>
      event.type === 'DeadlineSet' ? [[event.data.kind, event.data.assignmentId, event.data.dueAt]] : [],
    ),
    [
      ['acceptance', null, endOf(4)],
      ['total', null, endOf(9)],
      ['acknowledge', 'a1', endOf(3)],
      // Monday 10:00 and four working hours more
      ['first-contact', 'a1', '2026-03-02T08:00:00.000Z'],
      ['acknowledge', 'a2', endOf(3)],
      ['feedback', null, endOf(5)],
      ['evaluation', null, endOf(9)],
      ['first-contact', null, endOf(3)],
      ['rework', null, endOf(23)],
    ],
  )
  t.equal(dueAfter('acceptance', register), endOf(9), 'five working days where the item says nothing')
})

t.test('a clock ends when what was due happens', async (t) => {
  const { state } = play(
    requestDecider,
    ...started,
    requestCommand('acknowledge-assignment', { assignmentId: 'a1' }, staff.civilAffairs, on(3)),
  )
  t.match(
    Object.values(state.deadlines).map(({ kind, endedAt }) => [kind, endedAt]),
    [
      ['acceptance', on(2)],
      ['total', null],
      ['acknowledge', on(3)],
      ['acknowledge', null],
    ],
  )
})

t.test('a suspension of the request', async (t) => {
  t.test('leaves the working days of the pause out, and stops the clocks of all parts', async (t) => {
    const paused = [...started, suspend(2), resume(5)] as const
    t.equal(dueAfter('total', ...paused), endOf(12), 'Tuesday to Thursday do not count')
    t.equal(dueAfter('acknowledge', ...paused), endOf(6))
  })
  t.test('moves the due date by the wall clock where the item says so', async (t) => {
    const commands = under({ stopPolicy: 'pause-wallclock' }, ...started, suspend(3), resume(7))
    t.equal(dueAfter('total', ...commands), endOf(13), 'four days, Saturday among them')
  })
  t.test('counts anew where the item says so', async (t) => {
    const commands = under({ stopPolicy: 'restart' }, ...started, suspend(5), resume(10))
    t.equal(dueAfter('total', ...commands), endOf(17))
  })
  t.test('is counted once, however often it happens', async (t) => {
    t.equal(dueAfter('total', ...started, suspend(3), resume(4), suspend(5), resume(6)), endOf(11))
  })
  t.test('comes before the due date', async (t) => {
    const { state } = play(requestDecider, ...started)
    t.match(decide(suspend(10), state), rejected('deadline_passed', { kind: 'total', dueAt: endOf(9) }))
    t.match(decide(suspend(9), state), accepted('HandlingSuspended'))
  })
  t.test('ends when every part was given back: the clock goes on', async (t) => {
    const giveBack = (assignmentId: string, by: typeof staff.civilAffairs) => [
      requestCommand('return-assignment', { assignmentId, reason: 'other', note: '退' }, by, on(5)),
      requestCommand('agree-return', { assignmentId }, staff.dispatcher, on(5)),
    ]
    const { state } = play(
      requestDecider,
      ...started,
      suspend(3),
      ...giveBack('a1', staff.civilAffairs),
      ...giveBack('a2', staff.urbanManagement),
    )
    t.equal(state.at, 'analyzing.triaging')
    t.equal(clock(state, 'total')?.dueAt, endOf(11))
  })
  t.test('is a dispatcher’s to decide', async (t) => {
    const { state } = play(requestDecider, ...started)
    t.equal(
      outcome(decide({ ...suspend(3), meta: { ...suspend(3).meta, actor: staff.civilAffairs } }, state)),
      'role_not_permitted',
    )
  })
})

t.test('materials wanted while a request is handled suspend it until they are there', async (t) => {
  const want = requestCommand('request-materials', { materials: ['户口簿'] }, staff.window, on(3))
  const bring = requestCommand('supply-materials', { materials: ['户口簿'] }, staff.window, on(5))
  const { state } = play(requestDecider, ...started, want)
  t.match(state, { at: 'handling.suspended', suspension: { reason: 'materials', policy: 'pause-workdays' } })
  t.same(outcome(decide({ ...want, data: { ...want.data, again: '漏看' } }, state)), ['MaterialsRequested'])
  t.equal(dueAfter('total', ...started, want, bring), endOf(11))
  const other = play(requestDecider, ...started, suspend(3), { ...want, data: { ...want.data } }).state
  t.same(outcome(decide(bring, other)), ['MaterialsSupplied'], 'what waits for something else goes on waiting')
})

t.test('a suspended part', async (t) => {
  t.test('stops its own clocks alone', async (t) => {
    const { state } = play(requestDecider, ...started, wait(2), goOn(5))
    t.same(
      Object.values(state.deadlines).flatMap((one) =>
        one.endedAt === null ? [[one.kind, one.assignmentId, one.dueAt]] : [],
      ),
      [
        ['total', null, endOf(9)],
        ['acknowledge', 'a2', endOf(3)],
        ['acknowledge', 'a1', endOf(6)],
      ],
    )
  })
  t.test('waits on while the request goes on, and is not suspended twice', async (t) => {
    const { state } = play(requestDecider, ...started, wait(2), suspend(3), resume(4))
    t.equal(clock(state, 'acknowledge')?.dueAt, endOf(4), 'the other one')
    t.match(decide(wait(5), state), rejected('assignment_suspended'))
    t.match(decide(goOn(5, 'a2'), state), rejected('assignment_not_suspended'))
    const resumed = play(requestDecider, ...started, wait(2), suspend(3), resume(4), goOn(5)).state
    t.match(clock(resumed, 'acknowledge'), { assignmentId: 'a1', dueAt: endOf(6) })
  })
})

t.test('an extension', async (t) => {
  const asked = [...started, ask(3, 9)] as const
  t.test('is asked for before expiry, in the unit of the limit, and once', async (t) => {
    const { state } = play(requestDecider, ...started)
    t.match(decide(ask(3, 10), state), rejected('deadline_passed'))
    t.match(decide(ask(3, 9), state), accepted('ExtensionRequested'))
    t.match(decide(ask(11, 9), state), rejected('extension_too_long', { allowed: { amount: 10, unit: 'workingDays' } }))
    t.match(decide(ask(3, 9, { by: { amount: 3, unit: 'hours' } }), state), rejected('extension_not_allowed'))
    t.match(decide(ask(3, 9), play(requestDecider, ...asked).state), rejected('extension_pending'))
  })
  t.test('is not to be had where the item allows none', async (t) => {
    const [command] = under({ extension: null }, ask(1, 3))
    if (command) t.match(decide(command, play(requestDecider, ...started).state), rejected('extension_not_allowed'))
  })
  t.test('of the request is asked for by the unit that leads, of a part by its own', async (t) => {
    const { state } = play(requestDecider, ...started)
    t.match(decide(ask(1, 3, {}, staff.urbanManagement), state), rejected('not_your_assignment'))
    const own = clock(state, 'acknowledge')?.id
    t.match(decide(ask(1, 3, { deadlineId: own }, staff.urbanManagement), state), {
      events: [{ data: { scope: 'assignment', assignmentId: 'a2', deadlineId: own } }],
    })
    t.match(decide(ask(1, 3, { deadlineId: own }), state), rejected('not_your_assignment'))
  })
  t.test('moves the due date, and the resident is told', async (t) => {
    const { state } = play(requestDecider, ...asked)
    t.match(decide(grant(10, { told: null }), state), rejected('resident_not_told'))
    t.match(decide(grant(10), state), accepted('ExtensionGranted', 'DeadlineSet'))
    t.equal(dueAfter('total', ...asked, grant(10)), endOf(12))
    t.equal(dueAfter('total', ...asked, grant(10, { by: { amount: 1, unit: 'workingDays' } })), endOf(10), 'or by less')
    t.match(decide(grant(10, { by: { amount: 4, unit: 'workingDays' } }), state), rejected('extension_too_long'))
    t.match(decide(grant(10, { extensionId: 'x2' }), state), rejected('no_such_extension', { extensions: ['x1'] }))
  })
  t.test('is no more than the item allows, all of them together', async (t) => {
    const { state } = play(requestDecider, ...started, ask(6, 3), grant(3))
    t.match(decide(ask(5, 4), state), rejected('extension_too_long', { allowed: { amount: 4 } }))
    t.match(decide(ask(4, 4), state), accepted('ExtensionRequested'))
  })
  t.test('that is refused leaves the due date', async (t) => {
    const refuse = requestCommand('refuse-extension', { extensionId: 'x1', reason: '不急' }, staff.dispatcher)
    const { state } = play(requestDecider, ...asked, refuse)
    t.match(state.extensions, {})
    t.equal(clock(state, 'total')?.dueAt, endOf(9))
  })
  t.test('and a pause add up', async (t) => {
    t.equal(dueAfter('total', ...started, ask(2, 3), grant(3), suspend(4), resume(6)), endOf(13))
  })
})
