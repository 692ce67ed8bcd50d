import type { DatabaseSync } from 'node:sqlite'
import { allOf, type Condition, condition } from '../conditions.ts'
import { type Visibility, visible } from '../request-list/visibility.ts'
import { arrayRows } from '../statements.ts'
import { type IndexedField, indexedFields, type PersonalIndex } from './personal-index.ts'

export interface ResidentQuery {
  /** All that are given have to fit. */
  readonly by: Readonly<Partial<Record<IndexedField, string>>>
  /** Those alone who have a request that may be seen. */
  readonly within: Visibility | null
}

/** At most so many candidates. */
const most = 50

/** Ids of the residents who fit, those known last first; several may share a phone, and many a name or the end of a phone. */
export function findResidents(
  db: DatabaseSync,
  index: PersonalIndex,
  { by, within }: ResidentQuery,
): readonly string[] {
  const conditions: Condition[] = []
  for (const field of indexedFields) {
    const value = by[field]
    if (value === undefined) continue
    const digest = index.ofPlain(field, value)
    if (digest === null) return []
    conditions.push(condition(`resident.${field}Index = ?`, digest))
  }
  if (conditions.length === 0) return []
  if (within !== null) conditions.push(hasRequest(within))
  const { sql, values } = allOf(conditions)
  const text = `SELECT resident.id FROM resident WHERE ${sql} ORDER BY resident.rowid DESC LIMIT ${most}`
  return arrayRows(db, text, ...values).map(([id]) => String(id))
}

function hasRequest(within: Visibility): Condition {
  const { sql, values } = visible(within)
  return { sql: `EXISTS (SELECT 1 FROM request WHERE request.residentId = resident.id AND ${sql})`, values }
}

/** Ids of those whose data were erased: none of them may have a key. */
export function erasedResidents(db: DatabaseSync): readonly string[] {
  return arrayRows(db, "SELECT id FROM resident WHERE status = 'erased' ORDER BY id").map(([id]) => String(id))
}

/** Erasures that wait for another administrator, the oldest first. */
export function waitingErasures(db: DatabaseSync) {
  const sql = `SELECT id, erasureAskedAt, erasureAskedBy, erasureReason FROM resident
    WHERE erasureAskedAt IS NOT NULL ORDER BY erasureAskedAt, id LIMIT 200`
  return arrayRows(db, sql).map((row) => {
    const [residentId = '', askedAt = '', askedBy = '', reason = ''] = row.map(String)
    return { residentId, askedAt, askedBy, reason }
  })
}
