import type { DatabaseSync } from 'node:sqlite'
import { type CellValues, type ThingKind, type WorkCalendar, workCalendar } from '@wubu/domain'
import { type Names, namesOf } from '../completion/names.ts'
import { questionOf } from '../completion/question.ts'
import { calendarTable } from '../reference/tables.ts'
import { type CaseCell, cellReader, type ReadCell } from './cells.ts'
import type { CaseColumn } from './cohort.ts'
import { type EarlierCases, yearsAsKnown } from './earlier-cases.ts'

/** Which requests are asked about, and as of when. */
export interface CaseQuery {
  /** Local dates of acceptance, both inclusive: `2026-03-01`. */
  readonly from?: string
  readonly to?: string
  /** ISO 8601: how things stood then, with what happened at that very instant. */
  readonly at: string
  /** null asks for those that have none. */
  readonly filters?: CaseCell
  /** Of the log, an IANA name. */
  readonly timeZone: string
  /** Of the requests that an earlier position of the log knew otherwise; unless told, all is known. */
  readonly known?: EarlierCases
}

export interface CaseQuestion {
  /** Days since 1970, both inclusive. */
  readonly from: number
  readonly to: number
  /** Epoch ms. */
  readonly at: number
  readonly filters: CaseCell
  readonly read: ReadCell
  readonly calendar: WorkCalendar
  readonly known?: EarlierCases
}

/** Days are narrowed by the periods among the filters; a filter that nothing fits makes them none. */
export function caseQuestion(db: DatabaseSync, { filters = {}, timeZone, known, ...query }: CaseQuery): CaseQuestion {
  const names: Names = namesOf(db)
  const { unit: _unit, worker: _worker, ...others } = filters
  const days = questionOf({ ...query, by: [], filters: others satisfies CellValues }, names)
  return {
    from: days?.from ?? Number.POSITIVE_INFINITY,
    to: days?.to ?? Number.NEGATIVE_INFINITY,
    at: Date.parse(query.at),
    filters,
    read: cellReader(names),
    calendar: workCalendar(timeZone, yearsAsKnown(calendarTable.all(db).values(), known)),
    ...(known && { known }),
  }
}

/** The facts that each kind of thing is made of. */
export const columnsOf: Readonly<Record<ThingKind, readonly CaseColumn[]>> = {
  request: ['course'],
  assignment: ['parts'],
  evaluation: ['parts', 'evaluations'],
  time: ['course'],
}
