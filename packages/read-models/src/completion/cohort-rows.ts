import type { DatabaseSync } from 'node:sqlite'
import { type RequestFacts, type Standing, standingAt } from '@wubu/domain'
import { arrayRows } from '../statements.ts'
import { type CellNumbers, monthOf } from './cubes.ts'
import type { Names } from './names.ts'

/** A request that was accepted on a day, and how it stands. */
export interface CohortMember {
  readonly n: number
  readonly id: string
  /** Days since 1970, local. */
  readonly day: number
  readonly standing: Standing
}

export interface CohortRange {
  /** Days since 1970, both inclusive. */
  readonly from: number
  readonly to: number
  /** Goes on after this member. */
  readonly after?: { readonly day: number; readonly n: number }
  /** Texts that the facts must hold. */
  readonly holding?: readonly string[]
}

const page = 500

/** Requests that count at `at` (epoch ms) as accepted within the range of days, by day. */
export function* cohortAt(db: DatabaseSync, range: CohortRange, at: number): Generator<CohortMember> {
  const { after = { day: range.from, n: -1 } } = range
  let last: readonly unknown[] = [finite(after.day), after.n, Number.MAX_SAFE_INTEGER]
  for (;;) {
    const rows = pageAfter(db, range, last.map(Number))
    last = rows.at(-1)?.slice(0, 3) ?? last
    for (const [day, n, acceptedAt, id, facts] of rows) {
      // facts are written by the projection alone
      const standing = standingAt(JSON.parse(String(facts)) as RequestFacts, at)
      // withdrawn and accepted again, it is in two cohorts and counts in one
      if (standing.acceptedAt === acceptedAt) yield { n: Number(n), id: String(id), day: Number(day), standing }
    }
    if (rows.length < page) return
  }
}

function pageAfter(db: DatabaseSync, { to, holding = [] }: CohortRange, last: readonly number[]) {
  const holds = holding.map(() => 'AND instr(facts, ?) > 0').join(' ')
  const sql = `SELECT day, n, acceptedAt, id, facts FROM completionCohort JOIN completionRequest USING (n)
    WHERE (day, n, acceptedAt) > (?, ?, ?) AND day <= ? ${holds} ORDER BY day, n, acceptedAt LIMIT ${page}`
  return arrayRows(db, sql, ...last, finite(to), ...holding)
}

function finite(day: number): number {
  return Math.min(Math.max(day, Number.MIN_SAFE_INTEGER), Number.MAX_SAFE_INTEGER)
}

export function numbersOf({ standing, day }: CohortMember, names: Names): CellNumbers {
  return { values: names.valuesOf(standing), day, month: monthOf(day) }
}
