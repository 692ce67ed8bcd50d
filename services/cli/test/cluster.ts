import { type ChildProcess, spawn } from 'node:child_process'
import { copyFileSync, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { openEventStoreDb } from '@wubu/event-store-eventstoredb'
import { type RealServer, realServer, spawnEventStoreServer } from '@wubu/testing/event-store-server'
import { ended, main, start, wubu } from './wubu.ts'

export const password = 'correct horse battery'

/** Servers with an empty log: one that is played by a process of its own, and a real one where there is any. */
export async function logServers(): Promise<readonly RealServer[]> {
  const real = await realServer()
  return [played, { ...real, skip: real.skip || (await holdsEvents(process.env.EVENTSTORE_URL)) }]
}

const played: RealServer = {
  skip: false,
  name: 'a played server',
  start: async (t) => {
    const server = await spawnEventStoreServer()
    t.teardown(() => server.stop())
    return server.connectionString
  },
}

/** Why the server at a URL can't be used where an empty one is needed, or false. */
async function holdsEvents(url: string | undefined): Promise<string | false> {
  if (!url) return false
  const reason = 'the server at EVENTSTORE_URL is not empty: start a fresh one for this test'
  const store = await openEventStoreDb(url).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'unreadable_log') return null
    throw error
  })
  const isEmpty = (await store?.head()) === null
  await store?.close()
  return !isEmpty && reason
}

/** A data folder with a small demo district, and a clerk at the window. */
export async function folderWithClerk(dir: string): Promise<string> {
  const { code, stderr } = await wubu('demo', '--requests', '30', '--data', dir)
  if (code !== 0) throw new Error(stderr)
  const child = spawn(
    process.execPath,
    [main, 'account', 'add', 'window', '--role', 'window', '--place', 'district', '--password-stdin', '--data', dir],
    {
      stdio: ['pipe', 'ignore', 'inherit'],
    },
  )
  child.stdin.end(`${password}\n`)
  if ((await ended(child)) !== 0) throw new Error('no account')
  return dir
}

/** One `wubu serve` on a shared log, that can be killed and started again on its port with its folder. */
export class ServedNode {
  readonly url: string
  readonly #args: readonly string[]
  #child: ChildProcess | null = null

  private constructor(dir: string, log: string, port: number) {
    this.url = `http://127.0.0.1:${port}`
    this.#args = ['serve', '--log', log, '--data', dir, '--port', String(port)]
  }

  /** In a folder of its own below `dir`, with the installation's key of `keyFrom`. */
  static async make(dir: string, keyFrom: string, log: string): Promise<ServedNode> {
    const port = await freePort()
    const own = join(dir, `node-${port}`)
    mkdirSync(own, { mode: 0o700 })
    copyFileSync(join(keyFrom, 'installation.key'), join(own, 'installation.key'))
    return new ServedNode(own, log, port)
  }

  start(): void {
    const child = start(...this.#args)
    child.stderr?.on('data', (chunk) => process.stderr.write(chunk))
    child.stdout?.resume()
    this.#child = child
  }

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.#child
    this.#child = null
    child?.kill(signal)
    if (child) await ended(child)
  }

  async ready(): Promise<void> {
    for (const begin = Date.now(); Date.now() - begin < 60_000; await wait(100)) {
      const answer = await fetch(`${this.url}/readyz`).catch(() => null)
      if (answer?.status === 200) return
    }
    throw new Error(`${this.url} does not become ready`)
  }
}

export async function copyLog(from: string, to: string): Promise<void> {
  const { code, stderr } = await wubu('copy-log', '--from', from, '--to', to)
  if (code !== 0) throw new Error(stderr)
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return address.port
}
