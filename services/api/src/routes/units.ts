import type { UnitCommand } from '@wubu/domain'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { endpoint } from '../endpoint.ts'
import { streamOf } from '../ids.ts'
import type { Services } from '../services.ts'
import { acceptedOf, viewerOf, writeHeaders, written } from '../write.ts'

export function unitRoutes(app: FastifyInstance, { runtime }: Services): void {
  async function give(request: FastifyRequest, reply: FastifyReply, id: string, command: UnitCommand) {
    const headers = writeHeaders(request, viewerOf(request).namespace)
    return written(acceptedOf(await runtime.units.handle({ stream: streamOf.unit(id), command, ...headers }), reply))
  }

  const metaOf = (request: FastifyRequest) => ({
    now: runtime.now(),
    actor: viewerOf(request).actor,
    parent: null,
    place: null,
  })

  /** What the registration names, as the log has it. */
  async function named({ parent, place }: { parent: string | null; place: string | null }) {
    const unit = parent === null ? null : (await runtime.units.load(streamOf.unit(parent))).state
    const where = place === null ? null : (await runtime.places.load(streamOf.place(place))).state
    return { parent: unit?.status === 'active' ? unit : null, place: where?.status === 'active' ? where : null }
  }

  endpoint(app, 'listUnits', async () => ({
    units: runtime.reference.units.map(({ id, name, kind, parent, place, status }) => ({
      id,
      name,
      kind,
      parent,
      place,
      active: status === 'active',
    })),
  }))
  endpoint(app, 'registerUnit', async (request, reply) => {
    const { body: data } = request
    const meta = { ...metaOf(request), ...(await named(data)) }
    return give(request, reply, data.unitId, { type: 'register-unit', data, meta })
  })
  endpoint(app, 'renameUnit', (request, reply) =>
    give(request, reply, request.params.id, { type: 'rename-unit', data: request.body, meta: metaOf(request) }),
  )
  endpoint(app, 'closeUnit', (request, reply) =>
    give(request, reply, request.params.id, { type: 'close-unit', data: request.body, meta: metaOf(request) }),
  )
}
