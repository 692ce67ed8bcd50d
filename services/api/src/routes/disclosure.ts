import type { ReplyOf, Routes } from '@wubu/contract'
import { isSmall } from '@wubu/domain'
import { caseRates, completionFigures, listRequests, type RequestRow } from '@wubu/read-models'
import type { FastifyInstance } from 'fastify'
import { addressKey } from '../addresses.ts'
import { endpoint } from '../endpoint.ts'
import { limiters } from '../rate-limits.ts'
import type { Runtime } from '../runtime.ts'
import type { Services } from '../services.ts'
import { lastTwelveMonths, localMonth } from '../twelve-months.ts'

type Disclosure = ReplyOf<Routes['getDisclosure']>
type Figures = ReturnType<typeof completionFigures>['total']['figures']

/** However many ask, the figures are worked out once in so long. */
const keptMs = 60_000
const shown = 20
const evaluations = ['satisfiedOfEvaluated', 'solvedOfEvaluated'] as const

/** 公开: what anybody may read. Counts and rates alone, and cases without anything that leads to a person. */
export function disclosureRoute(app: FastifyInstance, { runtime, config }: Services): void {
  const limit = limiters(app)('disclosure', config.publicLimit, 60_000)
  let kept: Disclosure | null = null

  endpoint(app, 'getDisclosure', async (request) => {
    await limit(request, addressKey(request.ip))
    const at = runtime.now()
    if (kept === null || Date.parse(at) - Date.parse(kept.at) >= keptMs) kept = disclosureAt(runtime, at)
    return kept
  })
}

function disclosureAt(runtime: Runtime, at: string): Disclosure {
  const { reference, timeZone } = runtime
  const db = runtime.readModels()
  const { from, to } = lastTwelveMonths(at, timeZone)
  const question = { at, from, to, filters: {} }
  const months = completionFigures(db, { ...question, by: ['month'] })
  const communities = completionFigures(db, { ...question, by: ['community'] })
  const { rates } = caseRates(db, { ...question, timeZone, names: evaluations, by: [] }).total
  const none = { numerator: 0, denominator: 0, rate: null }
  return {
    at,
    from,
    to,
    total: told(months.total.figures),
    satisfied: rates.satisfiedOfEvaluated ?? none,
    solved: rates.solvedOfEvaluated ?? none,
    months: months.rows.map(({ cell, figures }) => ({ month: String(cell.month), ...told(figures) })),
    communities: communities.rows.flatMap(({ cell: { community }, figures }) => {
      const place = community == null ? undefined : reference.place(community)
      return place ? [{ community: place.id, name: place.name, ...told(figures) }] : []
    }),
    cases: completedLately(runtime),
  }
}

function told({ completedOfAccepted, onTimeOfDue }: Figures) {
  const { denominator: accepted } = completedOfAccepted
  return { accepted, completed: { ...completedOfAccepted }, onTime: { ...onTimeOfDue }, small: isSmall(accepted) }
}

function completedLately(runtime: Runtime): Disclosure['cases'] {
  const query = { filter: { state: 'closed.completed' }, visibility: { kind: 'all' }, limit: shown } as const
  return listRequests(runtime.readModels(), query).rows.flatMap((row) => {
    const told = caseOf(row, runtime)
    return told ? [told] : []
  })
}

function caseOf({ item, place, completedAt, totalDueAt }: RequestRow, { reference, timeZone }: Runtime) {
  if (item === null || completedAt === null) return null
  const around = reference.placesAround(place)
  const street = reference.places.find(({ id, kind }) => kind === 'street' && around.includes(id))
  return {
    item: reference.item(item)?.name ?? item,
    street: street?.name ?? null,
    month: localMonth(completedAt, timeZone),
    inTime: totalDueAt === null ? null : completedAt <= totalDueAt,
  }
}
