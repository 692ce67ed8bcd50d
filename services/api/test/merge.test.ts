import { routes } from '@wubu/contract'
import t from 'tap'
import { makeLog, startNode, type TestNode } from './node.ts'
import { dispatched, type Registered, registered } from './story.ts'

const route = routes['merge-request']
const merge = (node: TestNode, request: Registered, leader: Registered) =>
  node.send('dispatcher', { route, params: { id: request.id }, body: { leading: leader.id, note: '同一处' } })
const detail = (node: TestNode, { id }: Registered, by: 'dispatcher' | 'window-b' = 'dispatcher') =>
  node.client(by).call(routes.getRequest, { params: { id } })
const progress = (node: TestNode, { receiptNo, progressCode: code }: Registered) =>
  node.client().call(routes.getProgress, { params: { receiptNo }, body: { code } })

t.test('a request that is merged follows the one that leads', async (t) => {
  const node = await startNode(t)
  const leader = await dispatched(node, ['civil-affairs'])
  const follower = await registered(node, 'b')
  t.match(await merge(node, follower, leader), { status: 200, body: { state: { request: 'closed.merged' } } })
  await node.settled()

  t.test('each shows the other, as far as one may see it', async (t) => {
    t.match(await detail(node, follower), { leading: { requestId: leader.id, state: 'handling.dispatched' } })
    const followers = [{ requestId: follower.id, receiptNo: follower.receiptNo, told: false }]
    t.match(await detail(node, leader), { leading: null, followers })
    const masked = { requestId: null, receiptNo: null, state: 'handling.dispatched' }
    t.match(await detail(node, follower, 'window-b'), { leading: masked })
  })
  t.test('lists give what follows a request', async (t) => {
    const { requests } = await node.client('dispatcher').call(routes.listRequests, { query: { leading: leader.id } })
    t.match(requests, [{ requestId: follower.id, leading: leader.id, state: 'closed.merged' }])
    t.equal(requests.length, 1)
  })
  t.test('its resident sees how far the leading one is, and when that is done', async (t) => {
    const { dueAt } = await progress(node, leader)
    t.match(await progress(node, follower), { merged: true, step: 'handling', dueAt, completedAt: null })
    const body = { assignmentId: 'a1', result: '已修好' }
    await node.client('handler-a').call(routes['complete-assignment'], { params: { id: leader.id }, body })
    const { completedAt } = await progress(node, leader)
    t.match(await progress(node, follower), { step: 'feedback', completedAt, mayEvaluate: false, mayWithdraw: false })
  })
  t.test('and is told by call-back, who finds it in the list', async (t) => {
    const { requests } = await node.client('callback').call(routes.listRequests, { query: { state: 'closed.merged' } })
    t.match(requests, [{ requestId: follower.id }])
    const sent = { route: routes['deliver-feedback'], params: { id: follower.id }, body: { method: 'phone' } }
    t.match(await node.send('callback', sent), { status: 200, body: { state: { request: 'closed.merged' } } })
    t.match(await detail(node, leader), { followers: [{ told: true }] })
  })
  t.test('the figures count the leading one alone', async (t) => {
    await node.settled()
    const figures = await node.client('supervisor').call(routes.getCompletion, {})
    t.match(figures.total.figures.completedOfAccepted, { numerator: 1, denominator: 1 })
  })
  t.test('until the merge is undone', async (t) => {
    const sent = { route: routes['undo-merge'], params: { id: follower.id }, body: { reason: '不是同一处' } }
    t.match(await node.send('dispatcher', sent), { status: 200, body: { state: { request: 'analyzing.triaging' } } })
    t.same((await detail(node, leader)).followers, [])
    await node.settled()
    const figures = await node.client('supervisor').call(routes.getCompletion, {})
    t.match(figures.total.figures.completedOfAccepted, { numerator: 1, denominator: 2 })
    const { requests } = await node.client('dispatcher').call(routes.listRequests, { query: { leading: leader.id } })
    t.same(requests, [])
  })
})

