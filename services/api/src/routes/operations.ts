import { countAllParked, listParked } from '@wubu/read-models'
import type { FastifyInstance } from 'fastify'
import { endpoint } from '../endpoint.ts'
import { refused } from '../refused.ts'
import type { Services } from '../services.ts'

const shown = 200

/** For whoever runs a node: how far its read models are, and what they could not apply. */
export function operationRoutes(app: FastifyInstance, { runtime }: Services): void {
  endpoint(app, 'getProjections', async () => {
    const { position, events, seconds, caughtUp, isLogReachable } = runtime.lag()
    const db = runtime.readModels()
    return {
      ...{ position, lag: events, age: seconds, caughtUp, logReachable: isLogReachable },
      ...{ parked: listParked(db, shown), parkedCount: countAllParked(db), rebuild: runtime.rebuilding.last() },
    }
  })

  endpoint(app, 'replayParked', async ({ body: { stream } }) => {
    const result = await runtime.replayParked(stream)
    if (result === null) throw refused('read_models_behind', { retryAfter: 1 })
    return result
  })

  endpoint(app, 'rebuildReadModels', async () => {
    if (!runtime.rebuilding.start()) throw refused('rebuild_running')
    return { started: true }
  })
}
