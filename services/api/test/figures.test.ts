import { routes } from '@wubu/contract'
import t from 'tap'
import type { z } from 'zod'
import { accountIdOf } from '../src/ids.ts'
import type { AccountName } from './district.ts'
import { startNode, type TestNode } from './node.ts'
import { awaitingFeedback, dispatched, registered } from './story.ts'

async function evaluated(node: TestNode, side: 'a' | 'b', level: number, solved = true): Promise<string> {
  const { id } = await awaitingFeedback(node, side)
  const params = { id }
  await node.client('callback').call(routes['deliver-feedback'], { params, body: { method: 'phone' } })
  await node.client('callback').call(routes['evaluate-request'], { params, body: { level, solved } })
  return id
}

t.test('the figures besides completion', async (t) => {
  const node = await startNode(t)
  const { client } = node
  const good = await evaluated(node, 'a', 5)
  const bad = await evaluated(node, 'a', 2, false)
  await evaluated(node, 'b', 3)
  const back = await dispatched(node, ['civil-affairs'])
  const give = {
    params: { id: back.id },
    body: { assignmentId: 'a1', reason: 'not-responsible', note: '不归我管' },
  } as const
  await client('handler-a').call(routes['return-assignment'], give)
  await client('dispatcher').call(routes['agree-return'], { params: { id: back.id }, body: { assignmentId: 'a1' } })
  const gone = await registered(node)
  await client('window-a').call(routes['withdraw-request'], { params: { id: gone.id }, body: { reason: '已解决' } })
  await node.settled()
  const workerOf = (name: 'handler-a' | 'handler-b') => accountIdOf(name, node.runtime.keys.installationKey)
  const figures = (account: AccountName, query: z.input<(typeof routes)['getFigures']['query']>) =>
    client(account).call(routes.getFigures, { query })

  t.test('say numerator, denominator and definition, and flag small numbers', async (t) => {
    const body = await figures('window-a', { by: 'unit', figures: 'satisfiedOfEvaluated,returnedOfDispatched' })
    t.match(body.total.rates, {
      satisfiedOfEvaluated: { numerator: 2, denominator: 3 },
      returnedOfDispatched: { numerator: 1, denominator: 4, rate: 0.25 },
    })
    t.match(body.rows, [
      { cell: { unit: 'civil-affairs' }, rates: { satisfiedOfEvaluated: { numerator: 1, denominator: 2 } } },
      { cell: { unit: 'urban-management' }, rates: { returnedOfDispatched: { numerator: 0, denominator: 1 } } },
    ])
    t.same(body.rows[0]?.small, ['satisfiedOfEvaluated', 'returnedOfDispatched'])
    t.equal(body.definitions.satisfiedOfEvaluated?.name.zh, '满意率')
  })
  t.test('open to their cases', async (t) => {
    const query = { figure: 'satisfiedOfEvaluated', part: 'denominator', unit: 'civil-affairs' } as const
    const body = await client('supervisor').call(routes.listFigureCases, { query })
    t.same(body.things.map((one) => one.requestId).toSorted(), [good, bad].toSorted())
    t.equal(body.things[0]?.worker, workerOf('handler-a'))
    const seen = await client('dispatcher').call(routes.listFigureCases, { query })
    t.equal(seen.things[0]?.worker, null, 'a dispatcher sees the case, not whose work is assessed')
  })
  t.test('are told by worker to that worker, their head and the supervisors alone', async (t) => {
    const asked = { by: 'worker', figures: 'satisfiedOfEvaluated' }
    const workers = async (account: AccountName, more = {}) => {
      const body = await figures(account, { ...asked, ...more })
      return body.rows.map(({ cell }) => cell.worker).toSorted()
    }
    t.same(await workers('supervisor'), [workerOf('handler-a'), workerOf('handler-b')].toSorted())
    t.same(await workers('unit-head-a'), [workerOf('handler-a')])
    t.same(await workers('handler-a'), [workerOf('handler-a')])
    t.same(await workers('handler-a', { worker: workerOf('handler-b') }), [workerOf('handler-a')])
    t.same(await workers('dispatcher'), [])
  })
  t.test('show everybody how their own work was evaluated, and nobody else', async (t) => {
    const mine = await client('handler-a').call(routes.listMyEvaluations, { query: { limit: 1 } })
    t.match(mine.rates, { satisfiedOfEvaluated: { numerator: 1, denominator: 2 }, solvedOfEvaluated: { numerator: 1 } })
    t.match(mine.evaluations, [{ requestId: good, unit: 'civil-affairs', level: 5, solved: true }])
    const rest = await client('handler-a').call(routes.listMyEvaluations, { query: { cursor: mine.next ?? '' } })
    t.match(rest, { evaluations: [{ requestId: bad, level: 2, solved: false }], next: null })
    t.same(
      (await client('unit-head-a').call(routes.listMyEvaluations, {})).evaluations,
      [],
      'a head has work of their own',
    )
    t.match(await node.send('callback', { route: routes.listMyEvaluations }), { status: 403 })
  })
  t.test('say who returned what, why, and how often a request was bounced', async (t) => {
    const body = await client('dispatcher').call(routes.getReturns, { query: {} })
    t.match(body.rows, [{ unit: 'civil-affairs', reason: 'not-responsible', returned: 1 }])
    t.match(body, { bounced: [{ times: 1, requests: 1 }], total: { returned: 1, requests: 1 } })
    const query = { unit: 'civil-affairs', reason: 'not-responsible' } as const
    const opened = await client('unit-head-a').call(routes.listReturnCases, { query })
    t.match(opened.cases, [{ requestId: back.id, assignmentId: 'a1', unit: 'civil-affairs', minutes: Number }])
    const others = await client('unit-head-b').call(routes.listReturnCases, { query: { unit: 'urban-management' } })
    t.same(others.cases, [], 'a head opens the cases of their own unit')
  })
  t.test('count what was withdrawn on its own, by registration', async (t) => {
    const body = await client('window-a').call(routes.getExits, { query: { by: 'item' } })
    t.match(body.total.counts, { registered: 5, merged: 0, declined: 0, withdrawn: 1 })
    const cases = await client('dispatcher').call(routes.listExitCases, { query: { exit: 'withdrawn' } })
    t.match(cases.cases, [{ requestId: gone.id }])
    const all = await client('dispatcher').call(routes.listExitCases, { query: { exit: 'registered', limit: 3 } })
    const rest = await client('dispatcher').call(routes.listExitCases, {
      query: { exit: 'registered', cursor: all.next ?? '' },
    })
    t.equal(new Set([...all.cases, ...rest.cases].map((one) => one.requestId)).size, 5, 'those that left as well')
  })
  t.test('give the distribution of counted working time', async (t) => {
    const body = await client('window-a').call(routes.getHandlingTimes, { query: { by: 'unit' } })
    t.match(body.total.minutes, { count: 2, median: Number, p90: Number })
    t.equal(
      body.rows.reduce((sum, row) => sum + row.minutes.count, 0),
      2,
    )
    const opened = await client('supervisor').call(routes.listHandlingTimeCases, { query: {} })
    t.equal(
      opened.cases.reduce((sum, one) => sum + one.minutes, 0),
      body.total.minutes.sum,
    )
    t.notOk(opened.cases.some((one) => one.requestId === back.id))
  })
  t.test('open to what a denominator has beside its numerator, such as accepted and still open', async (t) => {
    const query = { figure: 'completedOfAccepted', part: 'remainder' } as const
    const { total } = await client('dispatcher').call(routes.getCompletion, {})
    const { cases } = await client('dispatcher').call(routes.listCompletionCases, { query })
    const { numerator, denominator } = total.figures.completedOfAccepted
    t.equal(cases.length, denominator - numerator)
    t.same(
      cases.map((one) => [one.requestId, one.completedAt]),
      [
        [bad, null],
        [back.id, null],
      ],
    )
  })
  t.test('of completion can be narrowed to a cell', async (t) => {
    const body = await client('window-a').call(routes.getCompletion, { query: { unit: 'urban-management' } })
    t.match(body.total.figures.completedOfAccepted, { numerator: 1, denominator: 1 })
  })
})
