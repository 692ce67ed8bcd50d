import type { DatabaseSync } from 'node:sqlite'
import { arrayRows } from '../statements.ts'
import { addCells } from './cell-codec.ts'
import type { Five } from './cell-sums.ts'
import {
  bucketOf,
  type CellNumbers,
  type Column,
  type Cube,
  cellKey,
  columns,
  cubeRowId,
  finestOf,
  monthOf,
} from './cubes.ts'
import type { GroupSums } from './group-sums.ts'
import { columnSql, sumsSql } from './packed-shift.ts'
import type { Question } from './question.ts'

/** Calls `found` with a cell and what it holds; a cell may come more than once. */
export type Found = (numbers: CellNumbers, sums: Readonly<Five>) => void

interface FromCube {
  readonly cube: Cube
  /** Epoch ms. */
  readonly at: number
  /** The number of the group that a key of the cube goes into; -1 where it is left out. */
  readonly numberIn: (key: number) => number
}

/** Adds the sums of a cube as of `at`, exact to the millisecond. */
export function addCubeAt(db: DatabaseSync, from: FromCube, groups: GroupSums): void {
  const { cube, at, numberIn } = from
  for (const stretch of stretchesBefore(cube, at)) {
    const sql = 'SELECT cells FROM completionCube WHERE id >= ? AND id < ?'
    const first = cubeRowId(cube, stretch.level, stretch.from)
    for (const [cells] of arrayRows(db, sql, first, cubeRowId(cube, stretch.level, stretch.to))) {
      if (cells instanceof Uint8Array) addCells(cells, groups, numberIn)
    }
  }
  addRest(db, from, groups)
}

/** Buckets (`to` is exclusive) that together are all of the time before the finest stretch that `at` lies in. */
function stretchesBefore({ levels }: Cube, at: number): readonly { level: number; from: number; to: number }[] {
  const stretches: { level: number; from: number; to: number }[] = []
  let end = bucketOf(at, finestOf({ levels }))
  for (const [level, length] of levels.entries()) {
    const next = levels[level + 1]
    const factor = next === undefined ? Number.POSITIVE_INFINITY : next / length
    const start = next === undefined ? 0 : Math.floor(end / factor) * factor
    stretches.push({ level, from: start, to: end })
    end = start / factor
  }
  return stretches
}

/** Below this, what comes after `at` in its stretch is taken off the whole instead of what comes before put together. */
const few = 200

/** What happened in the finest stretch of time that `at` lies in, up to `at`. */
function addRest(db: DatabaseSync, { cube, at, numberIn }: FromCube, groups: GroupSums): void {
  const length = finestOf(cube)
  const bucket = bucketOf(at, length)
  const start = bucket === 0 ? Number.MIN_SAFE_INTEGER : bucket * length
  const end = (bucket + 1) * length
  const add = (from: number, to: number, times: 1 | -1) => {
    shiftSums(db, cube.columns, { from, to }, (numbers, sums) => {
      const number = numberIn(cellKey(cube, numbers))
      if (number !== -1) groups.addTo(number, sums, times)
    })
  }
  const after = arrayRows(db, `SELECT 1 FROM completionShift WHERE at > ? AND at < ? LIMIT ${few}`, at, end).length
  if (after === few) {
    add(start, at + 1, 1)
    return
  }
  const [row] = arrayRows(db, 'SELECT cells FROM completionCube WHERE id = ?', cubeRowId(cube, 0, bucket))
  if (row?.[0] instanceof Uint8Array) addCells(row[0], groups, numberIn)
  if (after > 0) add(at + 1, end, -1)
}

/** Everything up to the instant of a question from the shifts themselves: for what no cube holds. */
export function shiftSumsAt(db: DatabaseSync, question: Question, found: Found): void {
  const { from, at } = question
  // nothing counts before it was accepted; a local day begins at most a day before that of UTC
  const earliest = Number.isFinite(from) ? (from - 1) * 86_400_000 : Number.MIN_SAFE_INTEGER
  shiftSums(db, question.columns, { from: earliest, to: at + 1 }, found)
}

/** Sums of the shifts of a stretch of time, epoch ms, `to` exclusive. */
function shiftSums(
  db: DatabaseSync,
  asked: readonly Column[],
  { from, to }: { readonly from: number; readonly to: number },
  found: Found,
): void {
  const group = [...asked.map(columnSql), 'day'].join(', ')
  const sql = `SELECT ${sumsSql}, ${group}
    FROM completionShift WHERE at >= ? AND at < ? GROUP BY ${group}`
  const places = columns.map((column) => asked.indexOf(column))
  for (const row of arrayRows(db, sql, from, to)) {
    const [accepted = 0, completed = 0, due = 0, completedOfDue = 0, onTime = 0, ...values] = row.map(Number)
    const day = values.at(-1) ?? 0
    const numbers = { values: places.map((place) => values[place] ?? 0), day, month: monthOf(day) }
    found(numbers, [accepted, completed, due, completedOfDue, onTime])
  }
}
