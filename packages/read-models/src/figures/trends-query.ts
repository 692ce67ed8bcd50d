import type { DatabaseSync } from 'node:sqlite'
import { baselineWeeks, instantOf, localDayAt, type Tested, testRising } from '@wubu/domain'
import { namesOf } from '../completion/names.ts'
import { readTogether } from '../completion/read-together.ts'
import { arrayRows } from '../statements.ts'
import { Cells, cellReader } from './cells.ts'
import type { CaseQuery } from './question.ts'
import { registeredAt } from './registered.ts'
import { type RegisteredPage, registeredPage } from './registered-page.ts'

export interface TrendsQuery extends Pick<CaseQuery, 'at' | 'timeZone'> {
  /** The last local day of the stretch; `days` long, 1–7, so that it meets each weekday once. */
  readonly day: string
  readonly days: number
  readonly of: 'community' | 'grid'
}

interface Counted {
  readonly item: string | null
  readonly place: string | null
  readonly current: number
  readonly before: number
}

export interface Trends {
  /** Whether the log reaches back as far as the weeks that are compared with. */
  readonly complete: boolean
  /** Pairs of item and place that were tested. */
  readonly tested: number
  /** Those that rise, the least likely to be chance first. */
  readonly rising: readonly Tested<Counted>[]
}

const dayMs = 86_400_000

/**
 * 民情研判: which items are asked for more than before, where. All requests registered by `at` count, whatever became of them:
 * also those merged, since each is somebody who asked.
 */
export function risingTrends(db: DatabaseSync, { day, days, of, at, timeZone }: TrendsQuery): Trends {
  return readTogether(db, () => {
    const last = Date.parse(`${day}T00:00:00.000Z`) / dayMs
    const first = last - 7 * baselineWeeks - days + 1
    const from = Date.parse(instantOf(dateText(first), 0, timeZone))
    const to = Date.parse(instantOf(day, 1440, timeZone)) - 1
    const cells = new Cells(['item', of], cellReader(namesOf(db)), () => ({ current: 0, before: 0 }))
    for (const { standing, registeredAt: instant } of registeredAt(db, { from, to }, Date.parse(at))) {
      const registeredOn = localDayAt(instant, timeZone)
      const back = last - registeredOn
      // only the same weekdays of the weeks before
      if (back % 7 >= days) continue
      const counts = cells.at({ unit: standing.unit, worker: null, day: registeredOn, standing })
      if (back < days) counts.current += 1
      else counts.before += 1
    }
    const counted = cells.rows().map(({ cell, kept }): Counted => {
      return { item: cell.item ?? null, place: cell[of] ?? null, ...kept }
    })
    const tested = testRising(counted)
    const [earliest] = arrayRows(db, 'SELECT min(registeredAt) FROM figureCase')
    const complete = typeof earliest?.[0] === 'number' && earliest[0] <= from
    return { complete, tested: tested.length, rising: tested.filter(({ rising }) => rising) }
  })
}

export interface TrendCasesQuery extends TrendsQuery {
  readonly item: string | null
  readonly place: string | null
  readonly cursor?: string
  readonly limit?: number
}

/** The present requests of one item and place, by registration. Throws InvalidCursor. */
export function trendCases(
  db: DatabaseSync,
  { day, days, of, item, place, ...query }: TrendCasesQuery,
): RegisteredPage {
  const from = dateText(Date.parse(`${day}T00:00:00.000Z`) / dayMs - days + 1)
  return readTogether(db, () => registeredPage(db, { ...query, from, to: day, filters: { item, [of]: place } }))
}

function dateText(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10)
}
