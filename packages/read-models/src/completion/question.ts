import type { DatabaseSync } from 'node:sqlite'
import type { CellValues, Dimension } from '@wubu/domain'
import { arrayRows } from '../statements.ts'
import { type Column, type Cube, columns, firstDayOf, monthOf } from './cubes.ts'
import type { Names } from './names.ts'

export interface CompletionQuery {
  /** What the figures are cut by; none gives the total alone. */
  readonly by: readonly Dimension[]
  /** Local dates of acceptance, both inclusive: `2026-03-01`. */
  readonly from?: string
  readonly to?: string
  /** ISO 8601: how things stood then, with what happened at that very instant. */
  readonly at: string
  /** Only requests of these cells; null asks for those that have none. */
  readonly filters?: CellValues
}

/** A query in numbers. */
export interface Question {
  readonly by: readonly Dimension[]
  /** Columns needed for `by` and `filters`. */
  readonly columns: readonly Column[]
  readonly filters: readonly (readonly [Column, number])[]
  /** Days since 1970, both inclusive; infinite where there is no bound. */
  readonly from: number
  readonly to: number
  /** Epoch ms. */
  readonly at: number
}

/** Days since 1970, both inclusive. */
export interface DayRange {
  readonly first: number
  readonly last: number
}

/** Days on which any request was accepted are among these. */
export function daysAccepted(db: DatabaseSync): DayRange {
  const sql = 'SELECT (SELECT min(day) FROM completionCohort), (SELECT max(day) FROM completionCohort)'
  const [row] = arrayRows(db, sql)
  return { first: Number(row?.[0] ?? 0), last: Number(row?.[1] ?? 0) }
}

const dayMs = 86_400_000

/** null where a filter asks for what there is none of. */
export function questionOf({ by, from, to, at, filters = {} }: CompletionQuery, names: Names): Question | null {
  const numbers: [Column, number][] = []
  let first = from === undefined ? Number.NEGATIVE_INFINITY : dayOf(from)
  let last = to === undefined ? Number.POSITIVE_INFINITY : dayOf(to)
  for (const [dimension, value] of Object.entries(filters)) {
    const column = columns.find((one) => one === dimension)
    if (column) {
      const number = names.numberOf(column, value)
      if (number === undefined) return null
      numbers.push([column, number])
    } else {
      const period = periodDays(value)
      first = Math.max(first, period.first)
      last = Math.min(last, period.last)
    }
  }
  const asked = new Set<string>([...by, ...numbers.map(([column]) => column)])
  const needed = columns.filter((column) => asked.has(column))
  return { by, columns: needed, filters: numbers, from: first, to: last, at: Date.parse(at) }
}

function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00.000Z`) / dayMs
}

/** The days of `2026-03-02`, `2026-03` or `2026-Q1`; none for what is no period (every request was accepted on some day). */
function periodDays(period: string | null): { readonly first: number; readonly last: number } {
  const [, year, quarter, month, day] = /^(\d{4})-(?:Q([1-4])|(\d{2})(?:-(\d{2}))?)$/.exec(period ?? '') ?? []
  if (year === undefined) return { first: Number.POSITIVE_INFINITY, last: Number.NEGATIVE_INFINITY }
  if (day !== undefined) return { first: dayOf(period ?? ''), last: dayOf(period ?? '') }
  const start = quarter === undefined ? Number(month) - 1 : (Number(quarter) - 1) * 3
  const since1970 = (Number(year) - 1970) * 12 + start
  return { first: firstDayOf(since1970), last: firstDayOf(since1970 + (quarter === undefined ? 1 : 3)) - 1 }
}

/** The smallest of `among` that tells apart all that the question does; undefined where there is none. */
export function cubeFor(question: Question, among: readonly Cube[]): Cube | undefined {
  const days = question.by.includes('day') || !wholeMonths(question)
  return among.find(
    (cube) => (cube.cohort === 'day' || !days) && question.columns.every((column) => cube.columns.includes(column)),
  )
}

/** Whether a question about days needs them for its first and last month alone. */
export function cubeForWholeMonths(question: Question, among: readonly Cube[]): Cube | undefined {
  if (question.by.includes('day')) return undefined
  return among.find((cube) => question.columns.every((column) => cube.columns.includes(column)))
}

function wholeMonths({ from, to }: Question): boolean {
  return (!Number.isFinite(from) || startsMonth(from)) && (!Number.isFinite(to) || startsMonth(to + 1))
}

function startsMonth(day: number): boolean {
  return firstDayOf(monthOf(day)) === day
}
