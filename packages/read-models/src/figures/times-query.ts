import type { DatabaseSync } from 'node:sqlite'
import { type Distribution, distributionOf, handlingMinutesAt } from '@wubu/domain'
import { readTogether } from '../completion/read-together.ts'
import { type CaseCell, type CaseDimension, Cells, isIn } from './cells.ts'
import { casesAt } from './cohort.ts'
import { type CaseQuery, caseQuestion } from './question.ts'

export interface HandlingTimesQuery extends CaseQuery {
  readonly by: readonly CaseDimension[]
}

/** Counted working minutes of the requests complete at an instant. */
export interface HandlingTimes {
  readonly rows: readonly { readonly cell: CaseCell; readonly minutes: Distribution }[]
  readonly total: { readonly minutes: Distribution }
}

export function handlingTimes(db: DatabaseSync, { by, ...query }: HandlingTimesQuery): HandlingTimes {
  return readTogether(db, () => {
    const { from, to, at, filters, read, calendar } = caseQuestion(db, query)
    const cells = new Cells(by, read, (): number[] => [])
    const all: number[] = []
    for (const { standing, day, facts } of casesAt(db, { from, to }, at, ['course'])) {
      const placed = { unit: standing.unit, worker: null, day, standing }
      if (standing.completedAt === null || !isIn(placed, filters, read)) continue
      const counted = handlingMinutesAt({ facts, standing, at }, calendar)?.counted
      if (counted === undefined) continue
      all.push(counted)
      if (by.length > 0) cells.at(placed).push(counted)
    }
    const rows = cells.rows().map(({ cell, kept }) => ({ cell, minutes: distributionOf(kept) }))
    return { rows, total: { minutes: distributionOf(all) } }
  })
}
