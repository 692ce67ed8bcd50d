import { type RoutingCommand, type RoutingRule, type Suggestion, suggest } from '@wubu/domain'
import { listRequests } from '@wubu/read-models'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { endpoint } from '../endpoint.ts'
import { streamOf } from '../ids.ts'
import { readRequest } from '../request-history.ts'
import type { Runtime } from '../runtime.ts'
import type { Services } from '../services.ts'
import { acceptedOf, viewerOf, writeHeaders, written } from '../write.ts'

/** How many of the latest requests a rule is tried on. */
const trialSize = 20

export function routingRoutes(app: FastifyInstance, { runtime }: Services): void {
  const { reference } = runtime
  const metaOf = (request: FastifyRequest) => ({ now: runtime.now(), actor: viewerOf(request).actor, reference })

  async function give(request: FastifyRequest, reply: FastifyReply, command: RoutingCommand) {
    const headers = writeHeaders(request, viewerOf(request).namespace)
    return written(acceptedOf(await runtime.routing.handle({ stream: streamOf.routing, command, ...headers }), reply))
  }

  endpoint(app, 'listRoutingRules', async () => ({ rules: reference.routing.map((rule) => ({ ...rule })) }))

  endpoint(app, 'setRoutingRule', (request, reply) => {
    const data = { ruleId: request.params.id, ...request.body }
    return give(request, reply, { type: 'set-routing-rule', data, meta: metaOf(request) })
  })

  endpoint(app, 'removeRoutingRule', (request, reply) =>
    give(request, reply, { type: 'remove-routing-rule', data: { ruleId: request.params.id }, meta: metaOf(request) }),
  )

  endpoint(app, 'tryRoutingRule', async ({ params, body }) => {
    const requests = trial(runtime, { ruleId: params.id, ...body })
    return {
      requests,
      changed: requests.filter(({ before, after }) => before.unit !== after.unit || before.post !== after.post).length,
    }
  })

  endpoint(app, 'suggestUnit', async ({ params }) => {
    const { state } = await readRequest(runtime, params.id)
    return { ...suggestionFor(runtime, reference.routing, state) }
  })
}

/** Where requests of the rule's item and place, the latest first, go now and would go with the rule. */
function trial(runtime: Runtime, rule: RoutingRule) {
  const { routing } = runtime.reference
  const changed = [...routing.filter(({ ruleId }) => ruleId !== rule.ruleId), rule]
  const filter = {
    ...(rule.item === null ? {} : { item: rule.item }),
    ...(rule.place === null ? {} : { community: rule.place }),
  }
  const page = listRequests(runtime.readModels(), { filter, visibility: { kind: 'all' }, limit: trialSize })
  return page.rows.map((row) => ({
    requestId: row.id,
    receiptNo: row.receiptNo,
    item: row.item,
    place: row.place,
    registeredAt: row.registeredAt,
    went: row.unit,
    before: suggestionFor(runtime, routing, row),
    after: suggestionFor(runtime, changed, row),
  }))
}

function suggestionFor(
  { reference }: Runtime,
  rules: readonly RoutingRule[],
  { item, place }: { readonly item: string | null; readonly place: string | null },
): Suggestion {
  const defaultUnit = item === null ? null : (reference.item(item)?.defaultUnit ?? null)
  return suggest(rules, { item, places: reference.placesAround(place) }, defaultUnit)
}
