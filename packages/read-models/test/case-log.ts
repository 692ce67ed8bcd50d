import { DatabaseSync } from 'node:sqlite'
import type { LoggedRequestEvent } from '@wubu/testing'
import { decode } from '../src/catalogues.ts'
import { completionProjection } from '../src/completion/projection.ts'
import { createTables, finishTables } from '../src/database.ts'
import { type EarlierCases, earlierRequest } from '../src/figures/earlier-cases.ts'
import { figureCases } from '../src/figures/projection.ts'
import { calendarProjection } from '../src/reference/projections.ts'
import { ProjectionRunner } from '../src/runner.ts'
import { storedOf, view } from './completion-log.ts'

/** What a log knew after its first `known` events, of requests written to since: all of them, or those with anything by `until`. */
export function earlierCasesOf(log: readonly LoggedRequestEvent[], known: number, until: string | null): EarlierCases {
  const since = log.slice(known).filter(({ event }) => until === null || event.occurredAt <= until)
  const held = log.slice(0, known).map((logged, index) => ({ ...logged, decoded: decode(storedOf(logged, index)) }))
  const found = [...new Set(since.map(({ requestId }) => requestId))].map((id) => {
    const own = held.filter(({ requestId }) => requestId === id)
    return [id, earlierRequest(own.map(({ decoded }) => decoded))] as const
  })
  return {
    facts: new Map(found.map(([id, { facts }]) => [id, facts])),
    cases: new Map(found.map(([id, { of }]) => [id, of])),
    years: new Map(),
    timeZone: view.timeZone,
  }
}

/** A file of all figures that has read a log, in batches that end where `ends` says. */
export function casesOfLog(log: readonly LoggedRequestEvent[], ends: readonly number[] = []): DatabaseSync {
  const db = new DatabaseSync(':memory:')
  const projections = [calendarProjection, completionProjection(view), figureCases]
  createTables(db, 'test', projections)
  finishTables(db, projections)
  const runner = new ProjectionRunner({ db, projections, decode })
  let start = 0
  for (const end of [...ends.toSorted((one, other) => one - other), log.length]) {
    const stored = log.slice(start, end).map((logged, index) => storedOf(logged, start + index))
    const last = stored.at(-1)
    if (last) runner.apply(stored, last.position)
    if (runner.parked().length > 0) throw new Error(`not applied: ${runner.parked()[0]?.reason}`)
    start = Math.max(start, Math.min(end, log.length))
  }
  return db
}
