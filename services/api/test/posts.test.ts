import { routes } from '@wubu/contract'
import t from 'tap'
import { accountIdOf } from '../src/ids.ts'
import { startNode } from './node.ts'
import { registered } from './story.ts'

t.test('a post of a unit', async (t) => {
  const node = await startNode(t)
  const accountId = (name: string) => accountIdOf(name, node.runtime.keys.installationKey)
  // handler and head of the same department
  const [a, b] = [accountId('handler-a'), accountId('unit-head-a')]
  const head = node.client('unit-head-a')
  const dispatcher = node.client('dispatcher')
  const body = { postId: 'desk', unit: 'civil-affairs', kind: 'handler', name: '低保经办岗', a, b } as const
  await head.call(routes.establishPost, { body })
  await node.settled()

  const { id } = await registered(node)
  const params = { id }
  const assignments = [{ unit: 'civil-affairs', part: 'lead' as const, post: 'desk' }]
  await dispatcher.call(routes['dispatch-request'], { params, body: { assignments } })
  const mine = async (account: 'handler-a' | 'unit-head-a') => {
    await node.settled()
    const list = await node.client(account).call(routes.listAssignments, { query: { mine: 'true' } })
    return list.assignments.map(({ requestId, post }) => [requestId, post])
  }

  t.test('has its tasks in A’s list', async (t) => {
    t.same(await mine('handler-a'), [[id, 'desk']])
    t.same(await mine('unit-head-a'), [])
  })

  t.test('is stood in for by B while A is away, and the timeline shows who acted for whom', async (t) => {
    const from = new Date(Date.now() - 60_000).toISOString()
    await head.call(routes.recordAbsence, { params: { id: 'desk' }, body: { holder: a, from, note: '外出学习' } })
    t.same(await mine('unit-head-a'), [[id, 'desk']])
    const acknowledge = { params, body: { assignmentId: 'a1' } }
    const byA = node.client('handler-a').call(routes['acknowledge-assignment'], acknowledge)
    await t.rejects(byA, { status: 403, code: 'post_held_by_other' })
    const seen = await node.client('handler-a').call(routes.getRequest, { params })
    t.notOk(seen.allowed.includes('acknowledge-assignment'), 'what would be refused is not offered')
    t.match(seen.refused['acknowledge-assignment'], { code: 'post_held_by_other', title: /岗/ })
    t.ok((await head.call(routes.getRequest, { params })).allowed.includes('acknowledge-assignment'))
    await head.call(routes['acknowledge-assignment'], acknowledge)
    const { events } = await dispatcher.call(routes.getTimeline, { params })
    t.match(events.at(-1), { type: 'AssignmentAcknowledged', actor: { id: b, for: { id: a, name: '经办handler-a' } } })
    t.equal(events.at(-2)?.actor.for, null)
    t.match(await dispatcher.call(routes.verifyRequest, { params }), { intact: true })
  })

  t.test('is never left by both, and not closed with open tasks', async (t) => {
    const from = new Date().toISOString()
    const both = head.call(routes.recordAbsence, { params: { id: 'desk' }, body: { holder: b, from } })
    await t.rejects(both, { status: 409, code: 'nobody_left_at_post' })
    const close = head.call(routes.closePost, { params: { id: 'desk' }, body: {} })
    await t.rejects(close, { status: 409, code: 'post_has_open_tasks' })
  })

  t.test('is A’s again after they came back', async (t) => {
    await head.call(routes.returnToPost, { params: { id: 'desk' }, body: { holder: a } })
    t.same(await mine('unit-head-a'), [])
    t.match(await head.call(routes.listPosts, { query: { unit: 'civil-affairs' } }), {
      posts: [{ acting: a, aName: '经办handler-a' }],
    })
  })

  t.test('is given a part that the unit had as a whole', async (t) => {
    const { id: other } = await registered(node)
    const given = [{ unit: 'civil-affairs', part: 'lead' as const }]
    await dispatcher.call(routes['dispatch-request'], { params: { id: other }, body: { assignments: given } })
    t.same(await mine('handler-a'), [[id, 'desk']])
    const { allowed } = await head.call(routes.getRequest, { params: { id: other } })
    t.ok(allowed.includes('give-to-post'), 'the head is offered it')
    const body = { assignmentId: 'a1', post: 'desk' }
    const byHandler = node.client('handler-a').call(routes['give-to-post'], { params: { id: other }, body })
    await t.rejects(byHandler, { status: 403, code: 'role_not_permitted' })
    await head.call(routes['give-to-post'], { params: { id: other }, body })
    t.same(
      (await mine('handler-a')).toSorted(),
      [
        [id, 'desk'],
        [other, 'desk'],
      ].toSorted(),
    )
    const detail = await head.call(routes.getRequest, { params: { id: other } })
    t.match(detail.assignments, [{ post: 'desk', state: 'dispatched' }])
    const again = head.call(routes['give-to-post'], { params: { id: other }, body })
    await t.rejects(again, { status: 409, code: 'post_has_it_already' })
  })

  t.test('takes nobody of another unit', async (t) => {
    const body = { from: b, to: accountId('handler-b'), note: null }
    const over = head.call(routes.handOverPost, { params: { id: 'desk' }, body })
    await t.rejects(over, { status: 422, code: 'no_such_holder' })
  })
})

t.test('a holder of a post', async (t) => {
  const node = await startNode(t)
  const accountId = (name: string) => accountIdOf(name, node.runtime.keys.installationKey)
  const [a, b] = [accountId('handler-a'), accountId('unit-head-a')]
  const body = { postId: 'desk', unit: 'civil-affairs', kind: 'handler', name: '低保经办岗', a, b } as const
  await node.client('unit-head-a').call(routes.establishPost, { body })
  await node.settled()
  const params = { id: 'desk' }
  const from = new Date(Date.now() - 60_000).toISOString()
  const own = node.client('handler-a')

  t.test('says of themselves that they are away, and comes back early', async (t) => {
    await own.call(routes.recordAbsence, { params, body: { holder: a, from, to: '2099-01-01T00:00:00.000Z' } })
    await node.settled()
    t.match((await own.call(routes.listPosts, { query: {} })).posts, [{ acting: b }])
    await own.call(routes.returnToPost, { params, body: { holder: a } })
    await node.settled()
    t.match((await own.call(routes.listPosts, { query: {} })).posts, [{ acting: a, absences: [] }])
  })

  t.test('is the only one to say so, beside the head and administrators', async (t) => {
    const away = { params, body: { holder: a, from } }
    for (const stranger of ['handler-b', 'window-a', 'grid-a'] as const) {
      const refusal = { status: 403, code: 'not_your_post' }
      await t.rejects(node.client(stranger).call(routes.recordAbsence, away), refusal, stranger)
      await t.rejects(node.client(stranger).call(routes.handOverPost, { params, body: { from: a, to: b } }), refusal)
    }
    await t.rejects(node.client('dispatcher').call(routes.recordAbsence, away), {
      status: 403,
      code: 'role_not_permitted',
    })
  })

  t.test('is told the names of their own unit alone, without themselves', async (t) => {
    const { colleagues } = await own.call(routes.listColleagues, {})
    t.same(colleagues, [{ accountId: b, name: '经办unit-head-a' }])
  })
})
