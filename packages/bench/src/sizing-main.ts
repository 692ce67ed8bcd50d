/**
 * What a data folder's log and read models weigh, for docs/reference/sizing.md: `node packages/bench/src/sizing-main.ts DIR`.
 * Builds the read models anew to time it; no node may be serving the folder.
 */
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Position } from '@wubu/engine'
import { openSqliteEventStoreReader } from '@wubu/event-store-sqlite'

const [dir = './data'] = process.argv.slice(2)

/** Of a file or of everything in a folder. */
function bytesOf(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return 0
  if (!stat.isDirectory()) return stat.size
  return readdirSync(path).reduce((sum, name) => sum + bytesOf(join(path, name)), 0)
}

async function readThrough() {
  const store = openSqliteEventStoreReader({ dir })
  const seen = { requests: 0, events: 0, payload: 0 }
  for (let at: Position | null = null, end = false; !end; ) {
    const page = await store.readAll(at, 1_000)
    for (const { stream, revision, data, metadata } of page.events) {
      if (revision === 0 && stream.startsWith('request-')) seen.requests += 1
      seen.events += 1
      seen.payload += Buffer.byteLength(data) + Buffer.byteLength(metadata)
    }
    at = page.next ?? at
    end = page.end
  }
  await store.close()
  return seen
}

/** Seconds and the most memory resident, in MB, as Linux tells it. */
async function rebuild() {
  const main = fileURLToPath(new URL('../../../services/cli/src/main.ts', import.meta.url))
  const start = performance.now()
  const child = spawn(process.execPath, ['--max-semi-space-size=8', main, 'rebuild', '--data', dir], {
    stdio: 'ignore',
  })
  let peakMb = 0
  const timer = setInterval(() => {
    const found = /VmHWM:\s+(\d+) kB/.exec(statusOf(child.pid))?.[1]
    peakMb = Math.max(peakMb, Number(found ?? 0) / 1_024)
  }, 200)
  const code = await new Promise((resolve) => child.once('exit', resolve))
  clearInterval(timer)
  if (code !== 0) throw new Error(`wubu rebuild ended with ${code}`)
  return { seconds: (performance.now() - start) / 1_000, peakMb }
}

function statusOf(pid: number | undefined): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8')
  } catch {
    // it ended between two looks
    return ''
  }
}

const { requests, events, payload } = await readThrough()
const { seconds, peakMb } = await rebuild()
const per = (bytes: number) => ({ bytes, perRequest: Math.round(bytes / requests) })
const result = {
  requests,
  events,
  eventsPerRequest: Number((events / requests).toFixed(2)),
  payload: per(payload),
  log: per(bytesOf(join(dir, 'log.db')) + bytesOf(join(dir, 'log.db-wal'))),
  keys: per(bytesOf(join(dir, 'keys.db'))),
  readModels: per(bytesOf(join(dir, 'read-models'))),
  rebuild: {
    seconds: Number(seconds.toFixed(1)),
    eventsPerSecond: Math.round(events / seconds),
    peakMb: Math.round(peakMb),
  },
}
process.stdout.write(`${JSON.stringify(result, null, 2)}\n`)
