import { daysOf, instantOf, type Rating, ratingId } from '@wubu/domain'
import { countGiven, givenByPlace, ratingsOf } from '@wubu/read-models'
import type { FastifyInstance } from 'fastify'
import { endpoint } from '../endpoint.ts'
import { streamOf } from '../ids.ts'
import type { Runtime } from '../runtime.ts'
import type { Services } from '../services.ts'
import { acceptedOf, viewerOf, writeHeaders, written } from '../write.ts'

const ratedKinds: readonly string[] = ['department', 'company']

/** 下评上、倒评. */
export function ratingRoutes(app: FastifyInstance, { runtime }: Services): void {
  endpoint(app, 'rateDepartment', async (request, reply) => {
    const { department, community, quarter } = request.body
    const viewer = viewerOf(request)
    const units = new Map(runtime.reference.units.map((unit) => [unit.id, unit]))
    const place = units.get(community)?.place ?? community
    const meta = {
      now: runtime.now(),
      actor: viewer.actor,
      timeZone: runtime.timeZone,
      kinds: { department: units.get(department)?.kind ?? null, community: units.get(community)?.kind ?? null },
      requests: countGiven(runtime.readModels(), department, place, periodOf(runtime, quarter)),
    }
    const result = await runtime.ratings.handle({
      stream: streamOf.rating(ratingId(request.body)),
      command: { type: 'rate-department', data: request.body, meta },
      ...writeHeaders(request, viewer.namespace),
    })
    return written(acceptedOf(result, reply))
  })

  endpoint(app, 'listRatings', async ({ query: { quarter } }) => {
    const db = runtime.readModels()
    const requests = requestsByPair(runtime, quarter)
    const ratings = new Map(ratingsOf(db, quarter).map((one) => [pairOf(one.department, one.community), one]))
    const departments = runtime.reference.units
      .filter(({ kind }) => ratedKinds.includes(kind))
      .map(({ id, name }) => ratedOf(runtime, { id, name }, requests, ratings))
      .filter(({ communities }) => communities.length > 0)
    return { quarter, departments, position: runtime.lag().position }
  })
}

const pairOf = (department: string, community: string) => `${department}~${community}`

function periodOf({ timeZone }: Runtime, quarter: string) {
  const { from, until } = daysOf(quarter)
  return { from: instantOf(from, 0, timeZone), until: instantOf(until, 0, timeZone) }
}

/** Requests of each community that each unit was given in the quarter. */
function requestsByPair(runtime: Runtime, quarter: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { unit, place, requests } of givenByPlace(runtime.readModels(), periodOf(runtime, quarter))) {
    const { community } = runtime.reference.placePath(place)
    if (community === null) continue
    const pair = pairOf(unit, community)
    counts.set(pair, (counts.get(pair) ?? 0) + requests)
  }
  return counts
}

function ratedOf(
  { reference }: Runtime,
  { id: department, name }: { readonly id: string; readonly name: string },
  requests: ReadonlyMap<string, number>,
  ratings: ReadonlyMap<string, Rating>,
) {
  const communities = reference.units
    .filter(({ kind }) => kind === 'community')
    .map(({ id: community, name, place }) => {
      const rating = ratings.get(pairOf(department, community))
      return {
        community,
        name,
        requests: requests.get(pairOf(department, place ?? community)) ?? 0,
        level: rating?.level ?? null,
        times: rating?.times ?? 0,
        ratedAt: rating?.ratedAt ?? null,
      }
    })
    .filter(({ requests, level }) => requests > 0 || level !== null)
  const given = communities.flatMap(({ level }) => level ?? [])
  return {
    department,
    name,
    satisfied: { numerator: given.filter((level) => level >= 3).length, denominator: given.length },
    participation: { numerator: given.length, denominator: communities.length },
    communities,
  }
}
