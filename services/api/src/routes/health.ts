import type { FastifyInstance } from 'fastify'
import { countBehind } from '../count-behind.ts'
import { endpoint } from '../endpoint.ts'
import type { Services } from '../services.ts'

type Status = 'ok' | 'behind' | 'log_unavailable' | 'stopping'

/** Longer than this the log is not waited for, in milliseconds. */
const patience = 2_000

export function healthRoutes(app: FastifyInstance, { runtime, config, lifecycle }: Services): void {
  endpoint(app, 'getLive', async () => ({ status: 'ok' as const }))

  endpoint(app, 'getReady', async ({ query }, reply) => {
    const lag = runtime.lag()
    const status = await statusOf(lag.caughtUp && lag.seconds <= config.readyLagSeconds)
    // what was known when the log went away can still be read, from a node that had built it
    const readable = query.reads === 'true' && status === 'log_unavailable' && lag.caughtUp
    if (status !== 'ok' && !readable) reply.status(503).header('retry-after', '5')
    const events = lag.events ?? (status === 'log_unavailable' ? null : await countBehind(runtime.store, lag.position))
    return { status, lag: { events, seconds: lag.seconds } }
  })

  async function statusOf(current: boolean): Promise<Status> {
    if (lifecycle.stopping) return 'stopping'
    if (!(await isLogReachable())) return 'log_unavailable'
    return current ? 'ok' : 'behind'
  }

  async function isLogReachable(): Promise<boolean> {
    if (!runtime.lag().isLogReachable) return false
    const late = AbortSignal.timeout(patience)
    const tooLate = new Promise<false>((resolve) => late.addEventListener('abort', () => resolve(false)))
    const head = runtime.store.head().then(
      () => true,
      () => false,
    )
    return Promise.race([head, tooLate])
  }
}
