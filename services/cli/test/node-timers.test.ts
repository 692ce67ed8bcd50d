import { setTimeout as wait } from 'node:timers/promises'
import t from 'tap'
import { openNode } from '../src/open-node.ts'
import { runNodeTimers } from '../src/run-node-timers.ts'
import { scratch } from './wubu.ts'

t.test('timers that failed are started again, for as long as their node runs', async (t) => {
  const dir = scratch(t)
  const node = await openNode({ dir, create: true })
  const stopping = new AbortController()
  let reads = 0
  const store: typeof node.store = Object.assign(Object.create(node.store), {
    readAll: (...read: Parameters<typeof node.store.readAll>) => {
      reads += 1
      return reads === 1 ? Promise.reject(new Error('the disk is full')) : node.store.readAll(...read)
    },
    subscribe: node.store.subscribe.bind(node.store),
  })
  const running = runNodeTimers({ ...node, store }, dir, stopping.signal)
  for (const start = Date.now(); reads < 2 && Date.now() - start < 10_000; ) await wait(20)
  t.ok(reads >= 2)
  stopping.abort()
  await running
  await node.close()
})
