import { routes } from '@wubu/contract'
import t from 'tap'
import { startNode } from './node.ts'
import { dispatched } from './story.ts'

const asked = { assignmentId: 'a1', reason: 'outside-area', note: '不在辖区' } as const
const a1 = { assignmentId: 'a1' }

t.test('an item whose returns and results the head of the unit confirms', async (t) => {
  const node = await startNode(t)
  const { id } = await dispatched(node, ['civil-affairs'], 'a', 'lamp-repair')
  const params = { id }
  const handler = node.client('handler-a')
  const head = node.client('unit-head-a')
  const dispatcher = node.client('dispatcher')
  const waiting = async (waitsFor: 'unit-head' | 'dispatcher') => {
    await node.settled()
    const { assignments } = await dispatcher.call(routes.listAssignments, { query: { waitsFor } })
    return assignments.map(({ requestId, assignmentId }) => [requestId, assignmentId])
  }

  t.test('a return waits for the head, then for the dispatcher', async (t) => {
    await handler.call(routes['return-assignment'], { params, body: asked })
    t.same(await waiting('unit-head'), [[id, 'a1']])
    const early = dispatcher.call(routes['agree-return'], { params, body: a1 })
    await t.rejects(early, { status: 409, code: 'return_not_confirmed' })
    await head.call(routes['confirm-return'], { params, body: { ...a1, note: '属实' } })
    t.same(await waiting('dispatcher'), [[id, 'a1']])
  })

  t.test('refused, the unit works on; the timeline says who refused and why', async (t) => {
    await dispatcher.call(routes['refuse-return'], { params, body: { ...a1, reason: '属你单位职责' } })
    t.same(await waiting('dispatcher'), [])
    const { events } = await dispatcher.call(routes.getTimeline, { params })
    t.match(events.at(-1), { type: 'ReturnRefused', data: { by: 'dispatcher', reason: '属你单位职责' } })
  })

  t.test('a result handed in is completed by the head', async (t) => {
    await handler.call(routes['acknowledge-assignment'], { params, body: a1 })
    const handedIn = await handler.call(routes['complete-assignment'], { params, body: { ...a1, result: '已修好' } })
    t.equal(handedIn.state?.request, 'handling.inProgress')
    await head.call(routes['send-back-result'], { params, body: { ...a1, reason: '缺照片' } })
    await handler.call(routes['complete-assignment'], { params, body: { ...a1, result: '已修好，附照片' } })
    const done = await head.call(routes['complete-assignment'], { params, body: { ...a1, result: '已修好，附照片' } })
    t.equal(done.state?.request, 'feedback.awaitingFeedback')
  })
})

t.test('a request that is passed on, sent up and given back', async (t) => {
  const node = await startNode(t)
  const dispatcher = node.client('dispatcher')
  const { id } = await dispatched(node, ['community-a'])
  const params = { id }

  t.test('goes from the community to the street above it, and by the dispatcher to a department', async (t) => {
    await node.client('grid-a').call(routes['escalate-assignment'], { params, body: { ...a1, note: '超出权限' } })
    const body = { assignmentId: 'a2', toUnit: 'civil-affairs', note: '属民政职责' }
    await dispatcher.call(routes['transfer-assignment'], { params, body })
    const detail = await dispatcher.call(routes.getRequest, { params })
    t.match(detail, {
      lead: 'a3',
      assignments: [
        { unit: 'community-a', state: 'transferred', heldMinutes: Number },
        { unit: 'street', state: 'transferred', heldMinutes: Number },
        { unit: 'civil-affairs', state: 'dispatched', heldMinutes: null },
      ],
    })
  })

  t.test('is found in the list by how often it came back', async (t) => {
    const body = { ...asked, assignmentId: 'a3' }
    await node.client('handler-a').call(routes['return-assignment'], { params, body })
    await dispatcher.call(routes['agree-return'], { params, body: { assignmentId: 'a3' } })
    await node.settled()
    const { requests } = await dispatcher.call(routes.listRequests, { query: { order: 'returns', returns: 1 } })
    t.match(requests, [{ requestId: id, returns: 1, state: 'analyzing.triaging' }])
  })

  t.test('a unit without one above it is told to transfer or return instead', async (t) => {
    const other = await dispatched(node, ['civil-affairs'])
    const up = node
      .client('handler-a')
      .call(routes['escalate-assignment'], { params: { id: other.id }, body: { ...a1, note: '超出权限' } })
    await t.rejects(up, { status: 409, code: 'no_unit_above' })
  })

  t.test('the dispatcher takes a part away', async (t) => {
    const other = await dispatched(node, ['civil-affairs', 'urban-management'])
    const body = { assignmentId: 'a2', reason: '无需协办' }
    await dispatcher.call(routes['cancel-assignment'], { params: { id: other.id }, body })
    t.match(await dispatcher.call(routes.getRequest, { params: { id: other.id } }), {
      assignments: [{ state: 'dispatched' }, { state: 'cancelled' }],
    })
  })
})
