import { routes } from '@wubu/contract'
import t from 'tap'
import { startNode } from './node.ts'
import { dispatched } from './story.ts'

t.test('the clock ledger of a request', async (t) => {
  const node = await startNode(t)
  const { client } = node
  const { id } = await dispatched(node, ['civil-affairs'])
  const params = { id }
  const dispatcher = client('dispatcher')

  t.test('shows what was counted, paused and extended, up to the due date', async (t) => {
    await dispatcher.call(routes['suspend-handling'], { params, body: { reason: 'third-party' } })
    const { clocks } = await dispatcher.call(routes.getClock, { params })
    t.match(
      clocks.find(({ kind }) => kind === 'total'),
      { dueAt: null, endedAt: null },
    )
    await dispatcher.call(routes['resume-handling'], { params, body: {} })
    const by = { amount: 2, unit: 'workingDays' as const }
    await client('handler-a').call(routes['request-extension'], {
      params,
      body: { assignmentId: 'a1', by, reason: '等待配件' },
    })
    await dispatcher.call(routes['grant-extension'], { params, body: { extensionId: 'x1', told: 'phone' } })
    const ledger = await dispatcher.call(routes.getClock, { params })
    const total = ledger.clocks.find(({ kind }) => kind === 'total')
    t.equal(total?.dueAt, total?.set.dueAt)
    t.same(
      total?.segments.map(({ kind, event }) => [kind, event]),
      [
        ['counted', 'DeadlineSet'],
        ['paused', 'HandlingSuspended'],
        ['counted', 'HandlingResumed'],
        ['extended', 'ExtensionGranted'],
      ],
    )
    t.match(total?.segments.at(-1), { amount: 2, unit: 'workingDays', rule: 'x1', to: total?.dueAt })
  })

  t.test('goes with the colours of the detail and the list', async (t) => {
    const { deadlines } = await dispatcher.call(routes.getRequest, { params })
    t.same(new Set(deadlines.map(({ colour, endedAt }) => endedAt ?? colour)), new Set(['green']))
    await node.settled()
    t.match((await dispatcher.call(routes.listRequests, {})).requests, [{ dueColour: 'green' }])
    await dispatcher.call(routes['suspend-handling'], { params, body: { reason: 'other' } })
    await node.settled()
    t.match((await dispatcher.call(routes.listRequests, {})).requests, [{ dueColour: 'paused' }])
  })
})