t.test('merges make no chains', async (t) => {
  const node = await startNode(t)
  const [one, two, three] = [await registered(node), await registered(node), await registered(node)]
  t.match(await merge(node, one, one), { status: 422, body: { code: 'merged_into_itself' } })
  const nobody = { ...one, id: '5b6f7c1e-3a59-4c7e-9a0b-2f1d7f0f4a11' }
  t.match(await merge(node, one, nobody), { status: 422, body: { code: 'no_such_leading_request' } })
  t.match(await merge(node, one, two), { status: 200 })
  const merged = { code: 'leading_is_merged', details: { leading: two.id } }
  t.match(await merge(node, three, one), { status: 409, body: merged })
  await node.settled()
  t.match(await merge(node, two, three), { status: 409, body: { code: 'leads_others', details: { followers: 1 } } })
  t.match(await merge(node, three, two), { status: 200 })
})

t.test('two dispatchers who merge two requests into each other at once, at two nodes, make no circle', async (t) => {
  const shared = await makeLog()
  const nodes = [await startNode(t, {}, shared), await startNode(t, {}, shared)] as const
  const [one, two] = [await registered(nodes[0]), await registered(nodes[0])]
  const answers = await Promise.all([merge(nodes[0], one, two), merge(nodes[1], two, one)])
  const followed = (await Promise.all([detail(nodes[0], one), detail(nodes[0], two)])).map(({ leading }) => leading)
  t.ok(followed.filter((leading) => leading !== null).length <= 1, 'at most one follows the other')
  t.equal(answers.filter(({ status }) => status === 200).length, followed.filter((leading) => leading !== null).length)
  for (const { status, body } of answers)
    if (status !== 200) t.match(body, { code: /^leading_is_merged|leads_others$/ })
})

t.test(
  'merges and withdrawals that come at once, at two nodes, leave nobody behind one that leads nowhere',
  async (t) => {
    const shared = await makeLog()
    const nodes = [await startNode(t, {}, shared), await startNode(t, {}, shared)] as const
    for (let round = 0; round < 3; round += 1) {
      const requests = await Promise.all([1, 2, 3].map(() => registered(nodes[0])))
      const [one, two, three] = requests
      if (!one || !two || !three) throw new Error('three were registered')
      const withdraw = { route: routes['withdraw-request'], params: { id: three.id }, body: { reason: '已解决' } }
      await Promise.all([merge(nodes[0], one, two), merge(nodes[1], two, three), nodes[0].send('dispatcher', withdraw)])
      const details = await Promise.all(requests.map((request) => detail(nodes[1], request)))
      const nowhere = details.filter(({ leading }) => /merged|withdrawn/.test(leading?.state ?? ''))
      t.same(
        nowhere.map(({ state, leading }) => [state, leading]),
        [],
      )
    }
  },
)

t.test('whoever withdraws the request that leads lets the others go their own way', async (t) => {
  const node = await startNode(t)
  const [leader, follower] = [await registered(node), await registered(node, 'b')]
  await merge(node, follower, leader)
  await node.settled()
  const { receiptNo, progressCode: code } = leader
  const resident = node.client()
  const body = { code, reason: '已自行解决' }
  await resident.call(routes.withdrawPublicly, { params: { receiptNo }, body })
  t.match(await detail(node, follower), { state: 'analyzing.triaging', leading: null })
})

t.test('what may be the same is offered at intake', async (t) => {
  const node = await startNode(t)
  const near = await registered(node)
  const far = await registered(node, 'b')
  await node.settled()
  const ask = async (by: 'window-a' | 'dispatcher', query: Record<string, string>) =>
    (await node.send(by, { route: routes.listDuplicates, query })).body.candidates
  const found = { requestId: near.id, agrees: ['item', 'place'] }
  t.match(await ask('dispatcher', { item: 'road-repair', place: 'grid-a' }), [found])
  t.match(await ask('dispatcher', { item: 'road-repair', place: 'community-a' }), [{ agrees: ['item', 'community'] }])
  t.same(await ask('window-a', { item: 'road-repair', place: 'grid-b' }), [], 'nobody is told of what they may not see')
  t.match(await ask('dispatcher', { item: 'road-repair', place: 'grid-b' }), [{ requestId: far.id }])
  const { requestId, residentId } = await node.client('window-a').call(routes.registerRequest, {
    body: { channel: 'window', resident: { name: '张三' } },
  })
  await node.settled()
  t.match(await ask('window-a', { residentId: residentId ?? '' }), [{ requestId, agrees: ['resident'] }])
  await merge(node, near, far)
  await node.settled()
  t.same(await ask('dispatcher', { item: 'road-repair', place: 'grid-a' }), [], 'what is merged leads nobody')
  t.match(await node.send('dispatcher', { route: routes.listDuplicates }), { status: 400 })
})
