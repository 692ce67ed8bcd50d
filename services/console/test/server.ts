import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildConsole } from '../build/index.ts'

const main = join(dirname(fileURLToPath(import.meta.url)), '../../cli/src/main.ts')
const address = /http:\/\/127\.0\.0\.1:\d+/

/** What printed links begin with. */
export const publicUrl = 'https://wubu.example.cn'

export interface Server {
  readonly url: string
  /** Ends the process as an operator does; `start` brings it back on the same port. */
  stop(): Promise<void>
  start(): Promise<void>
}

/** `wubu serve` over `dir`, in a process of its own, with the console that is built. */
export async function startServer(dir: string): Promise<Server> {
  await buildConsole()
  let child: ChildProcess | undefined
  // a test that is broken off leaves no server behind
  process.once('exit', () => child?.kill('SIGKILL'))
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => process.exit(1))
  child = serve(dir, '0')
  const url = await urlOf(child)
  return {
    url,
    stop: async () => child && end(child),
    async start() {
      child = serve(dir, new URL(url).port)
      await urlOf(child)
    },
  }
}

function serve(dir: string, port: string): ChildProcess {
  const { TAP: _tap, ...rest } = process.env
  const limits = { WUBU_SIGN_IN_LIMIT: '1000', WUBU_PUBLIC_LIMIT: '1000' }
  const env = { ...rest, ...limits, WUBU_LOG_LEVEL: 'error', WUBU_PUBLIC_URL: publicUrl }
  return spawn(process.execPath, [main, 'serve', '--data', dir, '--port', port], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

async function urlOf(child: ChildProcess): Promise<string> {
  let seen = ''
  for await (const chunk of child.stdout?.iterator({ destroyOnReturn: false }) ?? []) {
    seen += chunk
    const found = address.exec(seen)?.[0]
    if (found) return found
  }
  throw new Error(`the server ended: ${seen}`)
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  await exited
}
