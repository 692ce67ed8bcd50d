/** Makes the load of the HTTP benchmark, in a process of its own. Told what to do by messages of its parent. */
import { randomUUID } from 'node:crypto'
import type { LifeStep } from '../district/life.ts'
import { randomOf } from '../district/random.ts'
import { RequestPool } from '../district/request-pool.ts'
import { Connection } from './connection.ts'
import type { FromLoad, LoadResult, ToLoad } from './messages.ts'

interface Target {
  readonly connections: readonly Connection[]
  readonly pool: RequestPool
  /** Header lines by actor. */
  readonly authorization: Readonly<Record<string, string>>
}

const targets = new Map<string, Target>()

process.on('message', (message: ToLoad) => {
  if (message.kind === 'target') tell(addTarget(message))
  else if (message.kind === 'run') void runAndTell(message.name, message.requests)
  else stop()
})

function tell(message: FromLoad): void {
  process.send?.(message)
}

async function runAndTell(name: string, requests: number): Promise<void> {
  tell({ kind: 'ran', result: await run(name, requests) })
}

function addTarget({ name, port, connections, world, open, tokens }: Extract<ToLoad, { kind: 'target' }>): FromLoad {
  targets.set(name, {
    connections: Array.from({ length: connections }, () => new Connection(port)),
    pool: new RequestPool(world, randomOf(5), open),
    authorization: Object.fromEntries(
      Object.entries(tokens).map(([actor, token]) => [actor, `authorization: Bearer ${token}\r\n`]),
    ),
  })
  return { kind: 'ready' }
}

async function run(name: string, requests: number): Promise<LoadResult> {
  const target = targets.get(name)
  if (!target) throw new Error(`No target is called ${name}.`)
  const latencies: number[] = []
  const statuses: Record<string, number> = {}
  let firstFailure: string | null = null
  let left = requests
  const client = async (connection: Connection) => {
    while (left > 0) {
      left -= 1
      const { slot, next } = target.pool.take()
      const begin = performance.now()
      const { status, body } = await connection.post(...wire(slot.case.requestId, next, target))
      latencies.push(performance.now() - begin)
      statuses[status] = (statuses[status] ?? 0) + 1
      if (status >= 300) firstFailure ??= `${next.given.type}: ${body}`
      target.pool.giveBack(slot, status === 201 ? String(JSON.parse(body).requestId) : undefined)
    }
  }
  const cpu = process.cpuUsage()
  const start = performance.now()
  await Promise.all(target.connections.map(client))
  const seconds = (performance.now() - start) / 1_000
  const { user, system } = process.cpuUsage(cpu)
  return { seconds, latencies, statuses, cpuSeconds: (user + system) / 1e6, firstFailure }
}

/** Path, headers and body of a command. */
function wire(requestId: string, { given, actor }: LifeStep, { authorization }: Target): [string, string, string] {
  const headers = `${authorization[actor.id] ?? ''}idempotency-key: ${randomUUID()}\r\n`
  if (given.type !== 'register-request') {
    return [`/api/requests/${requestId}/commands/${given.type}`, headers, JSON.stringify(given.data)]
  }
  const { requestId: _, ...data } = given.data
  return ['/api/requests', headers, JSON.stringify(data)]
}

function stop(): void {
  for (const { connections } of targets.values()) for (const connection of connections) connection.close()
  process.disconnect()
}
