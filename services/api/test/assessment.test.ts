import { routes } from '@wubu/contract'
import t from 'tap'
import { startNode } from './node.ts'
import { awaitingFeedback, registered } from './story.ts'

t.test('the quarterly assessment', async (t) => {
  const node = await startNode(t)
  const { client, send } = node
  await awaitingFeedback(node)
  await node.settled()
  const now = node.runtime.now()
  const year = now.slice(0, 4)
  const quarter = `${year}-Q${Math.floor(new Date(Date.parse(now) + 8 * 3_600_000).getUTCMonth() / 3) + 1}`
  const weights = [
    { figure: 'completedOfAccepted', weight: 40 },
    { figure: 'returnedOfDispatched', weight: 30 },
    { figure: 'satisfiedOfEvaluated', weight: 30 },
  ] as const
  const set = (account: 'supervisor' | 'window-a', weights: readonly object[]) =>
    send(account, { route: routes.setAssessmentWeights, params: { year }, body: { weights } })

  t.test('goes by default until somebody sets its weights, 100 together', async (t) => {
    const before = await client('supervisor').call(routes.getAssessmentWeights, { params: { year: Number(year) } })
    t.match(before, { version: null, weights: [{ figure: 'satisfiedOfEvaluated', weight: 30 }] })
    t.match(await set('supervisor', weights.slice(1)), { status: 422, body: { code: 'weights_not_hundred' } })
    t.match(await set('window-a', weights), { status: 403 })
    t.match(await set('supervisor', weights), { status: 200 })
    await node.settled()
  })
  t.test('shows each component, its weight and the score, and flags small numbers', async (t) => {
    const { body } = await send('supervisor', { route: routes.getAssessment, query: { quarter } })
    t.match(body, {
      weightsVersion: 1,
      rows: [
        {
          ...{ unit: 'civil-affairs', score: 100, weighed: 70 },
          components: [
            { figure: 'completedOfAccepted', weight: 40, numerator: 1, denominator: 1, score: 100, small: true },
            { figure: 'returnedOfDispatched', numerator: 0, denominator: 1, score: 100 },
            { figure: 'satisfiedOfEvaluated', denominator: 0, score: null },
          ],
        },
      ],
    })
  })
  t.test('is told to a head of their own unit alone', async (t) => {
    const rows = await client('unit-head-b').call(routes.getAssessment, { query: { quarter } })
    t.same(rows.rows, [])
    const unit = 'civil-affairs'
    t.match(await send('unit-head-b', { route: routes.getAssessment, query: { quarter, unit } }), { status: 403 })
  })
  t.test('and the period before are compared, each as old as the other', async (t) => {
    const query = { period: quarter, figures: 'completedOfAccepted,returnedOfDispatched', by: 'unit' }
    const { body } = await send('window-a', { route: routes.getComparison, query })
    t.match(body, {
      rows: [
        {
          cell: { unit: 'civil-affairs' },
          figures: [
            { current: { numerator: 1, denominator: 1 }, previous: { rate: null }, change: null, small: true },
            { figure: 'returnedOfDispatched' },
          ],
        },
      ],
    })
  })
})

t.test('what rises is told with its test, and opens to its cases', async (t) => {
  const node = await startNode(t)
  const ids = await Promise.all(Array.from({ length: 6 }, async () => (await registered(node)).id))
  await node.settled()
  const day = new Date(Date.parse(node.runtime.now()) + 8 * 3_600_000).toISOString().slice(0, 10)
  const found = await node.client('dispatcher').call(routes.getTrends, { query: { day, days: 1 } })
  t.match(found, {
    ...{ complete: false, tested: 1, test: { weeks: 8, fewest: 5 } },
    rising: [{ item: 'road-repair', place: 'community-a', current: 6, before: 0 }],
  })
  const query = { day, item: 'road-repair', place: 'community-a' }
  const first = await node.client('dispatcher').call(routes.listTrendCases, { query: { ...query, limit: 4 } })
  const rest = await node
    .client('dispatcher')
    .call(routes.listTrendCases, { query: { ...query, cursor: first.next ?? '' } })
  t.same([...first.cases, ...rest.cases].map(({ requestId }) => requestId).toSorted(), ids.toSorted())
})
