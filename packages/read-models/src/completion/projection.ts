import type { DatabaseSync } from 'node:sqlite'
import { type CellView, evolveFacts, factEvents, noFacts, type RequestFacts, requestEvents } from '@wubu/domain'
import type { DecodedEvent } from '@wubu/engine'
import { othersThan } from '../catalogues.ts'
import type { RowChange, RowProjection } from '../projection.ts'
import { arrayRows, prepared } from '../statements.ts'
import { idIn } from '../typed-event.ts'
import { buildCubes, CubeWriter } from './cube-writer.ts'
import { type FreshNames, freshNames, giveNumbers, noStoredNames, type StoredNames } from './fresh-names.ts'
import { keepCube, keptCubes } from './kept-cubes.ts'
import { type Names, namesOf } from './names.ts'
import { completionSchema } from './schema.ts'
import { deleteShift, insertShift, type ShiftRow, sameRows, shiftRows } from './shift-rows.ts'

/** What the completion figures know of one request. */
export interface CompletionRow {
  readonly facts: RequestFacts
  /** Names in events that came since the row was loaded, with the positions of these events. */
  readonly fresh: readonly FreshNames[]
  /** The request's number in the tables; 0 until it is first saved. Shared by all versions of a row. */
  readonly stored: { n: number }
}

/** Figures, cut by anything and as of any instant. Holds ids, dates and codes alone. */
export function completionProjection(view: CellView): RowProjection<CompletionRow> {
  const handles: readonly string[] = factEvents
  const known = noStoredNames()
  return {
    name: 'completion',
    apart: ['places'],
    version: 4,
    schema: completionSchema,
    handles,
    ignores: [...Object.keys(requestEvents).filter((type) => !handles.includes(type)), ...othersThan('request')],
    keyOf: ({ stream }) => idIn(stream, 'request-'),
    load,
    apply: (row, event) => applied(row, event, known),
    save: (db, changes) => {
      const cubes = new CubeWriter()
      save(db, changes, { known, view, cubes })
      cubes.write(db, keptCubes(db))
    },
    // a cube that grows is read and written again with each save, one that is built once is neither
    build: {
      save: (db, changes) => save(db, changes, { known, view, cubes: null }),
      finish: (db) => buildCubes(db, keptCubes(db)),
    },
    keep: keepCube,
  }
}

function applied(row: CompletionRow = noRow(), event: DecodedEvent, known: StoredNames): CompletionRow {
  const { type, data, metadata, position } = event
  const facts = evolveFacts(row.facts, { type, data, occurredAt: metadata.occurredAt })
  if (facts === row.facts) return row
  const names = freshNames(event, known)
  // the first one says where in the log the request begins
  const isTold = names.length > 0 || row.facts === noFacts
  return { facts, fresh: isTold ? [...row.fresh, { position, names }] : row.fresh, stored: row.stored }
}

function noRow(): CompletionRow {
  return { facts: noFacts, fresh: [], stored: { n: 0 } }
}

function load(db: DatabaseSync, keys: readonly string[]): Map<string, CompletionRow> {
  const found = new Map<string, CompletionRow>()
  const sql = 'SELECT id, n, facts FROM completionRequest WHERE id IN (SELECT value FROM json_each(?))'
  for (const [id, n, facts] of arrayRows(db, sql, JSON.stringify(keys))) {
    found.set(String(id), { facts: JSON.parse(String(facts)), fresh: [], stored: { n: Number(n) } })
  }
  return found
}

interface Saving {
  readonly known: StoredNames
  readonly view: CellView
  /** null where the cubes are built from the stored shifts afterwards. */
  readonly cubes: CubeWriter | null
}

function save(db: DatabaseSync, changes: readonly RowChange<CompletionRow>[], { known, view, cubes }: Saving): void {
  const names = namesOf(db)
  giveNumbers(names, changes.flatMap(unsaved), known, view)
  for (const change of inLogOrder(changes)) saveOne(db, change, names, view.timeZone, cubes)
}

function unsaved({ before, after }: RowChange<CompletionRow>): readonly FreshNames[] {
  return after.fresh.slice(before?.fresh.length ?? 0)
}

/** Requests are numbered as they come in the log, however it is cut into batches: rebuilt tables equal live ones. */
function inLogOrder(changes: readonly RowChange<CompletionRow>[]): readonly RowChange<CompletionRow>[] {
  const first = ({ before, after }: RowChange<CompletionRow>) => (before ? '' : (after.fresh[0]?.position ?? ''))
  return changes.toSorted((one, other) => (first(one) < first(other) ? -1 : first(one) > first(other) ? 1 : 0))
}

function saveOne(
  db: DatabaseSync,
  { key, before, after }: RowChange<CompletionRow>,
  names: Names,
  timeZone: string,
  cubes: CubeWriter | null,
): void {
  const { facts, stored } = after
  const text = JSON.stringify(facts)
  if (before) prepared(db, 'UPDATE completionRequest SET facts = ? WHERE n = ?').run(text, stored.n)
  else stored.n = Number(insertRequest(db, key, text))
  const old = before ? rowsOf(before.facts, names, timeZone) : []
  const now = rowsOf(facts, names, timeZone)
  const same = sameRows(old, now)
  for (const row of old.slice(same)) {
    deleteShift(db, stored.n, row)
    cubes?.add(row, -1)
  }
  for (const row of now.slice(same)) {
    insertShift(db, stored.n, row)
    cubes?.add(row, 1)
  }
  saveCohorts(db, stored.n, old, now)
}

/** What was saved last is what the next batch begins with. */
const lastRows = new WeakMap<RequestFacts, readonly ShiftRow[]>()

function rowsOf(facts: RequestFacts, names: Names, timeZone: string): readonly ShiftRow[] {
  const known = lastRows.get(facts)
  if (known) return known
  const rows = shiftRows(facts, names, timeZone)
  lastRows.set(facts, rows)
  return rows
}

function insertRequest(db: DatabaseSync, id: string, facts: string): number | bigint {
  return prepared(db, 'INSERT INTO completionRequest (id, facts) VALUES (?, ?)').run(id, facts).lastInsertRowid
}

/** A request that was withdrawn and accepted again is found under both acceptances. */
function saveCohorts(db: DatabaseSync, n: number, old: readonly ShiftRow[], now: readonly ShiftRow[]): void {
  const before = new Map(old.map(({ acceptedAt, day }) => [acceptedAt, day]))
  const after = new Map(now.map(({ acceptedAt, day }) => [acceptedAt, day]))
  for (const [acceptedAt, day] of before) {
    if (after.has(acceptedAt)) continue
    prepared(db, 'DELETE FROM completionCohort WHERE day = ? AND n = ? AND acceptedAt = ?').run(day, n, acceptedAt)
  }
  for (const [acceptedAt, day] of after) {
    if (before.has(acceptedAt)) continue
    prepared(db, 'INSERT INTO completionCohort (day, n, acceptedAt) VALUES (?, ?, ?)').run(day, n, acceptedAt)
  }
}
