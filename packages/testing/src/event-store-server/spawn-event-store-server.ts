import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { z } from 'zod'

export interface SpawnedEventStoreServer {
  readonly connectionString: string
  /** SIGSTOP freezes it with its connections open, SIGCONT lets it go on, SIGKILL ends it and its log. */
  signal(signal: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL'): void
  /** Ends it in order; killed already, there is nothing to do. */
  stop(): Promise<void>
}

const main = new URL('./event-store-server-main.ts', import.meta.url).pathname
const firstLine = z.object({ connectionString: z.string() })

/** An event store server in a process of its own, on one node or as a cluster. */
export async function spawnEventStoreServer({ nodes = 1, port = 0 } = {}): Promise<SpawnedEventStoreServer> {
  const args = [main, '--nodes', String(nodes), '--port', String(port)]
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), exited])
  const { connectionString } = firstLine.parse(JSON.parse(String(line)))
  return {
    connectionString,
    signal: (signal) => child.kill(signal),
    stop: async () => {
      child.stdin.end()
      await exited
    },
  }
}
