import type { DatabaseSync } from 'node:sqlite'
import { localDayAt, type RequestFacts, standingAt } from '@wubu/domain'
import { arrayRows } from '../statements.ts'
import type { CohortMember, CohortRange } from './cohort-rows.ts'

/**
 * What an earlier position of the log knew of the requests that were written to since: their facts as of it, empty where it knew
 * nothing. Every other request stands in the tables as it was known.
 */
export interface EarlierFacts {
  readonly facts: ReadonlyMap<string, RequestFacts>
  /** Local days of acceptance are of this IANA zone. */
  readonly timeZone: string
}

interface Corrected {
  /** As the tables have them, to be left out. */
  readonly present: readonly CohortMember[]
  /** As they were known, by day of acceptance, to be counted instead. */
  readonly earlier: readonly CohortMember[]
}

/** The requests that count at `at` (epoch ms) though differently by an earlier position of the log. */
export function correctedMembers(db: DatabaseSync, { facts, timeZone }: EarlierFacts, at: number): Corrected {
  const sql = 'SELECT n, id, facts FROM completionRequest WHERE id IN (SELECT value FROM json_each(?))'
  const present: CohortMember[] = []
  const earlier: CohortMember[] = []
  for (const [n, id, stored] of arrayRows(db, sql, JSON.stringify([...facts.keys()]))) {
    const named = { n: Number(n), id: String(id) }
    // facts are written by the projection alone
    const both = [
      [present, JSON.parse(String(stored)) as RequestFacts],
      [earlier, facts.get(named.id) ?? []],
    ] as const
    for (const [members, known] of both) {
      const standing = standingAt(known, at)
      if (standing.acceptedAt !== null) {
        members.push({ ...named, day: localDayAt(standing.acceptedAt, timeZone), standing })
      }
    }
  }
  return { present, earlier: earlier.toSorted(byDay) }
}

type Point = Pick<CohortMember, 'day' | 'n'>

/** By day of acceptance. */
export function byDay(one: Point, other: Point): number {
  return one.day - other.day || one.n - other.n
}

/** Whether a range of days has a member, and it is after the point that the range goes on from. */
export function isWithin(member: Point, { from, to, after }: Pick<CohortRange, 'from' | 'to' | 'after'>): boolean {
  return member.day >= from && member.day <= to && (!after || byDay(member, after) > 0)
}

interface Replacing<T> {
  readonly isReplaced: (id: string) => boolean
  /** In the order that `compare` makes, which is that of the members. */
  readonly earlier: readonly T[]
  readonly compare: (one: T, other: T) => number
}

/** Members as they were known: those that are known differently now are replaced, in the same order. */
export function* membersAsKnown<T extends { readonly id: string }>(
  members: Iterable<T>,
  { isReplaced, earlier, compare }: Replacing<T>,
): Generator<T> {
  const waiting = earlier.values()
  let next = waiting.next()
  for (const member of members) {
    if (isReplaced(member.id)) continue
    for (; !next.done && compare(next.value, member) < 0; next = waiting.next()) yield next.value
    yield member
  }
  for (; !next.done; next = waiting.next()) yield next.value
}
