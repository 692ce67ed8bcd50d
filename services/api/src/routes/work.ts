import { listDecisions } from '@wubu/read-models'
import type { FastifyInstance } from 'fastify'
import { countsFor } from '../counts.ts'
import { decisionOf, decisionsOf } from '../decisions.ts'
import { endpoint } from '../endpoint.ts'
import type { Services } from '../services.ts'
import { viewerOf } from '../write.ts'
import { postsOf, unitOf, withCursor } from './lists.ts'

/** What waits for somebody: how many in each tab, and what needs a word of theirs. */
export function workRoutes(app: FastifyInstance, { runtime }: Services): void {
  endpoint(app, 'getCounts', async (request) => {
    const viewer = viewerOf(request)
    const { mine, ...asked } = request.query
    const posts = mine === undefined ? {} : { posts: postsOf(runtime, viewer.actor.id) }
    const scope = { ...unitOf(asked, viewer.actor), ...posts }
    const at = runtime.now()
    return { at, counts: countsFor(runtime, viewer, scope, at), position: runtime.lag().position }
  })

  endpoint(app, 'listDecisions', async (request) => {
    const { kind, cursor, limit } = request.query
    const query = {
      ...decisionsOf(viewerOf(request).actor),
      ...(kind === undefined ? {} : { kind }),
      ...(cursor === undefined ? {} : { cursor }),
      limit,
    }
    const { rows, next } = withCursor(() => listDecisions(runtime.readModels(), query))
    const decisions = await Promise.all(rows.map((row) => decisionOf(runtime, row)))
    // what was decided meanwhile, and the read models do not know yet, is left out
    return { decisions: decisions.filter((one) => one !== null), next, position: runtime.lag().position }
  })
}
