import { routes } from '@wubu/contract'
import t from 'tap'
import { startNode } from './node.ts'
import { awaitingFeedback, dispatched, registered } from './story.ts'

t.test('what waits for somebody', async (t) => {
  const node = await startNode(t)
  const { client } = node
  const handler = client('handler-a')
  const working = await dispatched(node, ['civil-affairs'])
  const fresh = await dispatched(node, ['civil-affairs', 'urban-management'])
  await registered(node, 'b')
  await awaitingFeedback(node)
  const a1 = { assignmentId: 'a1' }
  await handler.call(routes['acknowledge-assignment'], { params: { id: working.id }, body: a1 })
  const counts = async (account: Parameters<typeof client>[0], query = {}) => {
    await node.settled()
    return (await client(account).call(routes.getCounts, { query })).counts
  }

  t.test('is counted by tab, for a unit its own', async (t) => {
    const none = { dueSoon: 0, overdue: 0 }
    t.same(await counts('handler-a'), { toAcknowledge: 1, inProgress: 1, ...none, done: 1 })
    t.same(await counts('handler-b'), { toAcknowledge: 1, inProgress: 0, ...none, done: 0 })
    t.match(await counts('handler-a', { mine: 'true' }), { toAcknowledge: 0, done: 0 }, 'no post, nothing of mine')
    t.same(await counts('callback'), { feedback: 1, evaluation: 0 })
    t.match(await counts('window-b'), { registered: 0, feedback: 0 })
    t.match(await counts('dispatcher'), { triage: 1, toAcknowledge: 2, decisions: 0, allOverdue: 0 })
    const other = client('handler-a').call(routes.getCounts, { query: { unit: 'urban-management' } })
    await t.rejects(other, { code: 'other_unit' })
  })

  t.test('is what the list beside it holds', async (t) => {
    const { assignments, total } = await handler.call(routes.listAssignments, {
      query: { status: 'acknowledged', total: 'true', colour: 'green', order: 'due' },
    })
    t.match(assignments, [{ requestId: working.id, dueColour: 'green', nextDueAt: String }])
    t.equal(total, 1)
    const query = { state: 'analyzing', colour: 'green', channel: 'window', total: 'true', limit: 1 } as const
    t.match(await client('dispatcher').call(routes.listRequests, { query }), { total: 1, requests: [{}] })
    t.equal((await client('dispatcher').call(routes.listRequests, { query: { state: 'analyzing' } })).total, null)
    const red = await client('dispatcher').call(routes.listRequests, { query: { colour: 'red' } })
    t.same(red.requests, [])
  })

  t.test('for a decision, says what is asked for, by whom and why', async (t) => {
    const by = { amount: 2, unit: 'workingDays' } as const
    await handler.call(routes['request-extension'], {
      params: { id: working.id },
      body: { ...a1, by, reason: '等待配件' },
    })
    const body = { ...a1, reason: 'outside-area', note: '不在辖区' } as const
    await handler.call(routes['return-assignment'], { params: { id: fresh.id }, body })
    t.match(await counts('dispatcher'), { decisions: 2 })
    const dispatcher = client('dispatcher')
    const { decisions } = await dispatcher.call(routes.listDecisions, {})
    const asked = { askedBy: { name: '经办handler-a' }, unit: 'civil-affairs', dueColour: 'green' }
    t.match(
      new Set(decisions),
      new Set([
        { ...asked, kind: 'extension', requestId: working.id, extensionId: 'x1', by, reason: '等待配件', note: null },
        { ...asked, kind: 'return', requestId: fresh.id, reason: 'outside-area', note: '不在辖区', by: null },
      ]),
    )
    const paged = await dispatcher.call(routes.listDecisions, { query: { limit: 1 } })
    t.equal(paged.decisions.length, 1)
    t.match(await dispatcher.call(routes.listDecisions, { query: { limit: 1, cursor: paged.next ?? '' } }), {
      next: null,
    })
    await dispatcher.call(routes['refuse-extension'], {
      params: { id: working.id },
      body: { extensionId: 'x1', reason: '尚有时间' },
    })
    await node.settled()
    const { decisions: left } = await dispatcher.call(routes.listDecisions, { query: { kind: 'extension' } })
    t.same(left, [])
  })

  t.test('for the head of a unit, is what their own unit asks', async (t) => {
    const { id } = await dispatched(node, ['civil-affairs'], 'a', 'lamp-repair')
    const params = { id }
    await handler.call(routes['acknowledge-assignment'], { params, body: a1 })
    await handler.call(routes['complete-assignment'], { params, body: { ...a1, result: '已修好' } })
    t.match(await counts('unit-head-a'), { decisions: 1 })
    const { decisions } = await client('unit-head-a').call(routes.listDecisions, {})
    t.match(decisions, [{ kind: 'result', requestId: id, assignmentId: 'a1', reason: null }])
    t.same((await client('unit-head-b').call(routes.listDecisions, {})).decisions, [])
  })
})
