import { rmSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import type { DecodedEvent, EventStore, Position, StoredEvent } from '@wubu/engine'
import { buildRows, defaultSaveEvery } from './build-rows.ts'
import { createTables, finishBuilding, identityOf, openForBuilding } from './database.ts'
import type { RowProjection } from './projection.ts'
import { ProjectionRunner } from './runner.ts'
import { prepared } from './statements.ts'

/** What another thread builds of a rebuild: a file of its own, of the log up to a position. */
export interface Part {
  readonly path: string
  readonly upTo: Position
}

/** Lets `buildPart` run in another thread; rejects when it failed or was aborted, and then nothing writes the file any more. */
export type StartPart = (part: Part, signal: AbortSignal) => Promise<void>

export interface BuildPartOptions extends Part {
  readonly store: EventStore
  /** All of them; those that may be built apart are. */
  readonly projections: readonly RowProjection<object>[]
  readonly decode: (stored: StoredEvent) => DecodedEvent
  readonly signal?: AbortSignal
  readonly saveEvery?: number
}

/** Builds the read models that are worth a thread of their own, to be taken over by `takePart`. */
export async function buildPart({ path, store, decode, ...options }: BuildPartOptions): Promise<void> {
  const needed = new Set(options.projections.flatMap(({ name, apart }) => (apart ? [name, ...apart] : [])))
  const projections = options.projections.filter(({ name }) => needed.has(name))
  const db = openForBuilding(path, 'OFF')
  try {
    createTables(db, identityOf(store.logId, projections), projections)
    const runner = new ProjectionRunner({ db, projections, decode, keptRows: 20_000, building: true })
    await buildRows({ saveEvery: defaultSaveEvery, ...options, store, runner })
    finishBuilding(db, projections)
  } finally {
    db.close()
  }
}

/** Copies what was built apart into empty tables: page by page, which takes a tenth of building them. */
export function takePart(db: DatabaseSync, path: string, projections: readonly RowProjection<object>[]): void {
  prepared(db, 'ATTACH ? AS part').run(path)
  for (const { name, schema } of projections) {
    for (const [, table] of schema.matchAll(/CREATE TABLE (\w+)/g)) {
      db.exec(`INSERT INTO main.${table} SELECT * FROM part.${table}`)
    }
    prepared(db, 'INSERT INTO main.parked SELECT * FROM part.parked WHERE projection = ?').run(name)
  }
  db.exec('DETACH part')
  rmSync(path)
}
