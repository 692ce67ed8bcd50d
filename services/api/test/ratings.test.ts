import { routes } from '@wubu/contract'
import t from 'tap'
import { accountIdOf } from '../src/ids.ts'
import { startNode } from './node.ts'

/** Just after a quarter; requests came in just before its end, on paper. */
const now = '2026-04-03T02:00:00.000Z'
const paper = { occurredAt: '2026-03-30T02:00:00.000Z', reason: '停电' }
const rated = { department: 'civil-affairs', community: 'community-a', quarter: '2026-Q1' }

t.test('communities rate the departments that worked for them', async (t) => {
  const node = await startNode(t, {}, undefined, () => now)
  for (const side of ['a', 'b'] as const) {
    const { requestId } = await node.client(`window-${side}`).call(routes.registerRequest, {
      body: { channel: 'window', item: 'road-repair', place: `grid-${side}`, accept: true, paper },
    })
    const assignments = [{ unit: 'civil-affairs', part: 'lead' as const }]
    await node
      .client('dispatcher')
      .call(routes['dispatch-request'], { params: { id: requestId }, body: { assignments } })
  }
  const params = { id: accountIdOf('grid-a', node.runtime.keys.installationKey) }
  const body = { role: 'unit-head', unit: 'community-a' } as const
  await node.client('admin').call(routes.changeRole, { params, body })
  await node.settled()
  const head = node.client('grid-a')
  const list = async () => {
    await node.settled()
    return (await node.client('supervisor').call(routes.listRatings, { query: { quarter: '2026-Q1' } })).departments
  }

  t.test('only where they had requests, and only for themselves', async (t) => {
    const rate = (given: object) => head.call(routes.rateDepartment, { body: { ...rated, level: 2, ...given } })
    await t.rejects(rate({ department: 'urban-management' }), { code: 'nothing_to_rate' })
    await t.rejects(rate({ community: 'community-b' }), { status: 403, code: 'not_your_community' })
    await t.rejects(rate({ quarter: '2026-Q2' }), { code: 'quarter_not_over' })
    const other = node.client('handler-a').call(routes.rateDepartment, { body: { ...rated, level: 5 } })
    await t.rejects(other, { status: 403, code: 'role_not_permitted' })
  })

  t.test('with numerators, denominators and who took part; a revised one counts once', async (t) => {
    const community = { community: 'community-a', requests: 1 }
    t.match(await list(), [{ ...{ department: 'civil-affairs' }, participation: { numerator: 0, denominator: 2 } }])
    await head.call(routes.rateDepartment, { body: { ...rated, level: 2, note: '答复慢' } })
    t.match(await list(), [
      {
        satisfied: { numerator: 0, denominator: 1 },
        participation: { numerator: 1, denominator: 2 },
        communities: [
          { ...community, level: 2, times: 1 },
          { community: 'community-b', requests: 1, level: null },
        ],
      },
    ])
    await head.call(routes.rateDepartment, { body: { ...rated, level: 4 } })
    t.match(await list(), [
      { satisfied: { numerator: 1, denominator: 1 }, communities: [{ ...community, level: 4, times: 2 }, {}] },
    ])
  })
})
