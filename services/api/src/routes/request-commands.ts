import { errorCatalogue } from '@wubu/contract'
import { allowedCommands, type RequestCommand, type RequestMeta } from '@wubu/domain'
import type { Refusal } from '@wubu/domain/decider'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { endpoint } from '../endpoint.ts'
import { streamOf } from '../ids.ts'
import type { RefusedOptions } from '../refused.ts'
import type { Services } from '../services.ts'
import { acceptedOf, commandedReply, viewerOf, writeHeaders } from '../write.ts'

/** One route for each command on a request; what it is about must be visible, on the very state that is decided on. */
export function requestCommandRoutes(app: FastifyInstance, { runtime, permits }: Services): void {
  async function give(request: FastifyRequest, reply: FastifyReply, id: string, command: RequestCommand) {
    const viewer = viewerOf(request)
    const headers = writeHeaders(request, viewer.namespace)
    const stream = streamOf.request(id)
    const result = await runtime.requests.handle({ stream, command, ...headers, permit: permits.permitOf(viewer) })
    const more = result.outcome === 'refused' ? await withAllowed(stream, command.meta, result.refusal) : {}
    return commandedReply(acceptedOf(result, reply, more))
  }

  /** Whoever is told that something is not allowed now is told what is. */
  async function withAllowed(stream: string, { actor }: RequestMeta, { code }: Refusal): Promise<RefusedOptions> {
    if (errorCatalogue[code]?.status !== 409) return {}
    const { state } = await runtime.requests.load(stream)
    return { allowed: allowedCommands(state, actor) }
  }

  const metaOf = (request: FastifyRequest): RequestMeta => ({
    now: runtime.now(),
    actor: viewerOf(request).actor,
    reference: runtime.reference,
  })

  endpoint(app, 'request-materials', (request, reply) =>
    give(request, reply, request.params.id, { type: 'request-materials', data: request.body, meta: metaOf(request) }),
  )
  endpoint(app, 'supply-materials', (request, reply) =>
    give(request, reply, request.params.id, { type: 'supply-materials', data: request.body, meta: metaOf(request) }),
  )
  endpoint(app, 'accept-request', (request, reply) =>
    give(request, reply, request.params.id, { type: 'accept-request', data: request.body, meta: metaOf(request) }),
  )
  endpoint(app, 'decline-request', (request, reply) =>
    give(request, reply, request.params.id, { type: 'decline-request', data: request.body, meta: metaOf(request) }),
  )
  endpoint(app, 'withdraw-request', (request, reply) =>
    give(request, reply, request.params.id, { type: 'withdraw-request', data: request.body, meta: metaOf(request) }),
  )
  endpoint(app, 'classify-request', (request, reply) =>
    give(request, reply, request.params.id, { type: 'classify-request', data: request.body, meta: metaOf(request) }),
  )
  endpoint(app, 'dispatch-request', (request, reply) =>
    give(request, reply, request.params.id, { type: 'dispatch-request', data: request.body, meta: metaOf(request) }),
  )
  endpoint(app, 'acknowledge-assignment', (request, reply) =>
    give(request, reply, request.params.id, {
      type: 'acknowledge-assignment',
      data: request.body,
      meta: metaOf(request),
    }),
  )
  endpoint(app, 'return-assignment', (request, reply) =>
    give(request, reply, request.params.id, { type: 'return-assignment', data: request.body, meta: metaOf(request) }),
  )
  endpoint(app, 'record-progress', (request, reply) =>
    give(request, reply, request.params.id, { type: 'record-progress', data: request.body, meta: metaOf(request) }),
  )
  endpoint(app, 'complete-assignment', (request, reply) =>
    give(request, reply, request.params.id, { type: 'complete-assignment', data: request.body, meta: metaOf(request) }),
  )
  endpoint(app, 'deliver-feedback', (request, reply) =>
    give(request, reply, request.params.id, { type: 'deliver-feedback', data: request.body, meta: metaOf(request) }),
  )
  endpoint(app, 'evaluate-request', (request, reply) =>
    give(request, reply, request.params.id, { type: 'evaluate-request', data: request.body, meta: metaOf(request) }),
  )
  endpoint(app, 'reopen-request', (request, reply) =>
    give(request, reply, request.params.id, { type: 'reopen-request', data: request.body, meta: metaOf(request) }),
  )
  endpoint(app, 'record-correction', (request, reply) =>
    give(request, reply, request.params.id, { type: 'record-correction', data: request.body, meta: metaOf(request) }),
  )
  endpoint(app, 'record-feedback-attempt', (request, reply) =>
    give(request, reply, request.params.id, {
      type: 'record-feedback-attempt',
      data: request.body,
      meta: metaOf(request),
    }),
  )
  endpoint(app, 'issue-urge', (request, reply) =>
    give(request, reply, request.params.id, { type: 'issue-urge', data: request.body, meta: metaOf(request) }),
  )
  endpoint(app, 'issue-warning-card', (request, reply) =>
    give(request, reply, request.params.id, { type: 'issue-warning-card', data: request.body, meta: metaOf(request) }),
  )
  endpoint(app, 'hang-up-task', (request, reply) =>
    give(request, reply, request.params.id, { type: 'hang-up-task', data: request.body, meta: metaOf(request) }),
  )
  endpoint(app, 'cross-off-task', (request, reply) =>
    give(request, reply, request.params.id, { type: 'cross-off-task', data: request.body, meta: metaOf(request) }),
  )
  endpoint(app, 'close-request', (request, reply) =>
    give(request, reply, request.params.id, { type: 'close-request', data: request.body, meta: metaOf(request) }),
  )
}
