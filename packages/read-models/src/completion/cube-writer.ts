import type { DatabaseSync } from 'node:sqlite'
import { prepared } from '../statements.ts'
import { mergedCells } from './cell-codec.ts'
import { CellSums } from './cell-sums.ts'
import { bucketOf, type Cube, cellKey, cubeRowId, cubes, finestOf } from './cubes.ts'
import { type ShiftRow, type StoredShift, storedShifts } from './shift-rows.ts'

const shortest = Math.min(...cubes.map(finestOf))

interface Addition {
  readonly row: StoredShift
  readonly times: 1 | -1
}

/** Collects what a batch adds to the cubes, so that every row of theirs is written once. */
export class CubeWriter {
  /** By the shortest stretch of time that any cube has. */
  readonly #additions = new Map<number, Addition[]>()

  add(row: ShiftRow, times: 1 | -1): void {
    const bucket = bucketOf(row.at, shortest)
    const additions = this.#additions.get(bucket)
    if (additions) additions.push({ row, times })
    else this.#additions.set(bucket, [{ row, times }])
  }

  /** One stretch of time after the other, so that what is added up at one time is little and stays in the processor's cache. */
  write(db: DatabaseSync, kept: readonly Cube[]): void {
    const buckets = [...this.#additions.keys()].sort((one, other) => one - other)
    writeInOrder(
      db,
      kept,
      buckets.map((bucket) => ({ bucket, additions: this.#additions.get(bucket) ?? [] })),
    )
  }
}

/** Writes cubes of all shifts that are stored; these cubes are not there yet. Each of their rows is written once and never read. */
export function buildCubes(db: DatabaseSync, missing: readonly Cube[]): void {
  writeInOrder(db, missing, storedAdditions(db))
}

interface BucketAdditions {
  readonly bucket: number
  readonly additions: readonly Addition[]
}

function writeInOrder(db: DatabaseSync, written: readonly Cube[], inOrder: Iterable<BucketAdditions>): void {
  const pyramids = written.map((cube) => new Pyramid(db, cube))
  for (const { bucket, additions } of inOrder) for (const pyramid of pyramids) pyramid.add(bucket, additions)
  for (const pyramid of pyramids) pyramid.end()
}

function* storedAdditions(db: DatabaseSync): Generator<BucketAdditions> {
  let bucket = -1
  let additions: Addition[] = []
  for (const row of storedShifts(db)) {
    const next = bucketOf(row.at, shortest)
    if (next !== bucket && additions.length > 0) {
      yield { bucket, additions }
      additions = []
    }
    bucket = next
    additions.push({ row, times: 1 })
  }
  if (additions.length > 0) yield { bucket, additions }
}

/** One cube's sums of the stretches of time at hand, one for each level. */
class Pyramid {
  readonly #db: DatabaseSync
  readonly #cube: Cube
  readonly #stretches: readonly { bucket: number; readonly cells: CellSums }[]

  constructor(db: DatabaseSync, cube: Cube) {
    this.#db = db
    this.#cube = cube
    this.#stretches = cube.levels.map(() => ({ bucket: -1, cells: new CellSums() }))
  }

  /** Of one shortest stretch of time, in ascending order. */
  add(bucket: number, additions: readonly Addition[]): void {
    const cells = this.#moveTo(0, Math.floor(bucket / (finestOf(this.#cube) / shortest)))
    for (const { row, times } of additions) cells.add(cellKey(this.#cube, row), row.sums, times)
  }

  end(): void {
    for (const level of this.#stretches.keys()) this.#moveTo(level, -1)
  }

  /** Writes what a level has at hand, adds it to the next level, and begins another bucket. */
  #moveTo(level: number, bucket: number): CellSums {
    const stretch = this.#stretches[level]
    if (!stretch) throw new RangeError(`There is no level ${level}.`)
    if (stretch.bucket === bucket) return stretch.cells
    if (stretch.bucket >= 0) {
      merge(this.#db, cubeRowId(this.#cube, level, stretch.bucket), stretch.cells)
      const { levels } = this.#cube
      const factor = (levels[level + 1] ?? 0) / (levels[level] ?? 1)
      if (factor > 0) this.#moveTo(level + 1, Math.floor(stretch.bucket / factor)).addAll(stretch.cells)
      stretch.cells.clear()
    }
    stretch.bucket = bucket
    return stretch.cells
  }
}

function merge(db: DatabaseSync, id: number, changes: CellSums): void {
  const stored = prepared(db, 'SELECT cells FROM completionCube WHERE id = ?').get(id)?.cells
  const blob = stored instanceof Uint8Array ? stored : null
  const merged = mergedCells(blob, changes)
  if (merged === null) prepared(db, 'DELETE FROM completionCube WHERE id = ?').run(id)
  else if (blob) prepared(db, 'UPDATE completionCube SET cells = ? WHERE id = ?').run(merged, id)
  else prepared(db, 'INSERT INTO completionCube (id, cells) VALUES (?, ?)').run(id, merged)
}
