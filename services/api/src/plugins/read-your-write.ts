import type { Position } from '@wubu/engine'
import type { FastifyInstance } from 'fastify'
import { refused } from '../refused.ts'
import type { Services } from '../services.ts'

const form = /^[\x21-\x7e]{1,200}$/

/** `Wubu-Min-Position` on a read: waits, bounded, until what the read is answered from has got there. */
export function addReadYourWrite(app: FastifyInstance, { runtime, config }: Services): void {
  app.addHook('preHandler', (request, _reply, done) => {
    const given = request.headers['wubu-min-position']
    if (given === undefined || request.routeOptions.config.write === true) return done()
    if (typeof given !== 'string' || !form.test(given) || !isPosition(given, runtime.store.logId)) {
      return done(refused('min_position_malformed'))
    }
    waitFor(given).then(() => done(), done)
  })

  async function waitFor(position: Position): Promise<void> {
    const waits = [
      runtime.reference.waitFor(position, config.positionWaitMs),
      runtime.waitForReadModels(position, config.positionWaitMs),
    ]
    const reached = await Promise.all(waits)
    if (!reached.includes(false)) return
    const head = await runtime.store.head()
    // nobody was given a position that the log has not reached: waiting again would not help
    if (head === null || position > head) throw refused('min_position_malformed')
    throw refused('read_models_behind', { retryAfter: 1 })
  }
}

/** Positions begin with the id of their log: one of another log would be waited for in vain. */
function isPosition(given: string, logId: string): given is Position {
  return given.startsWith(logId)
}
