import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Runtime } from '@wubu/api'
import type { RequestCommand } from '@wubu/domain'
import type { Position } from '@wubu/engine'
import type { LifeStep } from './life.ts'
import type { RequestPool } from './request-pool.ts'

/** Of paced commands; beyond it they come later. */
const mostInFlight = 256

/** Gives a command as the API would after zod. Throws unless it is accepted. */
export async function give(
  node: Pick<Runtime, 'requests' | 'reference'>,
  requestId: string,
  { given, actor }: LifeStep,
  now: string,
): Promise<Position> {
  const commandId = randomUUID()
  const command = { ...given, meta: { now, actor, reference: node.reference } } as RequestCommand
  const creates = given.type === 'register-request'
  const stream = `request-${requestId}`
  const result = await node.requests.handle({ stream, command, commandId, correlationId: commandId, creates })
  if (result.outcome === 'accepted') return result.position
  throw new Error(`${given.type} on ${stream}: ${JSON.stringify(result)}`)
}

export interface CallersOptions {
  readonly callers: number
  readonly commands: number
}

/** So many callers, each giving one command after the other on open requests at random. Latencies in milliseconds. */
export async function runCallers(
  node: Runtime,
  pool: RequestPool,
  { callers, commands }: CallersOptions,
): Promise<{ readonly seconds: number; readonly latencies: readonly number[] }> {
  const latencies: number[] = []
  let left = commands
  const caller = async () => {
    while (left > 0) {
      left -= 1
      const { slot, next } = pool.take()
      const start = performance.now()
      await give(node, slot.case.requestId, next, node.now())
      latencies.push(performance.now() - start)
      pool.giveBack(slot)
    }
  }
  const start = performance.now()
  await Promise.all(Array.from({ length: callers }, caller))
  return { seconds: (performance.now() - start) / 1_000, latencies }
}

/** Gives so many commands a second, whether those before are answered or not, until `signal`; gives their number. */
export async function runPaced(
  node: Runtime,
  pool: RequestPool,
  perSecond: number,
  signal: AbortSignal,
): Promise<number> {
  const flying = new Set<Promise<void>>()
  const start = performance.now()
  let given = 0
  while (!signal.aborted) {
    const due = Math.floor(((performance.now() - start) / 1_000) * perSecond)
    for (; given < due && flying.size < mostInFlight; given += 1) {
      const { slot, next } = pool.take()
      const one = give(node, slot.case.requestId, next, node.now()).then(() => pool.giveBack(slot))
      const flight: Promise<void> = one.finally(() => flying.delete(flight))
      flying.add(flight)
    }
    await wait(1)
  }
  await Promise.all(flying)
  return given
}

/** Brings every request of a pool to a random step of its life, `chunk` of them at a time. */
export async function openAll(node: Runtime, pool: RequestPool, stepOf: () => number, chunk = 2_048): Promise<void> {
  for (let from = 0; from < pool.slots.length; from += chunk) {
    const slots = pool.slots.slice(from, from + chunk)
    await Promise.all(
      slots.map(async (slot) => {
        for (let left = stepOf(); left >= 0; left -= 1) {
          const { next } = pool.takeThis(slot)
          await give(node, slot.case.requestId, next, node.now())
          pool.giveBack(slot)
        }
      }),
    )
  }
}

/** Seconds until the read models have all that is in the log. */
export async function settle(node: Runtime, timeoutMs = 3_600_000): Promise<number> {
  const start = performance.now()
  const head = await node.store.head()
  if (head !== null && !(await node.waitForReadModels(head, timeoutMs)))
    throw new Error('The read models do not catch up.')
  return (performance.now() - start) / 1_000
}
