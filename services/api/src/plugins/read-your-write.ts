import type { FastifyInstance } from 'fastify'
import { refused } from '../refused.ts'
import type { Services } from '../services.ts'
import { waitForPosition } from '../wait-for-position.ts'

/** `Wubu-Min-Position` on a read: waits, bounded, until what the read is answered from has got there. */
export function addReadYourWrite(app: FastifyInstance, { runtime, config }: Services): void {
  app.addHook('preHandler', (request, _reply, done) => {
    const given = request.headers['wubu-min-position']
    if (given === undefined || request.routeOptions.config.write === true) return done()
    if (typeof given !== 'string') return done(refused('min_position_malformed'))
    waitForPosition({ runtime, config }, given, 'min_position_malformed').then(() => done(), done)
  })
}
