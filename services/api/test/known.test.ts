import { routes } from '@wubu/contract'
import t from 'tap'
import { startNode } from './node.ts'
import { awaitingFeedback, registered } from './story.ts'

t.test('figures by two clocks', async (t) => {
  const node = await startNode(t, { WUBU_POSITION_WAIT_MS: '2000' })
  const window = node.client('window-a')
  await registered(node)
  await node.settled()
  const frozen = await window.call(routes.getCompletion, { query: { by: 'unit,month' } })
  const { at, known } = frozen
  if (known === null) throw new Error('nothing is known')
  // happened before the report was made, written after it
  const paper = { occurredAt: new Date(Date.parse(at) - 3_600_000).toISOString(), reason: '停电' }
  const body = {
    channel: 'window',
    item: 'road-repair',
    place: 'grid-a',
    description: '路灯不亮',
    accept: true,
    paper,
  } as const
  const late = await window.call(routes.registerRequest, { body })
  await node.settled()
  const accepted = async (query: { at?: string; known?: string }) =>
    (await window.call(routes.getCompletion, { query })).total.figures.completedOfAccepted.denominator

  t.test('tell what is known now of an earlier instant', async (t) => t.equal(await accepted({ at }), 2))
  t.test('and what was known then, to the letter', async (t) => {
    t.equal(await accepted({ at, known }), 1)
    const again = await window.call(routes.getCompletion, { query: { by: 'unit,month', at, known } })
    t.strictSame(again, frozen, 'a frozen report is its two clocks')
  })
  t.test('with the cases that were known', async (t) => {
    const query = { figure: 'completedOfAccepted', part: 'denominator', at } as const
    const cases = async (more = {}) => {
      const found = await node.client('supervisor').call(routes.listCompletionCases, { query: { ...query, ...more } })
      return found.cases.map((one) => one.requestId)
    }
    t.ok((await cases()).includes(late.requestId))
    t.notOk((await cases({ known })).includes(late.requestId))
    t.equal((await cases({ known })).length, 1)
  })
  t.test('keep telling it while the log grows', async (t) => {
    const more = await window.call(routes.registerRequest, { body })
    t.ok(more.position > known)
    t.equal(await accepted({ at, known }), 1)
    t.equal(await accepted({ at, known: more.position }), 3, 'waits until the position is reached')
  })
  t.test('refuse what is no position of this log', async (t) => {
    for (const wrong of ['another:1', `${node.store.logId}:99999999999999999999`]) {
      const { status, body: problem } = await node.send('window-a', {
        route: routes.getCompletion,
        query: { known: wrong },
      })
      t.match([status, problem.code], [400, 'known_malformed'])
    }
  })
})

t.test('the other figures by two clocks', async (t) => {
  const node = await startNode(t, { WUBU_POSITION_WAIT_MS: '2000' })
  const [window, supervisor, admin] = [node.client('window-a'), node.client('supervisor'), node.client('admin')]
  const { id } = await awaitingFeedback(node)
  await node.settled()
  const ahead = { figure: 'aheadOfLimit', part: 'denominator' } as const
  const ask = async (query: { at?: string; known?: string }) => ({
    rates: await window.call(routes.getFigures, { query: { ...query, by: 'unit' } }),
    times: await window.call(routes.getHandlingTimes, { query }),
    returns: await window.call(routes.getReturns, { query }),
    exits: await window.call(routes.getExits, { query: { ...query, by: 'unit' } }),
    cases: await supervisor.call(routes.listFigureCases, { query: { ...query, ...ahead } }),
    slow: await supervisor.call(routes.listHandlingTimeCases, { query }),
    registered: await supervisor.call(routes.listExitCases, { query: { ...query, exit: 'registered' } }),
    returned: await supervisor.call(routes.listReturnCases, { query }),
  })
  const { at, known } = (await ask({})).rates
  if (known === null) throw new Error('nothing is known')
  const frozen = await ask({ at })

  // all of what follows is written after the report and tells of a time before it, or moves what it was measured by
  const paper = { occurredAt: new Date(Date.parse(at) - 3_600_000).toISOString(), reason: '停电' }
  const body = { channel: 'window', item: 'road-repair', place: 'grid-a', description: '路灯不亮', paper } as const
  await window.call(routes.registerRequest, { body })
  const { deadlines } = await supervisor.call(routes.getRequest, { params: { id } })
  const due = deadlines.find(({ kind }) => kind === 'total')?.dueAt ?? ''
  // the local day of the due date, which was a working day when the minutes up to it were counted
  const year = Number(due.slice(0, 4))
  const { years } = await window.call(routes.listCalendarYears, {})
  const version = (years.find((one) => one.year === year)?.version ?? 0) + 1
  const holidays = [{ date: due.slice(0, 10), name: '临时放假' }]
  const set = { version, status: 'published' as const, source: '通知', holidays, workdays: [] }
  await admin.call(routes.setCalendarYear, { params: { year }, body: set })
  await node.settled()

  t.test('tell what is known now, by the calendar as it is now', async (t) => {
    const now = await ask({ at })
    t.equal(now.registered.cases.length, 2)
    t.equal(now.exits.total.counts.registered, 2)
    t.ok((now.cases.things[0]?.counts ?? 0) < (frozen.cases.things[0]?.counts ?? 0), 'a day less to count')
  })
  t.test('and what was known then, with the calendar of then, to the letter', async (t) => {
    t.strictSame(await ask({ at, known }), frozen)
  })
  t.test('are refused where the position is of another log', async (t) => {
    const { status, body: problem } = await node.send('window-a', {
      route: routes.getFigures,
      query: { known: 'another:1' },
    })
    t.match([status, problem.code], [400, 'known_malformed'])
  })
})
