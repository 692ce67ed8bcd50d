import type { ReplyOf, Routes } from '@wubu/contract'
import { isSmall } from '@wubu/domain'
import { caseRates, completionFigures, listRequests, type RequestRow } from '@wubu/read-models'
import type { FastifyInstance } from 'fastify'
import { addressKey } from '../addresses.ts'
import { endpoint } from '../endpoint.ts'
import { isFew, type PublishedCase, sharedCases, withoutFew } from '../few.ts'
import { limiters } from '../rate-limits.ts'
import type { Runtime } from '../runtime.ts'
import type { Services } from '../services.ts'
import { lastTwelveMonths, localMonth } from '../twelve-months.ts'

type Disclosure = ReplyOf<Routes['getDisclosure']>
type Figures = ReturnType<typeof completionFigures>['total']['figures']

/** However many ask, the figures are worked out once in so long. */
const keptMs = 60_000
const shown = 20
/** Pages of the list in which shared cases are looked for: the more there are of a kind, the more of it may be told. */
const casePages = 10
const pageSize = 200
const none = { numerator: 0, denominator: 0, rate: null }
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
  return {
    at,
    from,
    to,
    total: totalOf(months.total.figures),
    satisfied: ofEnough(rates.satisfiedOfEvaluated),
    solved: ofEnough(rates.solvedOfEvaluated),
    months: withoutFew(months.rows.map(({ cell, figures }) => ({ month: String(cell.month), ...told(figures) }))),
    communities: withoutFew(
      communities.rows.flatMap(({ cell: { community }, figures }) => {
        const place = community == null ? undefined : reference.place(community)
        return place ? [{ community: place.id, name: place.name, ...told(figures) }] : []
      }),
    ),
    cases: completedLately(runtime),
  }
}

function told({ completedOfAccepted, onTimeOfDue }: Figures) {
  const { denominator: accepted } = completedOfAccepted
  const completed = ofEnough(completedOfAccepted)
  return { accepted, completed, onTime: ofEnough(onTimeOfDue), small: isSmall(accepted) }
}

function totalOf(figures: Figures): Disclosure['total'] {
  const { accepted, ...rates } = told(figures)
  return { accepted: isFew(accepted) ? null : accepted, ...rates }
}

function ofEnough(rate: Disclosure['satisfied'] = none): Disclosure['satisfied'] {
  return isFew(rate.denominator) ? { ...none } : { ...rate }
}

function completedLately(runtime: Runtime): Disclosure['cases'] {
  const query = { filter: { state: 'closed.completed' }, visibility: { kind: 'all' }, limit: pageSize } as const
  const cases: PublishedCase[] = []
  let cursor: string | null = null
  for (let page = 0; page < casePages; page += 1) {
    const { rows, next } = listRequests(runtime.readModels(), cursor === null ? query : { ...query, cursor })
    for (const row of rows) cases.push(...caseOf(row, runtime))
    if (next === null) break
    cursor = next
  }
  return sharedCases(cases).slice(0, shown)
}

function caseOf(
  { item, place, completedAt, totalDueAt }: RequestRow,
  { reference, timeZone }: Runtime,
): PublishedCase[] {
  if (item === null || completedAt === null) return []
  const around = reference.placesAround(place)
  const street = reference.places.find(({ id, kind }) => kind === 'street' && around.includes(id))
  const inTime = totalDueAt === null ? null : completedAt <= totalDueAt
  const month = localMonth(completedAt, timeZone)
  return [{ item: reference.item(item)?.name ?? item, street: street?.name ?? null, month, inTime }]
}
