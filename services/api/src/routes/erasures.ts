import { randomUUID } from 'node:crypto'
import type { Routes } from '@wubu/contract'
import type { ResidentCommand } from '@wubu/domain'
import { findResidents, personalIndex, requestsByReceiptNo, waitingErasures } from '@wubu/read-models'
import type { FastifyInstance } from 'fastify'
import { endpoint, type RequestOf } from '../endpoint.ts'
import { streamOf } from '../ids.ts'
import { refused } from '../refused.ts'
import { glimpsedProfile, readResident } from '../resident-profile.ts'
import type { Services } from '../services.ts'
import { acceptedOf, viewerOf, writeHeaders, written } from '../write.ts'

type Asked = {
  [T in ResidentCommand['type']]: Pick<Extract<ResidentCommand, { type: T }>, 'type' | 'data'>
}[ResidentCommand['type']]
type LookUp = RequestOf<Routes['findForErasure']>['body']

/** 注销: administrators find whom it is about, one asks, another confirms. */
export function erasureRoutes(app: FastifyInstance, { runtime }: Services): void {
  const index = personalIndex(runtime.keys)
  const metaOf = (request: Parameters<typeof viewerOf>[0]) => ({ now: runtime.now(), actor: viewerOf(request).actor })

  endpoint(app, 'listErasures', async (request) => {
    const { actor } = viewerOf(request)
    const erasures = waitingErasures(runtime.readModels()).map(async ({ askedBy, ...waiting }) => {
      const { state } = await runtime.accounts.load(streamOf.account(askedBy))
      const by = { id: askedBy, name: state?.displayName ?? null }
      return { ...waiting, askedBy: by, mayConfirm: askedBy !== actor.id }
    })
    return { erasures: await Promise.all(erasures) }
  })

  async function give(request: Parameters<typeof viewerOf>[0], id: string, asked: Asked) {
    return runtime.residents.handle({
      stream: streamOf.resident(id),
      command: { ...asked, meta: metaOf(request) },
      ...writeHeaders(request, viewerOf(request).namespace),
    })
  }

  endpoint(app, 'findForErasure', async (request) => {
    const { by, value, reason } = request.body
    const residents = []
    for (const id of withWholeNumber(by, value)) {
      const profile = await readResident(runtime, id)
      if (!profile || profile.erased) continue
      // recorded before it is shown, each time
      const result = await runtime.residents.handle({
        stream: streamOf.resident(id),
        command: { type: 'look-up-for-erasure', data: { by, reason }, meta: metaOf(request) },
        ...{ commandId: randomUUID(), correlationId: request.id },
      })
      if (result.outcome !== 'accepted') throw refused('contended', { retryAfter: 1 })
      const { state } = await runtime.residents.load(streamOf.resident(id))
      residents.push({ ...glimpsedProfile(profile), erasureAsked: state?.erasure !== null })
    }
    return { residents }
  })

  function withWholeNumber(by: LookUp['by'], value: string): readonly string[] {
    const db = runtime.readModels()
    if (by !== 'receiptNo') return findResidents(db, index, { by: { [by]: value }, within: null })
    const ids = requestsByReceiptNo(db, value).flatMap(({ residentId }) => residentId ?? [])
    return [...new Set(ids)]
  }

  endpoint(app, 'requestErasure', async (request, reply) => {
    const asked = { type: 'request-erasure', data: request.body } as const
    return written(acceptedOf(await give(request, request.params.id, asked), reply))
  })

  endpoint(app, 'refuseErasure', async (request, reply) => {
    const asked = { type: 'refuse-erasure', data: request.body } as const
    return written(acceptedOf(await give(request, request.params.id, asked), reply))
  })

  endpoint(app, 'eraseResident', async (request, reply) => {
    const { id } = request.params
    const result = await give(request, id, { type: 'erase-personal-data', data: request.body })
    const accepted = acceptedOf(result, reply)
    // after the event: a retry finds the event and erases the key, the other way round the event would be missing
    await runtime.keys.erase(id)
    return written(accepted)
  })
}
