import { DatabaseSync } from 'node:sqlite'
import type { CellView } from '@wubu/domain'
import type { Position, StoredEvent } from '@wubu/engine'
import type { LoggedRequestEvent } from '@wubu/testing'
import { decode } from '../src/catalogues.ts'
import { type CompletionRow, completionProjection } from '../src/completion/projection.ts'
import { createTables, finishTables } from '../src/database.ts'
import type { RowProjection } from '../src/projection.ts'
import { ProjectionRunner } from '../src/runner.ts'
import { toAppend, toldOf } from './logs.ts'

export const view: CellView = {
  timeZone: 'Asia/Shanghai',
  placePath: (id) => ({ community: 'community-1', grid: id.startsWith('grid') ? id : null }),
}

type Save = RowProjection<CompletionRow>['save']

/** A file of completion figures, and what reads a piece of a log into it; `first` is the piece's place in the log. */
export function runnerOver(around: (save: Save) => Save = (save) => save) {
  const db = new DatabaseSync(':memory:')
  const projection = completionProjection(view)
  const projections = [{ ...projection, save: around(projection.save) }]
  createTables(db, 'test', projections)
  finishTables(db, projections)
  const runner = new ProjectionRunner({ db, projections, decode })
  const apply = (piece: readonly LoggedRequestEvent[], first = 0) => {
    const stored = piece.map((logged, index) => storedOf(logged, first + index))
    const last = stored.at(-1)
    if (last) runner.apply(stored, last.position)
    if (runner.parked().length > 0) throw new Error(`not applied: ${runner.parked()[0]?.reason}`)
  }
  return { db, apply, keep: (cube: number) => runner.keep(cube) }
}

/** A file of completion figures that has read a log, in batches that end where `ends` says; `kept` are asked for after the first. */
export function figuresOfLog(
  log: readonly LoggedRequestEvent[],
  ends: readonly number[] = [],
  kept: readonly number[] = [],
): DatabaseSync {
  const { db, apply, keep } = runnerOver()
  let start = 0
  for (const end of [...ends.toSorted((one, other) => one - other), log.length]) {
    apply(log.slice(start, end), start)
    for (const cube of kept) keep(cube)
    start = Math.max(start, Math.min(end, log.length))
  }
  return db
}

export function storedOf(logged: LoggedRequestEvent, index: number): StoredEvent {
  const told = toldOf(logged)
  // positions of a log compare as texts
  const position = `test:${String(index).padStart(8, '0')}` as Position
  return { ...toAppend(told), stream: told.stream, revision: told.revision, position }
}
