import t from 'tap'
import { flagsOf } from './v8-flags.ts'

const bulk = ['node', 'main.ts', 'import', 'city.csv']

t.test('a command that ends soon after much work has a large young generation', async (t) => {
  t.same(flagsOf(bulk, 8), ['--min-semi-space-size=64', '--max-semi-space-size=64'])
})

t.test('on two processors the garbage is collected by the thread that makes it', async (t) => {
  t.ok(flagsOf(bulk, 2).includes('--single-threaded-gc'))
})

t.test('a node that stays, and a short command, run as they were started', async (t) => {
  for (const command of ['serve', 'start', 'verify', '--help']) t.same(flagsOf(['node', 'main.ts', command], 2), [])
  t.same(flagsOf(['node', 'main.ts', 'report', 'import'], 2), [])
  t.same(flagsOf(['node', 'main.ts'], 2), [])
})
