import type { DatabaseSync } from 'node:sqlite'
import { courseAt, type Exit, instantOf, localDayAt } from '@wubu/domain'
import { namesOf } from '../completion/names.ts'
import { readTogether } from '../completion/read-together.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { type CaseCell, type CaseDimension, Cells, cellReader, isIn, type ReadCell } from './cells.ts'
import type { CaseQuery } from './question.ts'
import { type RegisteredCase, registeredAt } from './registered.ts'

/** `from` and `to` are local dates of registration here: what was declined was never accepted. */
export interface ExitsQuery extends CaseQuery {
  readonly by: readonly CaseDimension[]
}

/** Numbers of requests: all registered, and those of them that left the figures. */
type ExitCounts = Readonly<Record<Exit | 'registered', number>>

export interface Exits {
  readonly rows: readonly { readonly cell: CaseCell; readonly counts: ExitCounts }[]
  readonly total: { readonly counts: ExitCounts }
}

type Making = Record<Exit | 'registered', number>
const none = (): Making => ({ registered: 0, merged: 0, declined: 0, withdrawn: 0 })

/** What was merged, declined or withdrawn at an instant, each counted on its own. */
export function exitCounts(db: DatabaseSync, { by, ...query }: ExitsQuery): Exits {
  return readTogether(db, () => {
    const read = cellReader(namesOf(db))
    const cells = new Cells(by, read, none)
    const total = none()
    for (const one of members(db, query, read)) {
      const { left } = courseAt(one.course, Date.parse(query.at))
      for (const counts of by.length > 0 ? [total, cells.at(placed(one, query.timeZone))] : [total]) {
        counts.registered += 1
        if (left) counts[left] += 1
      }
    }
    return { rows: cells.rows().map(({ cell, kept }) => ({ cell, counts: kept })), total: { counts: total } }
  })
}

export interface ExitCasesQuery extends CaseQuery {
  readonly exit: Exit
  readonly cursor?: string
  readonly limit?: number
}

const order = 'registration'

/** The requests that left in one way, by registration. Throws InvalidCursor. */
export function exitCases(db: DatabaseSync, { exit, cursor, limit = 100, ...query }: ExitCasesQuery) {
  return readTogether(db, () => {
    const found: { readonly requestId: string; readonly registeredAt: string }[] = []
    const [at = '0', id = ''] = cursor === undefined ? [] : readCursor(cursor, order, 2)
    const after = cursor === undefined ? {} : { after: [Number(at), id] as const }
    for (const one of members(db, query, cellReader(namesOf(db)), after)) {
      if (courseAt(one.course, Date.parse(query.at)).left !== exit) continue
      const last = found.at(-1)
      if (found.length === limit && last) {
        const values = [`${Date.parse(last.registeredAt)}`, last.requestId]
        return { cases: found, cursor: writeCursor({ order, values }) }
      }
      found.push({ requestId: one.id, registeredAt: new Date(one.registeredAt).toISOString() })
    }
    return { cases: found, cursor: null }
  })
}

function* members(
  db: DatabaseSync,
  { from, to, at, filters = {}, timeZone }: CaseQuery,
  read: ReadCell,
  after: { readonly after?: readonly [number, string] } = {},
): Generator<RegisteredCase> {
  const first = from === undefined ? Number.MIN_SAFE_INTEGER : Date.parse(instantOf(from, 0, timeZone))
  const last = to === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(instantOf(to, 1440, timeZone)) - 1
  for (const one of registeredAt(db, { from: first, to: last, ...after }, Date.parse(at))) {
    if (isIn(placed(one, timeZone), filters, read)) yield one
  }
}

function placed({ standing, registeredAt }: RegisteredCase, timeZone: string) {
  return { unit: standing.unit, worker: null, day: localDayAt(registeredAt, timeZone), standing }
}
