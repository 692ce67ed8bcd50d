import { errorCatalogue } from '@wubu/contract'
import { allowedCommands, type RequestCommand, type RequestMeta } from '@wubu/domain'
import type { Refusal } from '@wubu/domain/decider'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { endpoint } from '../endpoint.ts'
import { streamOf } from '../ids.ts'
import { assertNoChain, mergeFacts, releaseFollowers } from '../merged.ts'
import type { RefusedOptions } from '../refused.ts'
import type { Services } from '../services.ts'
import { actorFor } from '../stands-in.ts'
import { acceptedOf, commandedReply, viewerOf, writeHeaders } from '../write.ts'

/** A command as its route has it: who gives it and when is known of the request. */
type Asked = {
  [T in RequestCommand['type']]: Pick<Extract<RequestCommand, { type: T }>, 'type' | 'data'>
}[RequestCommand['type']]

/** One route for each command on a request; what it is about must be visible, on the very state that is decided on. */
export function requestCommandRoutes(app: FastifyInstance, { runtime, permits }: Services): void {
  async function give(
    request: FastifyRequest<{ Params: { id: string } }>,
    reply: FastifyReply,
    asked: Asked,
    facts: Pick<RequestMeta, 'merge'> = {},
  ) {
    const viewer = viewerOf(request)
    const headers = writeHeaders(request, viewer.namespace)
    const stream = streamOf.request(request.params.id)
    const actor = await actorFor(runtime, viewer.actor, request.params.id, asked.data)
    const meta = { now: runtime.now(), actor, reference: runtime.reference, ...facts }
    const command: RequestCommand = { ...asked, meta }
    const result = await runtime.requests.handle({ stream, command, ...headers, permit: permits.permitOf(viewer) })
    const more = result.outcome === 'refused' ? await withAllowed(stream, meta, result.refusal) : {}
    return commandedReply(acceptedOf(result, reply, more))
  }

  function commandIdOf(request: FastifyRequest): string {
    return writeHeaders(request, viewerOf(request).namespace).commandId
  }

  /** Whoever is told that something is not allowed now is told what is. */
  async function withAllowed(stream: string, meta: RequestMeta, { code }: Refusal): Promise<RefusedOptions> {
    if (errorCatalogue[code]?.status !== 409) return {}
    const { state } = await runtime.requests.load(stream)
    return { allowed: allowedCommands(state, meta) }
  }

  endpoint(app, 'request-materials', (request, reply) =>
    give(request, reply, { type: 'request-materials', data: request.body }),
  )
  endpoint(app, 'supply-materials', (request, reply) =>
    give(request, reply, { type: 'supply-materials', data: request.body }),
  )
  endpoint(app, 'accept-request', (request, reply) =>
    give(request, reply, { type: 'accept-request', data: request.body }),
  )
  endpoint(app, 'decline-request', (request, reply) =>
    give(request, reply, { type: 'decline-request', data: request.body }),
  )
  endpoint(app, 'withdraw-request', async (request, reply) => {
    const answer = await give(request, reply, { type: 'withdraw-request', data: request.body })
    await releaseFollowers(runtime, request.params.id, commandIdOf(request), answer.position)
    return answer
  })
  endpoint(app, 'merge-request', async (request, reply) => {
    const { id } = request.params
    const { leading } = request.body
    const merge = await mergeFacts(runtime, id, leading)
    const answer = await give(request, reply, { type: 'merge-request', data: request.body }, { merge })
    const { position } = answer
    await assertNoChain(runtime, { requestId: id, leading, commandId: commandIdOf(request), position })
    return answer
  })
  endpoint(app, 'undo-merge', (request, reply) => give(request, reply, { type: 'undo-merge', data: request.body }))
  endpoint(app, 'classify-request', (request, reply) =>
    give(request, reply, { type: 'classify-request', data: request.body }),
  )
  endpoint(app, 'dispatch-request', (request, reply) =>
    give(request, reply, { type: 'dispatch-request', data: request.body }),
  )
  endpoint(app, 'acknowledge-assignment', (request, reply) =>
    give(request, reply, { type: 'acknowledge-assignment', data: request.body }),
  )
  endpoint(app, 'confirm-return', (request, reply) =>
    give(request, reply, { type: 'confirm-return', data: request.body }),
  )
  endpoint(app, 'refuse-return', (request, reply) =>
    give(request, reply, { type: 'refuse-return', data: request.body }),
  )
  endpoint(app, 'agree-return', (request, reply) => give(request, reply, { type: 'agree-return', data: request.body }))
  endpoint(app, 'escalate-assignment', (request, reply) =>
    give(request, reply, { type: 'escalate-assignment', data: request.body }),
  )
  endpoint(app, 'transfer-assignment', (request, reply) =>
    give(request, reply, { type: 'transfer-assignment', data: request.body }),
  )
  endpoint(app, 'cancel-assignment', (request, reply) =>
    give(request, reply, { type: 'cancel-assignment', data: request.body }),
  )
  endpoint(app, 'give-to-post', (request, reply) => give(request, reply, { type: 'give-to-post', data: request.body }))
  endpoint(app, 'send-back-result', (request, reply) =>
    give(request, reply, { type: 'send-back-result', data: request.body }),
  )
  endpoint(app, 'return-assignment', (request, reply) =>
    give(request, reply, { type: 'return-assignment', data: request.body }),
  )
  endpoint(app, 'record-progress', (request, reply) =>
    give(request, reply, { type: 'record-progress', data: request.body }),
  )
  endpoint(app, 'complete-assignment', (request, reply) =>
    give(request, reply, { type: 'complete-assignment', data: request.body }),
  )
  endpoint(app, 'record-feedback-attempt', (request, reply) =>
    give(request, reply, { type: 'record-feedback-attempt', data: request.body }),
  )
  endpoint(app, 'deliver-feedback', (request, reply) =>
    give(request, reply, { type: 'deliver-feedback', data: request.body }),
  )
  endpoint(app, 'evaluate-request', (request, reply) =>
    give(request, reply, { type: 'evaluate-request', data: request.body }),
  )
  endpoint(app, 'reopen-request', (request, reply) =>
    give(request, reply, { type: 'reopen-request', data: request.body }),
  )
  endpoint(app, 'record-correction', (request, reply) =>
    give(request, reply, { type: 'record-correction', data: request.body }),
  )
  endpoint(app, 'suspend-handling', (request, reply) =>
    give(request, reply, { type: 'suspend-handling', data: request.body }),
  )
  endpoint(app, 'resume-handling', (request, reply) =>
    give(request, reply, { type: 'resume-handling', data: request.body }),
  )
  endpoint(app, 'suspend-assignment', (request, reply) =>
    give(request, reply, { type: 'suspend-assignment', data: request.body }),
  )
  endpoint(app, 'resume-assignment', (request, reply) =>
    give(request, reply, { type: 'resume-assignment', data: request.body }),
  )
  endpoint(app, 'request-extension', (request, reply) =>
    give(request, reply, { type: 'request-extension', data: request.body }),
  )
  endpoint(app, 'grant-extension', (request, reply) =>
    give(request, reply, { type: 'grant-extension', data: request.body }),
  )
  endpoint(app, 'refuse-extension', (request, reply) =>
    give(request, reply, { type: 'refuse-extension', data: request.body }),
  )
  endpoint(app, 'issue-urge', (request, reply) => give(request, reply, { type: 'issue-urge', data: request.body }))
  endpoint(app, 'issue-warning-card', (request, reply) =>
    give(request, reply, { type: 'issue-warning-card', data: request.body }),
  )
  endpoint(app, 'hang-up-task', (request, reply) => give(request, reply, { type: 'hang-up-task', data: request.body }))
  endpoint(app, 'cross-off-task', (request, reply) =>
    give(request, reply, { type: 'cross-off-task', data: request.body }),
  )
  endpoint(app, 'close-request', (request, reply) =>
    give(request, reply, { type: 'close-request', data: request.body }),
  )
}
