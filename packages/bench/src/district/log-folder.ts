import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { createRuntime, type Runtime } from '@wubu/api'
import { partThread } from '@wubu/cli'
import { createLog, readLogDescription } from '@wubu/engine'
import {
  acquireDataFolder,
  openFileKeyStore,
  openSqliteEventStore,
  openSqliteEventStoreReader,
} from '@wubu/event-store-sqlite'
import { createProjections, decode, rebuild } from '@wubu/read-models'
import { v5 as uuid5 } from 'uuid'
import { headOf } from '../raw-log.ts'
import { from, playYear, until } from './play-year.ts'
import { seedAccounts, seedWorld } from './seed.ts'
import { type World, worldOf } from './world.ts'

/** A data folder with so many requests of one year, read models and accounts; kept between runs. */
export interface LogFolder {
  readonly dir: string
  readonly requests: number
  readonly world: World
  /** How it was made, in words. */
  readonly made: string
  /** Everything in it happened before; ISO 8601. */
  readonly until: string
  readonly from: string
}

/** Changes with whatever is generated: an older folder is made anew. */
const version = 1
const timeZone = 'Asia/Shanghai'
const commandId = uuid5('create the log of a benchmark', '2b2b3d0e-8d56-5f0e-9b51-0f4dbd0a1c11')

/** Residents ask a few times each; so many counters and units have accounts. */
function worldFor(requests: number): World {
  return worldOf(Math.ceil(requests / 5))
}

/** The folder of an earlier run, or a new one. */
export async function logFolder(requests: number, say: (text: string) => void): Promise<LogFolder> {
  const root = join(tmpdir(), `wubu-bench-${userInfo().uid}`)
  const dir = join(root, `v${version}-${requests}`)
  const note = join(dir, 'made.txt')
  if (!existsSync(note)) {
    rmSync(dir, { recursive: true, force: true })
    mkdirSync(root, { recursive: true, mode: 0o700 })
    const building = `${dir}.building`
    rmSync(building, { recursive: true, force: true })
    say(`a log of ${requests} requests is made in ${dir}`)
    writeFileSync(join(building, 'made.txt'), await make(building, requests, say))
    renameSync(building, dir)
  }
  return { dir, requests, world: worldFor(requests), made: readFileSync(note, 'utf8'), until, from }
}

async function make(dir: string, requests: number, say: (text: string) => void): Promise<string> {
  const start = performance.now()
  const node = await openWithoutReadModels(dir)
  const world = worldFor(requests)
  await seedWorld(node, world, from)
  const commands = await playYear(node, world, requests, say)
  await seedAccounts(node, world)
  await node.close()
  const written = performance.now()
  await buildReadModels(dir)
  const built = performance.now()
  const seconds = (ms: number) => `${Math.round(ms / 1_000)} s`
  return (
    `${requests} requests, ${headOf(dir)} events by ${commands} commands through decide, encode and the SQLite log ` +
    `in ${seconds(written - start)}, read models in ${seconds(built - written)}`
  )
}

/** A node whose projections are built afterwards: at once is faster than along with it. */
async function openWithoutReadModels(dir: string): Promise<Runtime> {
  const folder = acquireDataFolder(dir)
  const keys = openFileKeyStore({ dir })
  const store = openSqliteEventStore({ dir, folder })
  await createLog(store, keys, { timeZone, now: from, commandId })
  const release = () => folder.release()
  const startProjections = () => ({
    poke: () => undefined,
    hurry: () => undefined,
    replayParked: async () => null,
    rebuild: async () => undefined,
    keep: async () => false,
    stop: async () => undefined,
  })
  const readModelsDir = join(dir, 'read-models')
  return createRuntime({ store, keys, timeZone, readModelsDir, startProjections, cachedStates: 40_000, release })
}

async function buildReadModels(dir: string): Promise<void> {
  const store = openSqliteEventStoreReader({ dir })
  const keys = openFileKeyStore({ dir, readOnly: true })
  const { timeZone: zone } = await readLogDescription(store)
  await rebuild({
    store,
    dir: join(dir, 'read-models'),
    projections: createProjections({ timeZone: zone, keys }),
    decode,
    startPart: partThread({ dir, timeZone: zone }),
  })
  await store.close()
  await keys.close()
}
