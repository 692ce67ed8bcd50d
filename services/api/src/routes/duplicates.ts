import { type Asked, agreements, mayBeDuplicate } from '@wubu/domain'
import { listRequests, type RequestRow } from '@wubu/read-models'
import type { FastifyInstance } from 'fastify'
import { endpoint } from '../endpoint.ts'
import type { Services } from '../services.ts'
import { visibilityOf } from '../viewer.ts'
import { viewerOf } from '../write.ts'

const dayMs = 86_400_000
/** How many are looked at for each question, the newest first, and how many are offered. */
const lookedAt = 200
const offered = 20
/** What was sent away or follows another already leads nobody. */
const leadsNobody = ['closed.declined', 'closed.withdrawn', 'closed.merged']

/** 疑似重复: candidates for 并案, offered at intake. */
export function duplicateRoutes(app: FastifyInstance, { runtime }: Services): void {
  const { reference } = runtime
  const communityOf = (place: string) => reference.placePath(place).community

  endpoint(app, 'listDuplicates', async (request) => {
    const { item = null, place = null, residentId = null, days } = request.query
    const asked: Asked = { item, place, residentId }
    const registeredFrom = new Date(Date.parse(runtime.now()) - days * dayMs).toISOString()
    const visibility = visibilityOf(viewerOf(request))
    const find = (filter: object) => {
      const query = { filter: { ...filter, registeredFrom }, visibility, limit: lookedAt }
      return listRequests(runtime.readModels(), query).rows
    }
    const around = place === null ? {} : { community: communityOf(place) ?? place }
    const found = [
      ...(residentId === null ? [] : find({ residentId })),
      ...(item === null && place === null ? [] : find({ ...(item === null ? {} : { item }), ...around })),
    ]
    const rows = [...new Map(found.map((row) => [row.id, row])).values()]
    const candidates = rows
      .filter(({ state }) => !leadsNobody.includes(state))
      .map((row) => ({ ...candidateOf(row), agrees: [...agreements(asked, row, communityOf)] }))
      .filter(({ agrees }) => mayBeDuplicate(asked, agrees))
      .toSorted(
        (one, other) => other.agrees.length - one.agrees.length || (one.registeredAt < other.registeredAt ? 1 : -1),
      )
    return { candidates: candidates.slice(0, offered) }
  })
}

function candidateOf({ id, receiptNo, state, item, place, registeredAt, unit }: RequestRow) {
  return { requestId: id, receiptNo, state, item, place, registeredAt, unit }
}
