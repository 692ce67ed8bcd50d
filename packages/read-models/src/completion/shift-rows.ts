import type { DatabaseSync } from 'node:sqlite'
import { localDayAt, type RequestFacts, type Shift, shifts } from '@wubu/domain'
import { arrayRows, prepared } from '../statements.ts'
import { type Five, fiveOf } from './cell-sums.ts'
import { type CellNumbers, dayInRoom, monthOf } from './cubes.ts'
import type { Names } from './names.ts'
import { packShift, unpackShift } from './packed-shift.ts'

/** What a row of completionShift adds, and when. */
export interface StoredShift extends CellNumbers {
  readonly at: number
  readonly sums: Five
}

/** A row of completionShift without its request. */
export interface ShiftRow extends StoredShift {
  /** Tells those of one instant apart. */
  readonly part: number
  readonly acceptedAt: number
}

/** Every name in `facts` must have its number. */
export function shiftRows(facts: RequestFacts, names: Names, timeZone: string): readonly ShiftRow[] {
  const rows: ShiftRow[] = []
  for (const shift of shifts(facts)) {
    const before = rows.at(-1)
    rows.push(shiftRow(shift, before?.at === shift.from ? before.part + 1 : 0, names, timeZone))
  }
  return rows
}

function shiftRow({ from, cell, sums }: Shift, part: number, names: Names, timeZone: string): ShiftRow {
  const day = dayInRoom(localDayAt(cell.acceptedAt, timeZone))
  return {
    at: from,
    part,
    day,
    month: monthOf(day),
    values: names.valuesOf(cell),
    acceptedAt: cell.acceptedAt,
    sums: fiveOf(sums),
  }
}

/** How many rows at the beginning are the same: history changes at its end. */
export function sameRows(before: readonly ShiftRow[], after: readonly ShiftRow[]): number {
  let same = 0
  for (const [index, row] of after.entries()) {
    const other = before[index]
    if (!other || !isSame(row, other)) break
    same += 1
  }
  return same
}

function isSame(one: ShiftRow, other: ShiftRow): boolean {
  return (
    one.at === other.at &&
    one.part === other.part &&
    one.acceptedAt === other.acceptedAt &&
    one.values.every((value, index) => value === other.values[index]) &&
    one.sums.every((sum, measure) => sum === other.sums[measure])
  )
}

export function deleteShift(db: DatabaseSync, n: number, { at, part }: ShiftRow): void {
  prepared(db, 'DELETE FROM completionShift WHERE at = ? AND n = ? AND part = ?').run(at, n, part)
}

export function insertShift(db: DatabaseSync, n: number, row: ShiftRow): void {
  const { who, place, sums } = packShift(row.values, row.sums)
  const sql = 'INSERT INTO completionShift (at, n, part, day, who, place, sums) VALUES (?, ?, ?, ?, ?, ?, ?)'
  prepared(db, sql).run(row.at, n, row.part, row.day, who, place, sums)
}

const page = 5_000

/** All that are stored, by time. */
export function* storedShifts(db: DatabaseSync): Generator<StoredShift> {
  const sql = `SELECT at, n, part, day, who, place, sums FROM completionShift
    WHERE (at, n, part) > (?, ?, ?) ORDER BY at, n, part LIMIT ${page}`
  let after = [Number.MIN_SAFE_INTEGER, 0, 0]
  for (let rows = arrayRows(db, sql, ...after); rows.length > 0; rows = arrayRows(db, sql, ...after)) {
    for (const row of rows) {
      const [at = 0, n = 0, part = 0, day = 0, who = 0, place = 0, sums = 0] = row.map(Number)
      after = [at, n, part]
      yield { at, day, month: monthOf(day), ...unpackShift({ who, place, sums }) }
    }
  }
}
