import { routes } from '@wubu/contract'
import t from 'tap'
import { startNode } from './node.ts'
import { dispatched } from './story.ts'

t.test('routing rules', async (t) => {
  const node = await startNode(t)
  const { id } = await dispatched(node, ['civil-affairs'])
  await node.settled()
  const detail = await node.client('dispatcher').call(routes.getRequest, { params: { id } })
  const body = { item: detail.item ?? '', unit: 'urban-management' }

  t.test('are tried on recent requests before they hold, and nothing is written', async (t) => {
    const head = await node.head()
    const answer = await node.send('dispatcher', { route: routes.tryRoutingRule, params: { id: 'r1' }, body })
    t.match(answer, { status: 200, body: { changed: 1 } })
    const after = { why: 'rule', rule: 'r1', unit: 'urban-management' }
    t.match(answer.body.requests, [{ requestId: id, went: 'civil-affairs', after }])
    t.equal(await node.head(), head)
  })
  t.test('say where a request would go, and by which rule', async (t) => {
    t.match(await node.send('dispatcher', { route: routes.setRoutingRule, params: { id: 'r1' }, body }), {
      status: 200,
    })
    await node.settled()
    const suggestion = await node.send('dispatcher', { route: routes.suggestUnit, params: { id } })
    t.match(suggestion, { status: 200, body: { why: 'rule', rule: 'r1', unit: 'urban-management' } })
    t.match(await node.send('window-a', { route: routes.listRoutingRules }), { body: { rules: [{ ruleId: 'r1' }] } })
  })
  t.test('that are removed hold no longer', async (t) => {
    const remove = { route: routes.removeRoutingRule, params: { id: 'r1' }, body: {} }
    t.match(await node.send('dispatcher', remove), { status: 200 })
    t.match(await node.send('dispatcher', remove), { status: 404, body: { code: 'no_such_rule' } })
  })
})
