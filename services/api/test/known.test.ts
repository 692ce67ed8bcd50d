import { routes } from '@wubu/contract'
import t from 'tap'
import { startNode } from './node.ts'
import { registered } from './story.ts'

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
