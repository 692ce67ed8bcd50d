import { type ChildProcess, spawn } from 'node:child_process'
import { copyFileSync, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Test } from 'tap'
import { ended, lineOf, main, start, wubu } from './wubu.ts'

export const password = 'correct horse battery'

/** The URL of a log that is empty: at EVENTSTORE_URL, or played by a process that ends with the test. */
export async function logServer(t: Test): Promise<string> {
  const given = process.env.EVENTSTORE_URL
  if (given !== undefined && given !== '') return given
  const script = fileURLToPath(new URL('./log-server-process.ts', import.meta.url))
  const child = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] })
  t.teardown(() => void child.stdin?.end())
  return (await lineOf(child, /esdb:\/\/\S+\n/)).trim()
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
