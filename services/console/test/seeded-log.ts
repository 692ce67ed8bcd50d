import { createHash } from 'node:crypto'
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createDemoAccounts, demoTimeZone, openNode, playDemo } from '@wubu/cli'

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..')
const kept = join(root, '.tap/console')
const dayMs = 86_400_000

/** Of every demo account in tests. */
export const password = 'a password of the tests'

/**
 * A copy of a small district with a few hundred requests of the last month, made once a day and for each state of the sources: all test
 * files begin with the same. `demo-<role>` signs in with `password`.
 */
export async function copySeededLog(dir: string): Promise<void> {
  const seeded = join(kept, digest())
  if (!existsSync(seeded)) await seed(seeded)
  cpSync(seeded, dir, { recursive: true })
}

async function seed(place: string): Promise<void> {
  mkdirSync(kept, { recursive: true })
  const dir = mkdtempSync(join(kept, 'new-'))
  const until = Math.floor(Date.now() / 1_000) * 1_000
  const from = new Date(until - 30 * dayMs).toISOString().slice(0, 10)
  const node = await openNode({ dir, create: true, timeZone: demoTimeZone })
  try {
    await playDemo(node, { seed: 1, requests: 400, from, until, completedShare: null })
    await createDemoAccounts(node, () => password)
    const head = await node.store.head()
    // what is copied has its read models
    if (head !== null) await node.waitForReadModels(head, 30_000)
  } finally {
    await node.close()
  }
  // another test file may have been faster
  if (existsSync(place)) rmSync(dir, { recursive: true })
  else renameSync(dir, place)
}

function digest(): string {
  const hash = createHash('sha256').update(new Date().toISOString().slice(0, 10))
  const files = globSync(
    ['packages/{domain,engine,read-models,event-store-sqlite}/src/**/*.ts', 'services/{api,cli}/src/**/*.ts'],
    {
      cwd: root,
    },
  ).sort()
  for (const file of files) hash.update(file).update(readFileSync(join(root, file)))
  return hash.digest('hex').slice(0, 16)
}
