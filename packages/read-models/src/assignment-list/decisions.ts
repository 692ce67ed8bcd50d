import type { DatabaseSync } from 'node:sqlite'
import { allOf, type Condition, condition } from '../conditions.ts'
import { countUpTo } from '../counts.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { arrayRows } from '../statements.ts'

/** What waits for somebody's word: a return or a result of a part, or an extension. */
export interface WaitingDecision {
  readonly requestId: string
  readonly receiptNo: string
  readonly assignmentId: string | null
  readonly extensionId: string | null
}

export interface DecisionsQuery {
  readonly waitsFor: 'unit-head' | 'dispatcher'
  /** All units where absent; only for returns and results. */
  readonly unit?: string
  readonly kind?: 'assignment' | 'extension'
  readonly cursor?: string
  /** 1–200. */
  readonly limit?: number
}

const order = 'decisions'
const parts = `SELECT assignment.requestId, request.receiptNo, assignment.assignmentId, NULL AS extensionId,
    ifnull(request.nextDueAt, '~') AS due, 'a ' || assignment.assignmentId AS name
  FROM assignment JOIN request ON request.id = assignment.requestId WHERE `
const extensions = `SELECT request.id, request.receiptNo, json_extract(asked.value, '$.assignmentId'),
    json_extract(asked.value, '$.id'), ifnull(request.nextDueAt, '~'), 'x ' || json_extract(asked.value, '$.id')
  FROM request, json_each(request.extensions) AS asked WHERE request.extensions <> '[]'`

/** The most urgent requests first. Throws InvalidCursor. */
export function listDecisions(db: DatabaseSync, query: DecisionsQuery) {
  const size = Math.min(200, Math.max(1, query.limit ?? 50))
  const { sql, values } = source(query)
  const after: Condition =
    query.cursor === undefined
      ? condition('true')
      : condition('(due, requestId, name) > (?, ?, ?)', ...readCursor(query.cursor, order, 3))
  const text = `SELECT * FROM (${sql}) WHERE ${after.sql} ORDER BY due, requestId, name LIMIT ?`
  const found = arrayRows(db, text, ...values, ...after.values, size + 1)
  const page = found.slice(0, size)
  const last = found.length > size ? page.at(-1) : undefined
  const point = last && [last[4], last[0], last[5]].map(String)
  return { rows: page.map(decisionOf), next: point ? writeCursor({ order, values: point }) : null }
}

/** How many there are, up to `mostCounted`. */
export function countDecisions(db: DatabaseSync, query: DecisionsQuery): number {
  const { sql, values } = source(query)
  return countUpTo(db, `(${sql})`, condition('true', ...values))
}

function source({ waitsFor, unit, kind }: DecisionsQuery): Condition {
  const ofUnit = unit === undefined ? [] : [condition('assignment.unit = ?', unit)]
  const waiting = allOf([condition('assignment.waitsFor = ?', waitsFor), ...ofUnit])
  const ofParts = condition(parts + waiting.sql, ...waiting.values)
  // extensions are a dispatcher's to decide
  if (kind === 'assignment' || waitsFor === 'unit-head') return ofParts
  return kind === 'extension'
    ? condition(`${parts} false UNION ALL ${extensions}`)
    : condition(`${ofParts.sql} UNION ALL ${extensions}`, ...ofParts.values)
}

function decisionOf([requestId, receiptNo, assignmentId, extensionId]: readonly unknown[]): WaitingDecision {
  return {
    requestId: String(requestId),
    receiptNo: String(receiptNo),
    assignmentId: typeof assignmentId === 'string' ? assignmentId : null,
    extensionId: typeof extensionId === 'string' ? extensionId : null,
  }
}
