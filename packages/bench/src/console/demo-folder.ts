import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { createDemoAccounts, demoTimeZone, openNode, playDemo } from '@wubu/cli'

/** Of every demo account in it. */
export const password = 'a password of the benchmarks'

/** The year that is played: over, so that the folder may be kept. */
const [from, until] = ['2025-01-01', '2025-12-31T23:59:59+08:00']

/** A data folder of the demo district with its 122 items and so many requests; kept between runs. */
export async function demoFolder(requests: number, say: (text: string) => void): Promise<string> {
  const root = join(tmpdir(), `wubu-bench-${userInfo().uid}`)
  const dir = join(root, `demo1-${requests}`)
  if (existsSync(dir)) return dir
  const building = `${dir}.building`
  rmSync(building, { recursive: true, force: true })
  mkdirSync(root, { recursive: true, mode: 0o700 })
  say(`a demo district of ${requests} requests is made in ${dir}`)
  const node = await openNode({ dir: building, create: true, timeZone: demoTimeZone })
  try {
    await playDemo(node, { seed: 1, requests, from, until: Date.parse(until), completedShare: null })
    await createDemoAccounts(node, () => password)
    const head = await node.store.head()
    if (head !== null) await node.waitForReadModels(head, 600_000)
  } finally {
    await node.close()
  }
  renameSync(building, dir)
  return dir
}
