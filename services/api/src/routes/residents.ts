import type { Routes } from '@wubu/contract'
import { findResidents, personalIndex } from '@wubu/read-models'
import type { FastifyInstance } from 'fastify'
import { endpoint, type RequestOf } from '../endpoint.ts'
import { derivedId, streamOf } from '../ids.ts'
import { hintedProfile, type Profile, readResident } from '../resident-profile.ts'
import type { Services } from '../services.ts'
import { visibilityOf } from '../viewer.ts'
import { acceptedOf, viewerOf, writeHeaders, written } from '../write.ts'

/** Roles at the counter, whom residents give their papers. */
const fullAccess = ['window', 'dispatcher']

export function residentRoutes(app: FastifyInstance, { runtime }: Services): void {
  const index = personalIndex(runtime.keys)
  const metaOf = (request: Parameters<typeof viewerOf>[0]) => ({ now: runtime.now(), actor: viewerOf(request).actor })

  endpoint(app, 'registerResident', async (request, reply) => {
    const headers = writeHeaders(request, viewerOf(request).namespace)
    const residentId = derivedId(headers.commandId, 'resident alone')
    const result = await runtime.residents.handle({
      stream: streamOf.resident(residentId),
      command: { type: 'register-resident', data: { residentId, ...request.body }, meta: metaOf(request) },
      ...headers,
      creates: true,
    })
    return { residentId, ...written(acceptedOf(result, reply)) }
  })

  endpoint(app, 'searchResidents', async (request) => {
    const viewer = viewerOf(request)
    const { phone, idNumber } = request.body
    // who tells a whole number, or is read it out, need not be known at this counter; browsing by parts stays at home
    const known = fullAccess.includes(viewer.actor.role) && (phone ?? idNumber) !== undefined
    const by = definedOf(request.body)
    const found = findResidents(runtime.readModels(), index, { by, within: known ? null : visibilityOf(viewer) })
    const profiles = await Promise.all(found.map((id) => readResident(runtime, id)))
    // the log may know of an erasure that the read models do not yet
    const residents = profiles.filter((profile): profile is Profile => profile !== null && !profile.erased)
    return { residents: residents.map((one) => ({ ...(known ? one : hintedProfile(one)), masked: !known })) }
  })

  endpoint(app, 'changeProfile', async (request, reply) => {
    const result = await runtime.residents.handle({
      stream: streamOf.resident(request.params.id),
      command: { type: 'change-resident-profile', data: request.body, meta: metaOf(request) },
      ...writeHeaders(request, viewerOf(request).namespace),
    })
    return written(acceptedOf(result, reply))
  })
}

type Searched = RequestOf<Routes['searchResidents']>['body']

function definedOf({ name, phone, phoneTail, idNumber }: Searched) {
  return {
    ...(name === undefined ? {} : { name }),
    ...(phone === undefined ? {} : { phone }),
    ...(phoneTail === undefined ? {} : { phoneTail }),
    ...(idNumber === undefined ? {} : { idNumber }),
  }
}
