/** A node that rebuilds its read models again and again until it is killed. */
import { setTimeout as wait } from 'node:timers/promises'
import { openNode } from '../src/open-node.ts'

const [, , dir = ''] = process.argv
const node = await openNode({ dir })
for (;;) {
  node.rebuilding.start()
  await wait(1)
}
