import type { DatabaseSync } from 'node:sqlite'
import { allOf, type Condition, condition, oneOf } from '../conditions.ts'
import { countUpTo } from '../counts.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import type { DueColour } from '../request-list/queries.ts'
import type { OpenDeadline } from '../request-list/row.ts'
import { arrayRows } from '../statements.ts'
import type { AssignmentRow } from './row.ts'
import { assignmentOf, columns } from './schema.ts'

/** An assignment with what a unit's list shows of its request. */
export interface ListedAssignment extends AssignmentRow {
  readonly receiptNo: string | null
  readonly requestState: string | null
  readonly item: string | null
  readonly place: string | null
  /** The whole request's due date. */
  readonly totalDueAt: string | null
  /** The earliest that is not met, of the request or of this part, while the part is live. */
  readonly nextDueAt: string | null
  /** Those not met: of the request, and of this part. */
  readonly openDeadlines: readonly OpenDeadline[]
}

export interface AssignmentListQuery {
  /** All units where absent. */
  readonly unit?: string
  readonly statuses?: readonly string[]
  /** Those that one of these posts has. */
  readonly posts?: readonly string[]
  /** Those whose return or result waits for such a role. */
  readonly waitsFor?: 'unit-head' | 'dispatcher'
  /** Live ones whose due dates, their own or the request's, have this colour at an instant. */
  readonly colour?: { readonly is: DueColour; readonly at: string }
  /** An instant (ISO 8601, UTC, milliseconds): live assignments that were due before it. */
  readonly overdueAt?: string
  /** dispatched: the newest first. due: the most urgent first. */
  readonly order?: 'dispatched' | 'due'
  readonly cursor?: string
  /** 1–200. */
  readonly limit?: number
}

export interface AssignmentPage {
  readonly rows: readonly ListedAssignment[]
  readonly next: string | null
}

const ofRequest = ['receiptNo', 'state', 'item', 'place', 'totalDueAt', 'openDeadlines'] as const
const from = 'assignment LEFT JOIN request ON request.id = assignment.requestId'
/** Sorts after every instant. */
const noDue = '~'
const live = "assignment.status IN ('dispatched', 'acknowledged')"
/** Of the request or of this part: what other units are late with is not this one's. */
const earliest = (field: 'dueAt' | 'warnAt') => `CASE WHEN ${live} THEN ifnull((
  SELECT min(json_extract(open.value, '$.${field}')) FROM json_each(request.openDeadlines) AS open
  WHERE ifnull(json_extract(open.value, '$.assignmentId'), assignment.assignmentId) = assignment.assignmentId
), '${noDue}') ELSE '${noDue}' END`
const due = earliest('dueAt')
const select = `SELECT ${columns.map((column) => `assignment.${column}`).join(', ')},
  ${ofRequest.map((column) => `request.${column}`).join(', ')}, ${due} AS due FROM ${from}`

const orders = {
  dispatched: { column: 'assignment.dispatchedAt', direction: 'DESC', beyond: '<' },
  due: { column: due, direction: 'ASC', beyond: '>' },
} as const

/** Throws InvalidCursor. */
export function listAssignments(db: DatabaseSync, query: AssignmentListQuery): AssignmentPage {
  const { order = 'dispatched', cursor, limit = 50 } = query
  const { column, direction, beyond } = orders[order]
  const size = Math.min(200, Math.max(1, limit))
  const conditions = filters(query)
  if (cursor !== undefined) {
    const values = readCursor(cursor, order, 3)
    conditions.push(
      condition(`(${column}, assignment.requestId, assignment.assignmentId) ${beyond} (?, ?, ?)`, ...values),
    )
  }
  const { sql, values } = allOf(conditions)
  const by = [column, 'assignment.requestId', 'assignment.assignmentId'].map((one) => `${one} ${direction}`).join(', ')
  const found = arrayRows(db, `${select} WHERE ${sql} ORDER BY ${by} LIMIT ?`, ...values, size + 1)
  const page = found.slice(0, size)
  const last = found.length > size ? page.at(-1) : undefined
  return { rows: page.map(listed), next: last ? cursorAt(last, order) : null }
}

/** How many there are, up to `mostCounted`. */
export function countListed(db: DatabaseSync, query: AssignmentListQuery): number {
  return countUpTo(db, from, allOf(filters(query)))
}

function filters({ unit, statuses, overdueAt, waitsFor, posts, colour }: AssignmentListQuery): Condition[] {
  const found: Condition[] = []
  if (unit !== undefined) found.push(oneOf('assignment.unit', [unit]))
  if (statuses !== undefined) found.push(oneOf('assignment.status', statuses))
  if (posts !== undefined) found.push(oneOf('assignment.post', posts))
  if (waitsFor !== undefined) found.push(oneOf('assignment.waitsFor', [waitsFor]))
  if (overdueAt !== undefined) found.push(condition(`${due} < ?`, overdueAt))
  if (colour !== undefined) found.push(condition(live), colouredAs(colour))
  return found
}

function colouredAs({ is, at }: NonNullable<AssignmentListQuery['colour']>): Condition {
  const waits = "ifnull(request.state, '') = 'handling.suspended'"
  if (is === 'paused') return condition(waits)
  if (is === 'red') return condition(`NOT ${waits} AND ${due} < ?`, at)
  const compared = is === 'yellow' ? '<=' : '>'
  const open = `NOT ${waits} AND ${due} <> '${noDue}' AND ${due} >= ?`
  return condition(`${open} AND ${earliest('warnAt')} ${compared} ?`, at, at)
}

function listed(values: readonly unknown[]): ListedAssignment {
  const [receiptNo, requestState, item, place, totalDueAt, openDeadlines, nextDueAt] = values
    .slice(columns.length)
    .map((value) => (typeof value === 'string' && value !== noDue ? value : null))
  const assignment = assignmentOf(values)
  const open: readonly OpenDeadline[] = openDeadlines ? JSON.parse(openDeadlines) : []
  const { assignmentId } = assignment
  return {
    ...assignment,
    openDeadlines: open.filter((one) => one.assignmentId === null || one.assignmentId === assignmentId),
    receiptNo: receiptNo ?? null,
    requestState: requestState ?? null,
    item: item ?? null,
    place: place ?? null,
    totalDueAt: totalDueAt ?? null,
    nextDueAt: nextDueAt ?? null,
  }
}

function cursorAt(values: readonly unknown[], order: keyof typeof orders): string {
  const { requestId, assignmentId, dispatchedAt } = assignmentOf(values)
  const sorted = order === 'due' ? String(values.at(-1)) : dispatchedAt
  return writeCursor({ order, values: [sorted, requestId, assignmentId] })
}

/** All assignments of a request, in the order in which they were dispatched. */
export function assignmentsOf(db: DatabaseSync, requestId: string): readonly AssignmentRow[] {
  const sql = `SELECT ${columns.join(', ')} FROM assignment WHERE requestId = ? ORDER BY length(assignmentId), assignmentId`
  return arrayRows(db, sql, requestId).map(assignmentOf)
}

/** How many assignments a unit has, by status; of all units where it is absent. */
export function countAssignments(db: DatabaseSync, unit?: string): Readonly<Record<string, number>> {
  const { sql, values } = allOf(unit === undefined ? [] : [oneOf('unit', [unit])])
  const rows = arrayRows(db, `SELECT status, count(*) FROM assignment WHERE ${sql} GROUP BY status`, ...values)
  return Object.fromEntries(rows.map(([status, count]) => [String(status), Number(count)]))
}
