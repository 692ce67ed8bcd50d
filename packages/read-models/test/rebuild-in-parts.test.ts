import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openMemoryEventStore, requestLogs } from '@wubu/testing'
import fc from 'fast-check'
import t, { type Test } from 'tap'
import { buildPart, type Part } from '../src/build-part.ts'
import { decode } from '../src/catalogues.ts'
import { dump } from '../src/database.ts'
import { createProjections } from '../src/projections.ts'
import { rebuild } from '../src/rebuild.ts'
import { append, toldOf } from './logs.ts'
import { noted } from './notes.ts'

const timeZone = 'Asia/Shanghai'
const seed = Date.now() & 0x7fffffff

function folder(t: Test) {
  const dir = mkdtempSync(join(tmpdir(), 'wubu-read-models-'))
  t.teardown(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

async function someLog() {
  const store = openMemoryEventStore('log')
  const [log = []] = fc.sample(requestLogs(), { seed, numRuns: 1 })
  await append(store, log.map(toldOf))
  return store
}

function dumpOf(path: string) {
  const db = new DatabaseSync(path, { readOnly: true })
  const tables = dump(db)
  db.close()
  return tables
}

t.test('a rebuild that leaves a part to another thread', async (t) => {
  t.comment(`seed ${seed}`)
  t.test('builds the same as one alone, with what was written meanwhile', async (t) => {
    const store = await someLog()
    const built = (startPart?: Parameters<typeof rebuild>[0]['startPart']) =>
      rebuild({
        store,
        dir: folder(t),
        projections: createProjections({ timeZone }),
        decode,
        saveEvery: 20,
        ...(startPart && { startPart }),
      })
    const begun: Part[] = []
    const parted = await built(async (part, signal) => {
      begun.push(part)
      await append(store, [noted('later', 0, '1')])
      t.not(await store.head(), part.upTo)
      await buildPart({ ...part, store, projections: createProjections({ timeZone }), decode, signal, saveEvery: 7 })
    })
    t.strictSame(dumpOf(parted.path), dumpOf((await built()).path))
    t.equal(begun.length, 1)
  })

  t.test('does it by itself where the other thread fails, and leaves nothing of it behind', async (t) => {
    const store = await someLog()
    const dir = folder(t)
    const projections = createProjections({ timeZone })
    const startPart = async ({ path }: Part) => {
      new DatabaseSync(path).close()
      throw new Error('the other thread ran out of memory')
    }
    const { path } = await rebuild({ store, dir, projections, decode, startPart })
    const alone = await rebuild({ store, dir: folder(t), projections: createProjections({ timeZone }), decode })
    t.strictSame(dumpOf(path), dumpOf(alone.path))
    const left = readdirSync(dir).filter((name) => name.includes('building'))
    t.strictSame(left, [])
  })

  t.test('ends both where it is aborted', async (t) => {
    const store = await someLog()
    const dir = folder(t)
    const stopping = new AbortController()
    const startPart = (_part: Part, signal: AbortSignal) =>
      new Promise<void>((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason))
        stopping.abort()
      })
    const projections = createProjections({ timeZone })
    await t.rejects(rebuild({ store, dir, projections, decode, startPart, signal: stopping.signal }), {
      name: 'AbortError',
    })
    t.strictSame(readdirSync(dir), [])
  })
})
