import { routes } from '@wubu/contract'
import t from 'tap'
import { startNode } from './node.ts'
import { dispatched } from './story.ts'

t.test('two units on one request', async (t) => {
  const node = await startNode(t)
  const { id } = await dispatched(node, ['civil-affairs', 'urban-management'])
  const params = { id }
  const civil = node.client('handler-a')
  const urban = node.client('handler-b')
  const dispatcher = node.client('dispatcher')
  const agrees = (assignmentId: string) => dispatcher.call(routes['agree-return'], { params, body: { assignmentId } })
  const returns = { reason: 'not-responsible', note: '不属于我单位职责' } as const

  t.test('do not block each other', async (t) => {
    const both = await Promise.all([
      civil.call(routes['acknowledge-assignment'], { params, body: { assignmentId: 'a1' } }),
      urban.call(routes['acknowledge-assignment'], { params, body: { assignmentId: 'a2' } }),
    ])
    t.match(both, [{ state: { request: 'handling.inProgress' } }, { state: { request: 'handling.inProgress' } }])
  })

  t.test('neither answers for the other', async (t) => {
    const foreign = civil.call(routes['return-assignment'], { params, body: { assignmentId: 'a2', ...returns } })
    await t.rejects(foreign, { status: 403, code: 'not_your_assignment' })
  })

  t.test('one returns while the other works on: the request stays in handling', async (t) => {
    await urban.call(routes['return-assignment'], { params, body: { assignmentId: 'a2', ...returns } })
    const returned = await agrees('a2')
    t.same(returned.state, { request: 'handling.inProgress', assignment: 'returned' })
    const progress = { assignmentId: 'a1', note: '已到场' }
    t.match(await civil.call(routes['record-progress'], { params, body: progress }), {
      state: { request: 'handling.inProgress' },
    })
  })

  t.test('the other returns too: back to analysing', async (t) => {
    await civil.call(routes['return-assignment'], { params, body: { assignmentId: 'a1', ...returns } })
    await agrees('a1')
    const detail = await dispatcher.call(routes.getRequest, { params })
    t.match(detail, { state: 'analyzing.triaging', lead: null, returns: 2 })
    t.ok(detail.allowed.includes('dispatch-request'))
  })
})
