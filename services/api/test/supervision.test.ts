import { routes } from '@wubu/contract'
import t from 'tap'
import { startNode } from './node.ts'
import { awaitingFeedback, dispatched } from './story.ts'

const a1 = { assignmentId: 'a1' }
const dueAt = '2099-01-01T00:00:00.000Z'

t.test('what a supervisor does about a request', async (t) => {
  const node = await startNode(t)
  const supervisor = node.client('supervisor')
  const { id } = await dispatched(node, ['civil-affairs'])
  const params = { id }
  await dispatched(node, ['urban-management'], 'b')
  await supervisor.call(routes['issue-urge'], { params, body: { note: '请尽快办理' } })
  await supervisor.call(routes['issue-warning-card'], { params, body: { colour: 'yellow', reason: '仍未办理' } })
  await supervisor.call(routes['hang-up-task'], {
    params,
    body: { unit: 'civil-affairs', dueAt, reason: '群众反映强烈' },
  })
  await node.settled()

  t.test('is found in the list of requests, and shown in its row', async (t) => {
    for (const query of [{ urged: 'true' }, { card: 'yellow' }] as const) {
      const { requests } = await supervisor.call(routes.listRequests, { query })
      t.match(requests, [{ requestId: id, urges: 1, cards: { yellow: 1, red: 0 }, escalated: false }])
      t.equal(requests.length, 1)
    }
    t.same((await supervisor.call(routes.listRequests, { query: { card: 'red' } })).requests, [])
  })

  t.test('hangs on the board of its unit, and on no other', async (t) => {
    const { tasks } = await node.client('handler-a').call(routes.getBoard, {})
    t.match(tasks, [{ requestId: id, unit: 'civil-affairs', dueAt, overdue: false, reason: '群众反映强烈' }])
    t.same((await node.client('handler-b').call(routes.getBoard, {})).tasks, [])
    const other = node.client('handler-b').call(routes.getBoard, { query: { unit: 'civil-affairs' } })
    await t.rejects(other, { status: 403, code: 'other_unit' })
    const masked = await supervisor.call(routes.getBoard, {})
    t.match(masked.tasks, [{ requestId: id, reason: null }], 'and all of them are the supervisor’s to see, masked')
  })

  t.test('is crossed off once it is complete, with what the check found', async (t) => {
    const body = { finding: '已现场核查' }
    await t.rejects(supervisor.call(routes['cross-off-task'], { params, body }), { code: 'not_complete_yet' })
    await node.client('handler-a').call(routes['complete-assignment'], { params, body: { ...a1, result: '已修好' } })
    await supervisor.call(routes['cross-off-task'], { params, body })
    await node.settled()
    const hanging = await supervisor.call(routes.getBoard, { query: { crossedOff: 'false' } })
    t.same(hanging.tasks, [])
    const { tasks } = await node.client('handler-a').call(routes.getBoard, { query: { crossedOff: 'true' } })
    t.match(tasks, [{ requestId: id, finding: '已现场核查', crossedOffAt: String, completedAt: String }])
  })
})

t.test('call-backs', async (t) => {
  const node = await startNode(t)
  const callback = node.client('callback')
  const first = await awaitingFeedback(node, 'a')
  const second = await awaitingFeedback(node, 'b')
  const waiting = async () => {
    await node.settled()
    return (await callback.call(routes.listCallBacks, {})).requests
  }

  t.test('are asked for from the oldest on, with the attempts so far', async (t) => {
    const body = { method: 'phone', outcome: 'no-answer' } as const
    await callback.call(routes['record-feedback-attempt'], { params: { id: first.id }, body })
    t.match(await waiting(), [
      { requestId: first.id, waitsFor: 'feedback', attempts: [{ outcome: 'no-answer' }], mayCall: true },
      { requestId: second.id, waitsFor: 'feedback', attempts: [] },
    ])
  })

  t.test('a second dissatisfaction goes to the supervisor', async (t) => {
    const params = { id: first.id }
    const unsatisfied = { level: 1, solved: false, reason: '未解决' }
    await callback.call(routes['deliver-feedback'], { params, body: { method: 'phone' } })
    await callback.call(routes['evaluate-request'], { params, body: unsatisfied })
    t.match(
      (await waiting()).find((one) => one.requestId === first.id),
      { waitsFor: 'rework', rounds: 1, mayCall: true },
    )
    const { requests: listed } = await callback.call(routes.listRequests, {})
    t.ok(
      listed.some(({ requestId }) => requestId === first.id),
      'whoever is to call sees what it is about',
    )
    await callback.call(routes.getRequest, { params })
    const unanswered = { method: 'phone', outcome: 'no-answer' } as const
    await callback.call(routes['record-feedback-attempt'], { params, body: unanswered })
    t.ok(
      (await waiting()).some((one) => one.requestId === first.id),
      'whom nobody reached is called again',
    )
    const call = { method: 'phone', outcome: 'reached' } as const
    await callback.call(routes['record-feedback-attempt'], { params, body: call })
    t.notOk(
      (await waiting()).some((one) => one.requestId === first.id),
      'once called, it is on nobody’s list',
    )
    const assignments = [{ unit: 'civil-affairs', part: 'lead' as const }]
    await node.client('dispatcher').call(routes['dispatch-request'], { params, body: { assignments } })
    const done = { assignmentId: 'a2', result: '重新修好' }
    await node.client('handler-a').call(routes['complete-assignment'], { params, body: done })
    await callback.call(routes['deliver-feedback'], { params, body: { method: 'phone' } })
    await callback.call(routes['evaluate-request'], { params, body: unsatisfied })
    await node.settled()
    const { requests } = await node.client('supervisor').call(routes.listRequests, { query: { escalated: 'true' } })
    t.match(requests, [{ requestId: first.id, escalated: true }])
    const detail = await callback.call(routes.getRequest, { params })
    t.match(detail.refused['evaluate-request'], { code: 'evaluation_used_up', kind: 'state', titleEn: String })
    t.match(detail.refused['dispatch-request'], { code: 'role_not_permitted', kind: 'role' })
    await node.client('supervisor').call(routes['close-request'], { params, body: { reason: '已多次解释' } })
    await node.settled()
    const left = await node.client('supervisor').call(routes.listRequests, { query: { escalated: 'true' } })
    t.same(left.requests, [])
  })
})

t.test('a part says what may be done with it, and for the rest why not', async (t) => {
  const node = await startNode(t)
  const { id } = await dispatched(node, ['civil-affairs', 'urban-management'])
  const { assignments } = await node.client('handler-a').call(routes.getRequest, { params: { id } })
  const [own, other] = assignments
  t.ok(own?.allowed.includes('complete-assignment'))
  t.match(own?.refused['record-progress'], { code: 'wrong_state', kind: 'state' })
  t.same(other?.allowed, [])
  t.match(other?.refused['complete-assignment'], { code: 'not_your_assignment', kind: 'department', title: String })
})
