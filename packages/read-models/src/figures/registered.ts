import type { DatabaseSync } from 'node:sqlite'
import { type CaseFacts, type RequestFacts, type Standing, standingAt } from '@wubu/domain'
import { membersAsKnown } from '../completion/as-known.ts'
import { arrayRows } from '../statements.ts'
import type { EarlierCases } from './earlier-cases.ts'

/** A request that was registered, accepted or not, and how it stands at an instant. */
export interface RegisteredCase {
  readonly id: string
  /** Epoch ms. */
  readonly registeredAt: number
  readonly standing: Standing
  readonly course: CaseFacts['course']
}

const page = 1_000

interface RegisteredRange {
  /** Epoch ms, both inclusive. */
  readonly from: number
  readonly to: number
  /** Goes on after this registration. */
  readonly after?: readonly [registeredAt: number, id: string]
  /** Of the requests that an earlier position of the log knew otherwise. */
  readonly known?: EarlierCases
}

/** Requests registered within a range and by `at` (epoch ms), in that order. */
export function registeredAt(
  db: DatabaseSync,
  { known, ...range }: RegisteredRange,
  at: number,
): Iterable<RegisteredCase> {
  const stored = storedRegistered(db, range, at)
  if (!known) return stored
  const earlier = [...known.cases].flatMap(([id, { registeredAt, course }]): readonly RegisteredCase[] => {
    if (registeredAt === null) return []
    return [{ id, registeredAt, course, standing: standingAt(known.facts.get(id) ?? [], at) }]
  })
  return membersAsKnown(stored, {
    isReplaced: (id) => known.cases.has(id),
    earlier: earlier.filter((one) => isWithin(one, range, at)).toSorted(byRegistration),
    compare: byRegistration,
  })
}

function isWithin(one: RegisteredCase, { from, to, after }: RegisteredRange, at: number): boolean {
  const { registeredAt } = one
  if (registeredAt < from || registeredAt > Math.min(to, at)) return false
  return !after || byRegistration(one, { registeredAt: after[0], id: after[1] }) > 0
}

type Registration = Pick<RegisteredCase, 'registeredAt' | 'id'>

function byRegistration(one: Registration, other: Registration): number {
  return one.registeredAt - other.registeredAt || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0)
}

function* storedRegistered(
  db: DatabaseSync,
  { from, to, after }: RegisteredRange,
  at: number,
): Generator<RegisteredCase> {
  const sql = `SELECT registeredAt, figureCase.id, completionRequest.facts, figureCase.course
    FROM figureCase JOIN completionRequest ON completionRequest.id = figureCase.id
    WHERE (registeredAt, figureCase.id) > (?, ?) AND registeredAt <= ?
    ORDER BY registeredAt, figureCase.id LIMIT ${page}`
  let last: readonly [number, string] = after ?? [from, '']
  for (;;) {
    const rows = arrayRows(db, sql, ...last, Math.min(to, at))
    for (const [registeredAt, id, facts, course] of rows) {
      last = [Number(registeredAt), String(id)]
      // both are written by projections alone
      const standing = standingAt(JSON.parse(String(facts)) as RequestFacts, at)
      yield { id: last[1], registeredAt: last[0], standing, course: JSON.parse(String(course)) as CaseFacts['course'] }
    }
    if (rows.length < page) return
  }
}
