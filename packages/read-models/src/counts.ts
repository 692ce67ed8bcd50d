import type { DatabaseSync } from 'node:sqlite'
import type { Condition } from './conditions.ts'
import { arrayRows } from './statements.ts'

/** Nobody reads further than that in a list, and a tab shows no more figures. */
const mostCounted = 10_000

/** How many rows of a table or join there are, and no further than `mostCounted`. */
export function countUpTo(db: DatabaseSync, from: string, { sql, values }: Condition): number {
  const text = `SELECT count(*) FROM (SELECT 1 FROM ${from} WHERE ${sql} LIMIT ${mostCounted})`
  return Number(arrayRows(db, text, ...values)[0]?.[0] ?? 0)
}
