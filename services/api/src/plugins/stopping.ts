import type { FastifyInstance } from 'fastify'
import { refused } from '../refused.ts'
import type { Services } from '../services.ts'

/** From the wish to stop on, what is in flight is finished and what still arrives is told to come again. */
export function addStopping(app: FastifyInstance, { lifecycle }: Services): void {
  app.addHook('preClose', async () => {
    lifecycle.stopping = true
  })
  app.addHook('onRequest', (_request, _reply, done) => {
    if (lifecycle.stopping) done(refused('stopping', { retryAfter: 5 }))
    else done()
  })
}
