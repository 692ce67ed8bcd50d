import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { FromLoad, LoadResult, ToLoad } from './messages.ts'

/** A server in a process of its own. */
export interface ServerProcess {
  readonly pid: number
  readonly port: number
  stop(): Promise<void>
}

const wubu = fileURLToPath(new URL('../../../../services/cli/src/main.ts', import.meta.url))

/** As the script `wubu` of the root's package.json has it: by itself V8 takes 128 MB for new objects, for each thread. */
const flags = ['--max-semi-space-size=8']

/** `wubu serve` as anybody starts it, except for the limits of requests per minute. */
export async function serveWubu(dir: string): Promise<ServerProcess> {
  const limits = { WUBU_RATE_LIMIT: '0', WUBU_SIGN_IN_LIMIT: '100000' }
  const child = spawn(process.execPath, [...flags, wubu, 'serve', '--data', dir, '--port', '0'], {
    env: { ...process.env, ...limits },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines = createInterface({ input: child.stdout })
  child.stderr.resume()
  const port = await new Promise<number>((resolve, reject) => {
    // its log goes on to be read, or the pipe would fill
    lines.on('line', (line) => line.startsWith('http') && resolve(Number(new URL(line).port)))
    child.once('exit', (code) => reject(new Error(`wubu serve ended with ${code}.`)))
  })
  return { pid: child.pid ?? 0, port, stop: () => ended(child, () => child.kill('SIGTERM')) }
}

/** A server of this package, which tells its port by a message. */
export async function forkServer(file: string): Promise<ServerProcess> {
  const child = fork(new URL(file, import.meta.url))
  const [told]: { readonly port: number }[] = await once(child, 'message')
  return { pid: child.pid ?? 0, port: told?.port ?? 0, stop: () => ended(child, () => child.disconnect()) }
}

async function ended(child: ChildProcess, stop: () => void): Promise<void> {
  const exit = once(child, 'exit')
  stop()
  await exit
}

/** The process that makes the load. */
export class LoadGenerator {
  readonly #child = fork(new URL('./load-main.ts', import.meta.url), { serialization: 'advanced' })

  async target(target: Omit<Extract<ToLoad, { kind: 'target' }>, 'kind'>): Promise<void> {
    await this.#ask({ kind: 'target', ...target })
  }

  async run(name: string, requests: number): Promise<LoadResult> {
    const answer = await this.#ask({ kind: 'run', name, requests })
    if (answer.kind !== 'ran') throw new Error('The load generator answered something else.')
    const { firstFailure } = answer.result
    if (firstFailure !== null) throw new Error(`${name} refused: ${firstFailure}`)
    return answer.result
  }

  stop(): Promise<void> {
    return ended(this.#child, () => this.#child.send({ kind: 'stop' } satisfies ToLoad))
  }

  async #ask(message: ToLoad): Promise<FromLoad> {
    const settled = new AbortController()
    const { signal } = settled
    const failed = once(this.#child, 'exit', { signal }).then(() => {
      throw new Error('The load generator ended.')
    })
    const answered = once(this.#child, 'message', { signal })
    this.#child.send(message)
    try {
      const [answer]: FromLoad[] = await Promise.race([answered, failed])
      if (!answer) throw new Error('The load generator answered nothing.')
      return answer
    } finally {
      // the loser of the race must not go on listening
      await Promise.all([settled.abort(), Promise.allSettled([answered, failed])])
    }
  }
}
