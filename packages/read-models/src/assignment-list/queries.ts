import type { DatabaseSync } from 'node:sqlite'
import { allOf, type Condition, condition, oneOf } from '../conditions.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { arrayRows } from '../statements.ts'
import type { AssignmentRow } from './row.ts'
import { assignmentOf, columns } from './schema.ts'

/** An assignment with what a unit's list shows of its request. */
export interface ListedAssignment extends AssignmentRow {
  readonly receiptNo: string | null
  readonly requestState: string | null
  readonly item: string | null
  readonly place: string | null
  /** The whole request's due date, and its earliest that is not met. */
  readonly totalDueAt: string | null
  readonly nextDueAt: string | null
}

export interface AssignmentListQuery {
  /** All units where absent. */
  readonly unit?: string
  readonly statuses?: readonly string[]
  /** Those that one of these posts has. */
  readonly posts?: readonly string[]
  /** Those whose return or result waits for such a role. */
  readonly waitsFor?: 'unit-head' | 'dispatcher'
  /** An instant (ISO 8601, UTC, milliseconds): live assignments whose acknowledgement or request was due before it. */
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

const ofRequest = ['receiptNo', 'state', 'item', 'place', 'totalDueAt', 'nextDueAt'] as const
const from = `FROM assignment LEFT JOIN request ON request.id = assignment.requestId`
/** Sorts after every instant. */
const noDue = '~'
const due = `min(
  CASE WHEN assignment.status = 'dispatched' THEN ifnull(assignment.acknowledgeDueAt, '${noDue}') ELSE '${noDue}' END,
  CASE WHEN assignment.status IN ('dispatched', 'acknowledged') THEN ifnull(request.nextDueAt, '${noDue}') ELSE '${noDue}' END)`
const select = `SELECT ${columns.map((column) => `assignment.${column}`).join(', ')},
  ${ofRequest.map((column) => `request.${column}`).join(', ')}, ${due} AS due ${from}`

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

function filters({ unit, statuses, overdueAt, waitsFor, posts }: AssignmentListQuery): Condition[] {
  const found: Condition[] = []
  if (unit !== undefined) found.push(oneOf('assignment.unit', [unit]))
  if (statuses !== undefined) found.push(oneOf('assignment.status', statuses))
  if (posts !== undefined) found.push(oneOf('assignment.post', posts))
  if (waitsFor !== undefined) found.push(oneOf('assignment.waitsFor', [waitsFor]))
  if (overdueAt !== undefined) found.push(condition(`${due} < ?`, overdueAt))
  return found
}

function listed(values: readonly unknown[]): ListedAssignment {
  const [receiptNo, requestState, item, place, totalDueAt, nextDueAt] = values
    .slice(columns.length)
    .map((value) => (typeof value === 'string' ? value : null))
  return {
    ...assignmentOf(values),
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
