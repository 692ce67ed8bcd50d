import type { DatabaseSync } from 'node:sqlite'
import type { Rating } from '@wubu/domain'
import { allOf, condition, oneOf } from '../conditions.ts'
import { inPlaces } from '../request-list/visibility.ts'
import { arrayRows } from '../statements.ts'
import { ratingTable } from './projection.ts'

/** Instants (ISO 8601, UTC, milliseconds); `until` is exclusive. */
interface Period {
  readonly from: string
  readonly until: string
}

const registeredIn = ({ from, until }: Period) =>
  condition('requestUnit.registeredAt >= ? AND requestUnit.registeredAt < ?', from, until)
const given = 'FROM requestUnit JOIN request ON request.id = requestUnit.requestId'

/** How many requests of a place, and of everything inside it, that were registered in the period a unit was ever given. */
export function countGiven(db: DatabaseSync, unit: string, place: string, period: Period): number {
  const { sql, values } = allOf([oneOf('requestUnit.unit', [unit]), registeredIn(period), inPlaces([place])])
  return Number(arrayRows(db, `SELECT count(*) ${given} WHERE ${sql}`, ...values)[0]?.[0] ?? 0)
}

interface Given {
  readonly unit: string
  readonly place: string
  readonly requests: number
}

/** The same of all units and places, each place by itself. */
export function givenByPlace(db: DatabaseSync, period: Period): readonly Given[] {
  const { sql, values } = allOf([registeredIn(period), condition('request.place IS NOT NULL')])
  const text = `SELECT requestUnit.unit, request.place, count(*) ${given} WHERE ${sql} GROUP BY 1, 2 ORDER BY 1, 2`
  return arrayRows(db, text, ...values).map(([unit, place, requests]) => ({
    unit: String(unit),
    place: String(place),
    requests: Number(requests),
  }))
}

export function ratingsOf(db: DatabaseSync, quarter: string): readonly Rating[] {
  return ratingTable.rowsOf(arrayRows(db, `${ratingTable.select} WHERE rating.quarter = ? ORDER BY rating.id`, quarter))
}
