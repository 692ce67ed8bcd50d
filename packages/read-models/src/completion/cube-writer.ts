import type { DatabaseSync } from 'node:sqlite'
import { prepared } from '../statements.ts'
import { mergedCells } from './cell-codec.ts'
import { CellSums } from './cell-sums.ts'
import { bucketOf, type Cube, cellKey, cubeRowId, cubes, levels } from './cubes.ts'
import type { ShiftRow } from './shift-rows.ts'

type Buckets = Map<number, CellSums>

/** Collects what a batch adds to the cubes, so that every row of theirs is written once. */
export class CubeWriter {
  readonly #changes = new Map<Cube, Buckets>(cubes.map((cube) => [cube, new Map()]))

  add(row: ShiftRow, times: 1 | -1): void {
    const bucket = bucketOf(row.at, 0)
    for (const [cube, buckets] of this.#changes) {
      cellsOf(buckets, bucket).add(cellKey(cube, row), row.sums, times)
    }
  }

  write(db: DatabaseSync): void {
    for (const [cube, finest] of this.#changes) {
      let buckets = finest
      for (const level of levels.keys()) {
        if (level > 0) buckets = coarser(buckets, level)
        for (const bucket of [...buckets.keys()].sort((one, other) => one - other)) {
          merge(db, cubeRowId(cube, level, bucket), cellsOf(buckets, bucket))
        }
      }
    }
  }
}

function coarser(buckets: Buckets, level: number): Buckets {
  const factor = (levels[level] ?? 1) / (levels[level - 1] ?? 1)
  const found: Buckets = new Map()
  for (const [bucket, cells] of buckets) cellsOf(found, Math.floor(bucket / factor)).addAll(cells)
  return found
}

function cellsOf(buckets: Buckets, bucket: number): CellSums {
  let cells = buckets.get(bucket)
  if (!cells) {
    cells = new CellSums()
    buckets.set(bucket, cells)
  }
  return cells
}

function merge(db: DatabaseSync, id: number, changes: CellSums): void {
  const stored = prepared(db, 'SELECT cells FROM completionCube WHERE id = ?').get(id)?.cells
  const blob = stored instanceof Uint8Array ? stored : null
  const merged = mergedCells(blob, changes)
  if (merged === null) prepared(db, 'DELETE FROM completionCube WHERE id = ?').run(id)
  else if (blob) prepared(db, 'UPDATE completionCube SET cells = ? WHERE id = ?').run(merged, id)
  else prepared(db, 'INSERT INTO completionCube (id, cells) VALUES (?, ?)').run(id, merged)
}
