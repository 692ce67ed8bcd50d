import type { DatabaseSync } from 'node:sqlite'
import { arrayRows } from '../statements.ts'
import type { IndexedField, PersonalIndex } from './personal-index.ts'

/** Somebody who may be the one looked for; sealed fields as JSON. */
export interface ResidentCandidate {
  readonly id: string
  readonly name: string | null
  readonly phone: string | null
  readonly address: string | null
}

/** Residents whose phone or ID number is the one given; several may share a phone. At most 50. */
export function findResidents(
  db: DatabaseSync,
  index: PersonalIndex,
  field: IndexedField,
  value: string,
): readonly ResidentCandidate[] {
  const digest = index.ofPlain(field, value)
  if (digest === null) return []
  const sql = `SELECT id, name, phone, address FROM resident WHERE ${field}Index = ? ORDER BY id LIMIT 50`
  return arrayRows(db, sql, digest).map(([id, name, phone, address]) => ({
    id: String(id),
    name: textOrNull(name),
    phone: textOrNull(phone),
    address: textOrNull(address),
  }))
}

/** Ids of those whose data were erased: none of them may have a key. */
export function erasedResidents(db: DatabaseSync): readonly string[] {
  return arrayRows(db, "SELECT id FROM resident WHERE status = 'erased' ORDER BY id").map(([id]) => String(id))
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
