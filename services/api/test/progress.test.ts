import { randomUUID } from 'node:crypto'
import { type Route, routes } from '@wubu/contract'
import t from 'tap'
import { streamOf } from '../src/ids.ts'
import { timerActor } from '../src/timers/node.ts'
import { startNode, type TestNode } from './node.ts'
import { awaitingFeedback, type Registered } from './story.ts'

const progress = (node: TestNode, { receiptNo, progressCode: code }: Registered) =>
  node.client().call(routes.getProgress, { params: { receiptNo }, body: { code } })
const evaluate = (node: TestNode, { receiptNo, progressCode: code }: Registered, level: number, solved: boolean) =>
  node.client().call(routes.evaluatePublicly, { params: { receiptNo }, body: { code, level, solved } })

async function told(node: TestNode, { id }: Registered): Promise<void> {
  await node.client('callback').call(routes['deliver-feedback'], { params: { id }, body: { method: 'phone' } })
}

async function reworked(node: TestNode, request: Registered): Promise<void> {
  const params = { id: request.id }
  const assignments = [{ unit: 'civil-affairs', part: 'lead' as const }]
  await node.client('dispatcher').call(routes['dispatch-request'], { params, body: { assignments } })
  const body = { assignmentId: 'a2', result: '重新修好' }
  await node.client('handler-a').call(routes['complete-assignment'], { params, body })
  await told(node, request)
}

t.test('the resident’s own link', async (t) => {
  t.test('asks once per round, and a second dissatisfaction is with a supervisor', async (t) => {
    const node = await startNode(t)
    const request = await awaitingFeedback(node)
    await node.settled()
    t.match(await progress(node, request), { step: 'feedback', mayEvaluate: false })
    await told(node, request)
    t.match(await progress(node, request), { step: 'evaluating', mayEvaluate: true })
    await evaluate(node, request, 2, false)
    t.match(await progress(node, request), { step: 'analyzing', completedAt: null, mayEvaluate: false })
    await reworked(node, request)
    t.match(await progress(node, request), { step: 'evaluating', mayEvaluate: true }, 'one further evaluation')
    await evaluate(node, request, 1, false)
    t.match(await progress(node, request), { mayEvaluate: false }, 'no third one: a supervisor decides')
    await t.rejects(evaluate(node, request, 5, true), { status: 409, code: 'evaluation_used_up' })
    await node
      .client('supervisor')
      .call(routes['close-request'], { params: { id: request.id }, body: { reason: '已解释' } })
    t.match(await progress(node, request), { step: 'closed', state: 'closed.completed', mayEvaluate: false })
  })

  t.test('closes when nobody evaluated in time', async (t) => {
    let now = '2026-03-02T02:00:00.000Z'
    const node = await startNode(t, {}, undefined, () => now)
    const request = await awaitingFeedback(node)
    await told(node, request)
    await node.settled()
    const stream = streamOf.request(request.id)
    const { state } = await node.runtime.requests.load(stream)
    const clock = Object.values(state.deadlines).find(({ kind }) => kind === 'evaluation')
    if (!clock) throw new Error('nobody is asked to evaluate')
    now = new Date(Date.parse(clock.dueAt) + 60_000).toISOString()
    const meta = { now, actor: timerActor, reference: node.runtime.reference }
    const command = { type: 'expire-deadline', data: { deadlineId: clock.id }, meta } as const
    const commandId = randomUUID()
    await node.runtime.requests.handle({ stream, command, commandId, correlationId: commandId })
    const shown = await progress(node, request)
    t.match(shown, { state: 'closed.completed', mayEvaluate: false, mayWithdraw: false })
    t.match(
      shown.steps.findLast(({ type }) => type === 'EvaluationLapsed'),
      { at: clock.dueAt },
    )
    await t.rejects(evaluate(node, request, 5, true), { status: 409, code: 'wrong_state' })
  })

  t.test('has its code in the body alone, never where addresses are logged', async (t) => {
    const node = await startNode(t)
    const request = await awaitingFeedback(node)
    await node.settled()
    await progress(node, request)
    const open = Object.entries<Route>(routes).filter(([, { path }]) => path.startsWith('/public/requests'))
    t.equal(open.length, 3)
    for (const [name, route] of open) {
      t.match(route, { method: 'POST', path: /^\/public\/requests\/:receiptNo\/[a-z]+$/ }, name)
      const query = { code: request.progressCode }
      const answer = await node.send(null, { route, params: { receiptNo: request.receiptNo }, query, body: {} })
      t.match(answer, { status: 400, body: { code: 'malformed_request' } }, `${name} takes no code from its address`)
    }
    t.ok(node.lines.length > 0)
    t.notOk(
      node.lines.some((line) => line.includes(request.progressCode)),
      'lines name the route and not the address',
    )
  })
})
