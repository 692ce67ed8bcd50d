import type { PlaceCommand } from '@wubu/domain'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { endpoint } from '../endpoint.ts'
import { streamOf } from '../ids.ts'
import type { Services } from '../services.ts'
import { acceptedOf, viewerOf, writeHeaders, written } from '../write.ts'

export function placeRoutes(app: FastifyInstance, { runtime }: Services): void {
  async function give(request: FastifyRequest, reply: FastifyReply, id: string, command: PlaceCommand) {
    const headers = writeHeaders(request, viewerOf(request).namespace)
    return written(acceptedOf(await runtime.places.handle({ stream: streamOf.place(id), command, ...headers }), reply))
  }

  async function metaOf(request: FastifyRequest, parent: string | null = null) {
    const state = parent === null ? null : (await runtime.places.load(streamOf.place(parent))).state
    return { now: runtime.now(), actor: viewerOf(request).actor, parent: state?.status === 'active' ? state : null }
  }

  endpoint(app, 'listPlaces', async () => ({
    places: runtime.reference.places.map(({ id, name, kind, parent, status }) => ({
      id,
      name,
      kind,
      parent,
      active: status === 'active',
    })),
  }))
  endpoint(app, 'registerPlace', async (request, reply) => {
    const { body: data } = request
    const meta = await metaOf(request, data.parent)
    return give(request, reply, data.placeId, { type: 'register-place', data, meta })
  })
  endpoint(app, 'renamePlace', async (request, reply) => {
    const meta = await metaOf(request)
    return give(request, reply, request.params.id, { type: 'rename-place', data: request.body, meta })
  })
  endpoint(app, 'closePlace', async (request, reply) => {
    const meta = await metaOf(request)
    return give(request, reply, request.params.id, { type: 'close-place', data: request.body, meta })
  })
}
