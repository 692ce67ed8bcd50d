import type { ItemCommand } from '@wubu/domain'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { endpoint } from '../endpoint.ts'
import { streamOf } from '../ids.ts'
import type { Services } from '../services.ts'
import { acceptedOf, viewerOf, writeHeaders, written } from '../write.ts'

export function catalogueRoutes(app: FastifyInstance, { runtime }: Services): void {
  const metaOf = (request: FastifyRequest) => ({ now: runtime.now(), actor: viewerOf(request).actor })

  async function give(request: FastifyRequest, reply: FastifyReply, code: string, command: ItemCommand) {
    const headers = writeHeaders(request, viewerOf(request).namespace)
    return written(acceptedOf(await runtime.items.handle({ stream: streamOf.item(code), command, ...headers }), reply))
  }

  endpoint(app, 'listItems', async () => ({
    items: runtime.reference.items.flatMap(({ code }) => {
      const facts = runtime.reference.item(code)
      return facts ? [{ ...facts, handlingKinds: [...facts.handlingKinds], materials: [...facts.materials] }] : []
    }),
  }))
  endpoint(app, 'registerItem', (request, reply) =>
    give(request, reply, request.body.code, { type: 'register-item', data: request.body, meta: metaOf(request) }),
  )
  endpoint(app, 'reviseItem', (request, reply) =>
    give(request, reply, request.params.code, { type: 'revise-item', data: request.body, meta: metaOf(request) }),
  )
  endpoint(app, 'suspendItem', (request, reply) =>
    give(request, reply, request.params.code, { type: 'suspend-item', data: request.body, meta: metaOf(request) }),
  )
  endpoint(app, 'resumeItem', (request, reply) =>
    give(request, reply, request.params.code, { type: 'resume-item', data: request.body, meta: metaOf(request) }),
  )
}
