import type { DatabaseSync } from 'node:sqlite'
import { instantOf, localDayAt } from '@wubu/domain'
import { namesOf } from '../completion/names.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { cellReader, isIn, type Placed, type ReadCell } from './cells.ts'
import type { CaseQuery } from './question.ts'
import { type RegisteredCase, registeredAt } from './registered.ts'

export interface RegisteredPage {
  readonly cases: readonly { readonly requestId: string; readonly registeredAt: string }[]
  /** null after the last one. */
  readonly cursor: string | null
}

interface PageQuery extends CaseQuery {
  readonly cursor?: string
  /** 100 unless told. */
  readonly limit?: number
}

const order = 'registration'

/** Requests by registration, page by page: those of the cells asked for that `isWanted`. Throws InvalidCursor. */
export function registeredPage(
  db: DatabaseSync,
  { cursor, limit = 100, ...query }: PageQuery,
  isWanted: (one: RegisteredCase) => boolean = () => true,
): RegisteredPage {
  const cases: { readonly requestId: string; readonly registeredAt: string }[] = []
  const [at = '0', id = ''] = cursor === undefined ? [] : readCursor(cursor, order, 2)
  const after = cursor === undefined ? {} : { after: [Number(at), id] as const }
  for (const one of registeredIn(db, query, cellReader(namesOf(db)), after)) {
    if (!isWanted(one)) continue
    const last = cases.at(-1)
    if (cases.length === limit && last) {
      return { cases, cursor: writeCursor({ order, values: [`${Date.parse(last.registeredAt)}`, last.requestId] }) }
    }
    cases.push({ requestId: one.id, registeredAt: new Date(one.registeredAt).toISOString() })
  }
  return { cases, cursor: null }
}

/** Requests registered on the local days from `from` to `to`, within the filters. */
export function* registeredIn(
  db: DatabaseSync,
  { from, to, at, filters = {}, timeZone, known }: CaseQuery,
  read: ReadCell,
  after: { readonly after?: readonly [number, string] } = {},
): Generator<RegisteredCase> {
  const first = from === undefined ? Number.MIN_SAFE_INTEGER : Date.parse(instantOf(from, 0, timeZone))
  const last = to === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(instantOf(to, 1440, timeZone)) - 1
  for (const one of registeredAt(db, { from: first, to: last, ...after, ...(known && { known }) }, Date.parse(at))) {
    if (isIn(placedAt(one, timeZone), filters, read)) yield one
  }
}

/** Its day is that of the registration. */
export function placedAt({ standing, registeredAt }: RegisteredCase, timeZone: string): Placed {
  return { unit: standing.unit, worker: null, day: localDayAt(registeredAt, timeZone), standing }
}
