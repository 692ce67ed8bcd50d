import { cubeWanted } from '@wubu/read-models'
import t from 'tap'
import { playDemo } from '../src/demo/play-demo.ts'
import { openNode } from '../src/open-node.ts'
import { scratch } from './wubu.ts'

t.setTimeout(120_000)

t.test(
  'whoever cuts the figures in a new way waits once, for the thread of the projections to sum them up',
  async (t) => {
    const node = await openNode({ dir: scratch(t), create: true, timeZone: 'Asia/Shanghai' })
    t.teardown(() => node.close())
    const until = Date.parse('2025-09-20T10:00:00+08:00')
    const { at } = await playDemo(node, { seed: 5, requests: 20, from: '2025-09-01', until, completedShare: null })
    const question = { by: ['item', 'grid'] as const, at }
    const head = await node.store.head()
    t.ok(head !== null && (await node.waitForReadModels(head, 30_000)))
    t.type(cubeWanted(node.readModels(), question), 'number')
    await Promise.all([node.prepareFigures(question), node.prepareFigures(question)])
    t.equal(cubeWanted(node.readModels(), question), null)
  },
)
