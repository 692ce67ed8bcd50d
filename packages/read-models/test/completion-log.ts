import { DatabaseSync } from 'node:sqlite'
import type { CellView } from '@wubu/domain'
import type { Position, StoredEvent } from '@wubu/engine'
import type { LoggedRequestEvent } from '@wubu/testing'
import { decode } from '../src/catalogues.ts'
import { completionProjection } from '../src/completion/projection.ts'
import { createTables, finishTables } from '../src/database.ts'
import { ProjectionRunner } from '../src/runner.ts'
import { toAppend, toldOf } from './logs.ts'

export const view: CellView = {
  timeZone: 'Asia/Shanghai',
  placePath: (id) => ({ community: 'community-1', grid: id.startsWith('grid') ? id : null }),
}

/** A file of completion figures that has read a log, in batches that end where `ends` says. */
export function figuresOfLog(log: readonly LoggedRequestEvent[], ends: readonly number[] = []): DatabaseSync {
  const db = new DatabaseSync(':memory:')
  const projections = [completionProjection(view)]
  createTables(db, 'test', projections)
  const runner = new ProjectionRunner({ db, projections, decode })
  const stored = log.map(storedOf)
  let start = 0
  for (const end of [...ends.toSorted((one, other) => one - other), stored.length]) {
    const batch = stored.slice(start, end)
    const last = batch.at(-1)
    if (!last) continue
    runner.apply(batch, last.position)
    start = end
  }
  finishTables(db, projections)
  if (runner.parked().length > 0) throw new Error(`not applied: ${runner.parked()[0]?.reason}`)
  return db
}

function storedOf(logged: LoggedRequestEvent, index: number): StoredEvent {
  const told = toldOf(logged)
  // positions of a log compare as texts
  const position = `test:${String(index).padStart(8, '0')}` as Position
  return { ...toAppend(told), stream: told.stream, revision: told.revision, position }
}
