import type { DatabaseSync } from 'node:sqlite'
import { type CaseFacts, type RequestFacts, type Standing, standingAt } from '@wubu/domain'
import { arrayRows } from '../statements.ts'

/** A request that was registered, accepted or not, and how it stands at an instant. */
export interface RegisteredCase {
  readonly id: string
  /** Epoch ms. */
  readonly registeredAt: number
  readonly standing: Standing
  readonly course: CaseFacts['course']
}

const page = 1_000

/** Requests registered within `from` and `to` (epoch ms, both inclusive) and by `at`, in that order. */
export function* registeredAt(
  db: DatabaseSync,
  { from, to, after }: { readonly from: number; readonly to: number; readonly after?: readonly [number, string] },
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
