import type { FastifyInstance } from 'fastify'
import { endpoint } from '../endpoint.ts'
import type { Services } from '../services.ts'

type Status = 'ok' | 'behind' | 'log_unavailable' | 'stopping'

/** Longer than this the log is not waited for, in milliseconds. */
const patience = 2_000

export function healthRoutes(app: FastifyInstance, { runtime, config, lifecycle }: Services): void {
  endpoint(app, 'getLive', async () => ({ status: 'ok' as const }))

  endpoint(app, 'getReady', async (_request, reply) => {
    const { events, seconds, caughtUp } = runtime.lag()
    const status = await statusOf(caughtUp && seconds <= config.readyLagSeconds)
    if (status !== 'ok') reply.status(503).header('retry-after', '5')
    return { status, lag: { events, seconds } }
  })

  async function statusOf(current: boolean): Promise<Status> {
    if (lifecycle.stopping) return 'stopping'
    if (!(await isLogReachable())) return 'log_unavailable'
    return current ? 'ok' : 'behind'
  }

  async function isLogReachable(): Promise<boolean> {
    const late = AbortSignal.timeout(patience)
    const tooLate = new Promise<false>((resolve) => late.addEventListener('abort', () => resolve(false)))
    const head = runtime.store.head().then(
      () => true,
      () => false,
    )
    return Promise.race([head, tooLate])
  }
}
