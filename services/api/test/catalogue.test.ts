import { randomUUID } from 'node:crypto'
import { routes } from '@wubu/contract'
import { itemCommands } from '@wubu/domain'
import t from 'tap'
import { startNode, type TestNode } from './node.ts'

const limits = {
  acceptance: null,
  acknowledge: null,
  legal: null,
  promised: { amount: 5, unit: 'workingDays' as const },
}
const proposal = {
  code: 'temporary-aid',
  name: '临时救助申请',
  handlingKinds: ['time-limited' as const],
  materials: ['身份证'],
  limits,
  defaultUnit: 'civil-affairs',
  audience: 'residents' as const,
  legalBasis: '社会救助暂行办法',
  standardAnswers: [{ question: '多久办结', answer: '五个工作日' }],
  independentFeedback: true,
  reason: '就近申请',
}
const params = { code: proposal.code }
const admission = { responsibility: '民政局', staff: '每社区一人', funding: '按件拨付' }

async function register(node: TestNode) {
  await node.settled()
  const body = { channel: 'window', item: proposal.code, place: 'grid-a', accept: true }
  return node.send('window-a', { route: routes.registerRequest, body })
}

t.test('an item goes from its proposal to its revocation', async (t) => {
  const node = await startNode(t)
  const { send, client } = node

  t.test('for a unit that there is none of, it is refused, and the refusal names it', async (t) => {
    const wrong = { ...proposal, supportUnits: ['nobody'] }
    const answer = await send('unit-head-a', { route: routes.proposeItem, body: wrong })
    t.match(answer, { status: 422, body: { code: 'no_such_unit', details: { unit: 'nobody' } } })
  })
  t.test('proposed by a department, it is in the list and takes no request yet', async (t) => {
    t.match(await send('unit-head-a', { route: routes.proposeItem, body: proposal }), { status: 201 })
    const details = { item: proposal.code, status: 'proposed' }
    t.match(await register(node), { status: 409, body: { code: 'item_not_admitted', details } })
    const { items } = await client('window-a').call(routes.listItems, { query: { status: 'proposed' } })
    t.match(items, [{ code: proposal.code, proposedBy: 'civil-affairs', independentFeedback: true }])
  })
  t.test('reviewed by one and admitted by another, it takes requests', async (t) => {
    const reviewed = { route: routes.reviewItem, params, body: { finding: '材料齐全' } }
    t.match(await send('unit-head-a', reviewed), { status: 403 })
    t.match(await send('dispatcher', reviewed), { status: 200 })
    const admit = { route: routes.admitItem, params, body: admission }
    t.match(await send('dispatcher', admit), { status: 403, body: { code: 'reviewer_cannot_admit' } })
    const seenBy = (name: 'dispatcher' | 'admin') => client(name).call(routes.getItem, { params })
    t.match((await seenBy('dispatcher')).refused['admit-item'], { code: 'reviewer_cannot_admit' }, 'as its detail says')
    t.same((await seenBy('admin')).allowed, ['reject-item', 'admit-item'])
    t.match(await send('admin', admit), { status: 200 })
    t.match(await register(node), { status: 201 })
  })
  t.test('is to be rectified and still takes requests', async (t) => {
    const body = { outcome: 'to-rectify', finding: '经费拨付不及时', rectifyBy: '2099-01-01T00:00:00.000Z' }
    t.match(await send('admin', { route: routes.reviewItemYearly, params, body }), { status: 200 })
    t.match(await register(node), { status: 201 })
    t.match(await send('admin', { route: routes.confirmItem, params, body: { finding: '已整改' } }), { status: 200 })
  })
  t.test('revoked, it takes none, and the refusal says why', async (t) => {
    t.match(await send('admin', { route: routes.revokeItem, params, body: { reason: '事权上收' } }), { status: 200 })
    const details = { status: 'revoked', reason: '事权上收' }
    t.match(await register(node), { status: 409, body: { code: 'item_revoked', details } })
  })
  t.test('its detail tells its versions, and who decided what', async (t) => {
    const item = await client('supervisor').call(routes.getItem, { params })
    t.match(item, { status: 'revoked', admission, versions: [{ version: 1, legalBasis: proposal.legalBasis }] })
    t.match(
      item.history.map(({ type, actor, status }) => [type, actor.name, status]),
      [
        ['ItemProposed', '经办unit-head-a', 'proposed'],
        ['ItemReviewed', '经办dispatcher', 'reviewed'],
        ['ItemAdmitted', '经办admin', 'active'],
        ['ItemRectificationOrdered', '经办admin', 'rectifying'],
        ['ItemConfirmed', '经办admin', 'active'],
        ['ItemRevoked', '经办admin', 'revoked'],
      ],
    )
    const route = routes.getItem
    t.match(await send('admin', { route, params: { code: 'nonsense' } }), { status: 404 })
  })
})

t.test('the items whose yearly review is due', async (t) => {
  const node = await startNode(t)
  const due = async () => (await node.client('admin').call(routes.listItems, { query: { reviewDue: 'true' } })).items
  t.same(await due(), [], 'not in the first year')
  const { code, reason: _reason, ...content } = { ...proposal, code: 'last-year' }
  const actor = { id: 'test', role: 'system', unit: null } as const
  const now = new Date(Date.now() - 366 * 86_400_000).toISOString()
  const data = itemCommands['register-item'].parse({ code, ...content })
  const commandId = randomUUID()
  const command = { type: 'register-item', data, meta: { now, actor } } as const
  await node.runtime.items.handle({ stream: `item-${code}`, command, commandId, correlationId: commandId })
  await node.settled()
  t.match(await due(), [{ code, status: 'active' }])
  const confirmed = { outcome: 'confirmed', finding: '合格' }
  await node.send('admin', { route: routes.reviewItemYearly, params: { code }, body: confirmed })
  await node.settled()
  t.same(await due(), [], 'and not again for a year')
})

t.test('a request lives under the version of its item that it was accepted under', async (t) => {
  const node = await startNode(t)
  const body = { channel: 'window' as const, item: 'road-repair', place: 'grid-a', accept: true }
  const ask = async () => {
    const { requestId } = await node.client('window-a').call(routes.registerRequest, { body })
    return node.client('dispatcher').call(routes.getRequest, { params: { id: requestId } })
  }
  const before = await ask()
  const revised = {
    ...proposal,
    name: 'road-repair',
    limits: { ...limits, promised: { amount: 9, unit: 'workingDays' as const } },
  }
  const { code: _code, reason: _reason, ...content } = revised
  await node.client('admin').call(routes.reviseItem, { params: { code: 'road-repair' }, body: content })
  await node.settled()
  const after = await ask()
  t.match([before.itemVersion, after.itemVersion], [1, 2])
  const params = { id: before.requestId }
  const again = await node.client('dispatcher').call(routes.getRequest, { params })
  t.same(again.deadlines, before.deadlines, 'its due date stays')
  t.ok((after.deadlines[0]?.dueAt ?? '') > (before.deadlines[0]?.dueAt ?? ''))
  const joint = { item: 'road-repair', handlingKind: 'joint-meeting' as const }
  const classify = { route: routes['classify-request'], body: joint }
  t.match(await node.send('dispatcher', { ...classify, params }), { status: 200 }, 'version 1 may be met about')
  const refused = await node.send('dispatcher', { ...classify, params: { id: after.requestId } })
  t.match(refused, { status: 409, body: { code: 'handling_kind_not_allowed' } }, 'version 2 may not')
})
