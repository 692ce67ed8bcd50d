import { createHash, randomUUID } from 'node:crypto'
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
    await registerWaiting(node)
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

/** Requests of this minute that wait for the dispatcher: at night and on Sundays the district has none. */
async function registerWaiting(node: Awaited<ReturnType<typeof openNode>>): Promise<void> {
  // whose returns and results no head of a unit confirms
  const plain = node.reference.items.filter(({ versions }) => {
    const confirms = versions.at(-1)?.confirms
    return confirms?.returns === false && confirms.results === false
  })
  const waiting = plain.slice(0, 8)
  if (waiting.length < 4) throw new Error('the demo has too few items without a confirmation')
  const grid = node.reference.places.find(({ kind, parent }) => kind === 'grid' && parent === 'C-01')
  const actor = { id: 'test-counter', role: 'window', unit: 'C-01' } as const
  const registered = waiting.map(({ code }) => {
    const requestId = randomUUID()
    const told = { channel: 'window', source: null, residentId: null, item: code, place: grid?.id ?? null } as const
    const how = {
      window: 'C-01',
      address: null,
      description: '楼道灯不亮（演示）',
      paper: null,
      accept: true,
      instant: null,
    } as const
    const data = { requestId, ...told, ...how }
    const meta = { now: node.now(), actor, reference: node.reference }
    const ids = { stream: `request-${requestId}`, commandId: requestId, correlationId: requestId }
    return node.requests.handle({ ...ids, creates: true, command: { type: 'register-request', data, meta } })
  })
  const refused = (await Promise.all(registered)).find(({ outcome }) => outcome !== 'accepted')
  if (refused) throw new Error(`a request that waits could not be registered: ${JSON.stringify(refused)}`)
}

function digest(): string {
  const hash = createHash('sha256').update(new Date().toISOString().slice(0, 10))
  const files = globSync(
    [
      'packages/{domain,engine,read-models,event-store-sqlite}/src/**/*.ts',
      'services/{api,cli}/src/**/*.ts',
      'services/console/test/seeded-log.ts',
    ],
    {
      cwd: root,
    },
  ).sort()
  for (const file of files) hash.update(file).update(readFileSync(join(root, file)))
  return hash.digest('hex').slice(0, 16)
}
