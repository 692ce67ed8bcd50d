import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { playDemo } from '../src/demo/play-demo.ts'
import { openNode } from '../src/open-node.ts'
import { scratch } from './wubu.ts'

t.setTimeout(120_000)

const rebuilder = fileURLToPath(new URL('./rebuild-until-killed.ts', import.meta.url))
const isBuilding = (name: string) => name.includes('.building.')

type Node = Awaited<ReturnType<typeof openNode>>

const countOf = (node: Node) => Number(node.readModels().prepare('SELECT count(*) AS n FROM request').get()?.n)

t.test('a node that rebuilds its read models', async (t) => {
  const dir = scratch(t)
  const models = join(dir, 'read-models')
  const current = () => readFileSync(join(models, 'current'), 'utf8')
  const requests = await seed(dir)

  t.test('has those in use before when it is killed in the middle', async (t) => {
    const before = current()
    const child = spawn(process.execPath, [rebuilder, dir], { stdio: ['ignore', 'inherit', 'inherit'] })
    t.teardown(() => child.kill('SIGKILL'))
    await killWhile(child, () => current() === before && readdirSync(models).some(isBuilding))
    t.ok(readdirSync(models).some(isBuilding), 'it was in the middle')
    t.equal(current(), before)
    const node = await openNode({ dir })
    t.equal(countOf(node), requests)
    await node.close()
  })

  t.test('answers meanwhile, puts the new ones in their place, and clears away what was left', async (t) => {
    const node = await openNode({ dir })
    t.teardown(() => node.close())
    const before = current()
    t.equal(node.rebuilding.start(), true)
    t.equal(node.rebuilding.start(), false, 'one at a time')
    let answers = 0
    while (node.rebuilding.last()?.state === 'running') {
      t.equal(countOf(node), requests)
      answers += 1
      await wait(5)
    }
    t.match(node.rebuilding.last(), { state: 'done', failure: null })
    const { read = 0, events } = node.rebuilding.last() ?? {}
    t.equal(read, events)
    t.ok(answers > 1)
    t.not(current(), before)
    t.equal(countOf(node), requests)
    t.same(readdirSync(models).filter(isBuilding), [])
  })

  t.test('gives it up when it is stopped', async (t) => {
    const node = await openNode({ dir })
    const before = current()
    node.rebuilding.start()
    await node.close()
    t.equal(current(), before)
    t.same(readdirSync(models).filter(isBuilding), [])
  })
})

async function seed(dir: string): Promise<number> {
  const node = await openNode({ dir, create: true, timeZone: 'Asia/Shanghai' })
  const until = Date.parse('2025-09-20T10:00:00+08:00')
  await playDemo(node, { seed: 5, requests: 60, from: '2025-09-01', until, completedShare: null })
  const head = await node.store.head()
  if (head === null || !(await node.waitForReadModels(head, 30_000))) throw new Error('not seeded')
  const count = countOf(node)
  await node.close()
  return count
}

async function killWhile(child: ChildProcess, isSo: () => boolean): Promise<void> {
  const exited = once(child, 'exit')
  while (!isSo()) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`)
    await wait(1)
  }
  child.kill('SIGKILL')
  await exited
}
