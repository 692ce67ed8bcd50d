import type { DatabaseSync } from 'node:sqlite'
import { type CaseFacts, noCase, type RequestFacts, type Standing, standingAt } from '@wubu/domain'
import { byDay, correctedMembers, isWithin, membersAsKnown } from '../completion/as-known.ts'
import { arrayRows } from '../statements.ts'
import type { EarlierCases } from './earlier-cases.ts'

/** A request that counts as accepted at an instant, how it stands then, and what the figures know of it. */
export interface CaseMember {
  readonly n: number
  readonly id: string
  /** Local day of acceptance, days since 1970. */
  readonly day: number
  readonly standing: Standing
  readonly facts: CaseFacts
}

export interface CaseRange {
  /** Days since 1970, both inclusive. */
  readonly from: number
  readonly to: number
  /** Goes on after this member. */
  readonly after?: { readonly day: number; readonly n: number }
  /** Of the requests that an earlier position of the log knew otherwise. */
  readonly known?: EarlierCases
}

export type CaseColumn = keyof CaseFacts
const page = 1_000

/** By day of acceptance; only the facts that are asked for are read, the others are empty. */
export function casesAt(
  db: DatabaseSync,
  { known, ...range }: CaseRange,
  at: number,
  columns: readonly CaseColumn[],
): Iterable<CaseMember> {
  const members = storedCases(db, range, at, columns)
  if (!known) return members
  const earlier = correctedMembers(db, known, at)
    .earlier.filter((member) => isWithin(member, range))
    .map((member): CaseMember => ({ ...member, facts: known.cases.get(member.id) ?? noCase }))
  return membersAsKnown(members, { isReplaced: (id) => known.facts.has(id), earlier, compare: byDay })
}

function* storedCases(
  db: DatabaseSync,
  { from, to, after = { day: from, n: -1 } }: CaseRange,
  at: number,
  columns: readonly CaseColumn[],
): Generator<CaseMember> {
  const asked = columns.map((column) => `, figureCase.${column}`).join('')
  const sql = `SELECT day, n, acceptedAt, completionRequest.id, completionRequest.facts${asked}
    FROM completionCohort JOIN completionRequest USING (n) JOIN figureCase ON figureCase.id = completionRequest.id
    WHERE (day, n, acceptedAt) > (?, ?, ?) AND day <= ? ORDER BY day, n, acceptedAt LIMIT ${page}`
  let last = [finite(after.day), after.n, Number.MAX_SAFE_INTEGER]
  for (;;) {
    const rows = arrayRows(db, sql, ...last, finite(to))
    last = rows.at(-1)?.slice(0, 3).map(Number) ?? last
    for (const [day, n, acceptedAt, id, facts, ...texts] of rows) {
      // both are written by projections alone
      const standing = standingAt(JSON.parse(String(facts)) as RequestFacts, at)
      // withdrawn and accepted again, it is in two cohorts and counts in one
      if (standing.acceptedAt !== acceptedAt) continue
      yield { n: Number(n), id: String(id), day: Number(day), standing, facts: factsOf(columns, texts) }
    }
    if (rows.length < page) return
  }
}

function factsOf(columns: readonly CaseColumn[], texts: readonly unknown[]): CaseFacts {
  const entries = columns.map((column, index) => [column, JSON.parse(String(texts[index]))] as const)
  return { ...noCase, ...Object.fromEntries(entries) }
}

function finite(day: number): number {
  return Math.min(Math.max(day, Number.MIN_SAFE_INTEGER), Number.MAX_SAFE_INTEGER)
}
