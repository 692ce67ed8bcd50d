import type { DatabaseSync } from 'node:sqlite'
import { normaliseReceiptNo } from '@wubu/domain'
import { allOf, anyOf, type Condition, condition, oneOf } from '../conditions.ts'
import { countUpTo } from '../counts.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { arrayRows } from '../statements.ts'
import type { RequestRow } from './row.ts'
import { rowsOf, select } from './schema.ts'
import { everAssigned, inPlaces, type Visibility, visible } from './visibility.ts'

type CallFor = 'feedback' | 'evaluation' | 'rework'

interface RequestFilter {
  readonly state?: string
  readonly step?: string
  /** What a resident is to be called for: to be told, to evaluate, or because 重办 begins with a call. */
  readonly calls?: readonly CallFor[]
  /** The unit that leads; with `everAssigned`, any unit that was ever given a part. */
  readonly unit?: string
  readonly everAssigned?: string
  /** A place and everything inside it. */
  readonly community?: string
  readonly item?: string
  readonly channel?: string
  /** An instant (ISO 8601, UTC, milliseconds): requests with a due date before it that is not met. */
  readonly overdueAt?: string
  /** 时限颜色 at an instant; `paused`: the whole request waits. */
  readonly colour?: { readonly is: DueColour; readonly at: string }
  /** Given back by a unit at least so often. */
  readonly returns?: number
  /** Urged; with a card of a colour; waiting for a supervisor after a second dissatisfaction. */
  readonly urged?: boolean
  readonly card?: 'yellow' | 'red'
  readonly escalated?: boolean
  /** Those that are merged into this one. */
  readonly leading?: string
  readonly residentId?: string
  /** An instant: registered then or later. */
  readonly registeredFrom?: string
  /** A receipt number as typed, or the number that the request has in its source. */
  readonly q?: string
}

export type DueColour = 'green' | 'yellow' | 'red' | 'paused'

export interface RequestListQuery {
  readonly filter?: RequestFilter
  readonly visibility: Visibility
  /**
   * registered: the newest first; oldest: the other way. due: the most urgent first, without those that have no open due date. returns: those that
   * were given back most often first, without those that never were.
   */
  readonly order?: 'registered' | 'oldest' | 'due' | 'returns'
  readonly cursor?: string
  /** 1–200. */
  readonly limit?: number
}

export interface RequestPage {
  readonly rows: readonly RequestRow[]
  /** For the next page; null on the last. */
  readonly next: string | null
}

const orders = {
  registered: { column: 'registeredAt', direction: 'DESC', beyond: '<' },
  oldest: { column: 'registeredAt', direction: 'ASC', beyond: '>' },
  due: { column: 'nextDueAt', direction: 'ASC', beyond: '>' },
  returns: { column: 'returns', direction: 'DESC', beyond: '<' },
} as const

/** Throws InvalidCursor. A row that moves while pages are read may be seen twice or not at all, others are not. */
export function listRequests(db: DatabaseSync, query: RequestListQuery): RequestPage {
  const { filter = {}, visibility, order = 'registered', cursor, limit = 50 } = query
  const { column, direction, beyond } = orders[order]
  const size = Math.min(200, Math.max(1, limit))
  const conditions = [...filters(filter), visible(visibility)]
  if (order === 'returns') conditions.push(condition('request.returns > 0'))
  if (order === 'due') conditions.push(condition('request.nextDueAt IS NOT NULL'))
  if (cursor !== undefined) {
    const values = readCursor(cursor, order, 2)
    conditions.push(condition(`(request.${column}, request.id) ${beyond} (?, ?)`, ...values))
  }
  const { sql, values } = allOf(conditions)
  const text = `${select} WHERE ${sql} ORDER BY request.${column} ${direction}, request.id ${direction} LIMIT ?`
  const rows = rowsOf(arrayRows(db, text, ...values, size + 1))
  const page = rows.slice(0, size)
  const last = rows.length > size ? page.at(-1) : undefined
  const end = last?.[column]
  return { rows: page, next: last && end ? writeCursor({ order, values: [String(end), last.id] }) : null }
}

/** How many there are, up to `mostCounted`, which stands for as many or more: what a list shows is not worth a scan of all. */
export function countRequests(db: DatabaseSync, query: Pick<RequestListQuery, 'filter' | 'visibility'>): number {
  return countUpTo(db, 'request', allOf([...filters(query.filter ?? {}), visible(query.visibility)]))
}

function filters(filter: RequestFilter): Condition[] {
  const { state, step, unit, community, item, channel, overdueAt, q } = filter
  const found: Condition[] = []
  if (state !== undefined) found.push(oneOf('request.state', [state]))
  if (step !== undefined) found.push(oneOf('request.step', [step]))
  if (filter.calls !== undefined) found.push(anyOf(filter.calls.map((one) => waitingFor[one])))
  if (unit !== undefined) found.push(oneOf('request.unit', [unit]))
  if (filter.everAssigned !== undefined) found.push(everAssigned([filter.everAssigned]))
  if (community !== undefined) found.push(inPlaces([community]))
  if (item !== undefined) found.push(oneOf('request.item', [item]))
  if (channel !== undefined) found.push(oneOf('request.channel', [channel]))
  if (overdueAt !== undefined) found.push(condition('request.nextDueAt < ?', overdueAt))
  if (filter.returns !== undefined)
    found.push(condition('request.returns > 0 AND request.returns >= ?', filter.returns))
  found.push(...supervised(filter))
  if (filter.leading !== undefined) found.push(condition('request.leading = ?', filter.leading))
  if (filter.residentId !== undefined) found.push(condition('request.residentId = ?', filter.residentId))
  if (filter.registeredFrom !== undefined) found.push(condition('request.registeredAt >= ?', filter.registeredFrom))
  if (q !== undefined) found.push(searchedFor(q.trim()))
  return found
}

const waits = "request.state = 'handling.suspended'"

/** As `worstColour` of the domain has it. */
function colouredAs({ is, at }: NonNullable<RequestFilter['colour']>): Condition {
  if (is === 'paused') return condition(waits)
  const going = `NOT ${waits} AND request.nextDueAt IS NOT NULL`
  if (is === 'red') return condition(`${going} AND request.nextDueAt < ?`, at)
  const warned = is === 'yellow' ? 'request.nextWarnAt <= ?' : "ifnull(request.nextWarnAt, '~') > ?"
  return condition(`${going} AND request.nextDueAt >= ? AND ${warned}`, at, at)
}

/** As the partial indexes have it. */
function supervised({ urged, card, escalated, colour }: RequestFilter): Condition[] {
  return [
    ...(colour ? [colouredAs(colour)] : []),
    ...(urged ? [condition('request.urges > 0')] : []),
    ...(card ? [condition(card === 'red' ? 'request.redCards > 0' : 'request.yellowCards > 0')] : []),
    ...(escalated ? [condition('request.escalated > 0')] : []),
  ]
}

const waitingFor: Readonly<Record<CallFor, Condition>> = {
  feedback: oneOf('request.step', ['feedback']),
  evaluation: oneOf('request.step', ['evaluating']),
  rework: condition("request.calling > 0 AND request.rounds > 0 AND request.step IN ('analyzing', 'handling')"),
}

function searchedFor(q: string): Condition {
  const receiptNo = normaliseReceiptNo(q)
  const source = condition('request.sourceReference = ?', q)
  return receiptNo === null ? source : anyOf([source, condition('request.receiptNo = ?', receiptNo)])
}

/** null where there is none, or none that may be seen. */
export function requestById(db: DatabaseSync, id: string, visibility: Visibility): RequestRow | null {
  return one(db, condition('request.id = ?', id), visibility)
}

/**
 * All requests with a receipt number, as it is printed (`normaliseReceiptNo` makes it from what was typed): one as a rule, but
 * the number is made of 50 bits of the id, and among millions two may share it. What tells them apart is their code.
 */
export function requestsByReceiptNo(db: DatabaseSync, receiptNo: string): readonly RequestRow[] {
  return rowsOf(arrayRows(db, `${select} WHERE request.receiptNo = ? ORDER BY request.id`, receiptNo))
}

export function requestBySource(
  db: DatabaseSync,
  system: string,
  reference: string,
  visibility: Visibility,
): RequestRow | null {
  return one(db, condition('request.sourceReference = ? AND request.sourceSystem = ?', reference, system), visibility)
}

function one(db: DatabaseSync, which: Condition, visibility: Visibility): RequestRow | null {
  const { sql, values } = allOf([which, visible(visibility)])
  return rowsOf(arrayRows(db, `${select} WHERE ${sql} LIMIT 1`, ...values))[0] ?? null
}

export type OpenRequest = Pick<RequestRow, 'id' | 'receiptNo' | 'openDeadlines'>

/** Requests with a due date that is not met, registered up to an instant; by id, those after one. */
export function openRequests(
  db: DatabaseSync,
  { after, registeredBy, limit }: { readonly after: string; readonly registeredBy: string; readonly limit: number },
): readonly OpenRequest[] {
  const text = `${select} WHERE request.id > ? AND request.nextDueAt IS NOT NULL AND request.registeredAt <= ? ORDER BY request.id LIMIT ?`
  return rowsOf(arrayRows(db, text, after, registeredBy, limit))
}
