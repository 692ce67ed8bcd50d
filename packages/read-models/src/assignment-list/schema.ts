import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import type { RowChange } from '../projection.ts'
import { arrayRows, prepared } from '../statements.ts'
import type { AssignmentRow, AssignmentsRow } from './row.ts'

export const schema = `
  CREATE TABLE assignment (
    requestId TEXT NOT NULL, assignmentId TEXT NOT NULL, unit TEXT, part TEXT, status TEXT, dispatchedAt TEXT,
    acknowledgeDueAt TEXT, acknowledgedAt TEXT, completedAt TEXT, returnedAt TEXT, heldMinutes INTEGER,
    post TEXT, waitsFor TEXT,
    PRIMARY KEY (requestId, assignmentId)
  ) WITHOUT ROWID;
`

export const indexes = `
  CREATE INDEX assignmentByUnit ON assignment (unit, status, dispatchedAt, requestId, assignmentId);
  CREATE INDEX assignmentByPost ON assignment (post, status) WHERE post IS NOT NULL;
  CREATE INDEX assignmentWaiting ON assignment (waitsFor, unit) WHERE waitsFor IS NOT NULL;
`

export const columns = [
  'requestId',
  'assignmentId',
  'unit',
  'part',
  'status',
  'dispatchedAt',
  'acknowledgeDueAt',
  'acknowledgedAt',
  'completedAt',
  'returnedAt',
  'heldMinutes',
  'post',
  'waitsFor',
] as const satisfies readonly (keyof AssignmentRow)[]

const select = `SELECT ${columns.join(', ')} FROM assignment`
/** What may change after the dispatch. */
const update = `UPDATE assignment SET status = ?, acknowledgeDueAt = ?, acknowledgedAt = ?, completedAt = ?, returnedAt = ?,
  heldMinutes = ?, post = ?, waitsFor = ? WHERE requestId = ? AND assignmentId = ?`

export function load(db: DatabaseSync, keys: readonly string[]): Map<string, AssignmentsRow> {
  // a2 before a10: in the order in which they were dispatched
  const sql = `${select} WHERE requestId IN (SELECT value FROM json_each(?)) ORDER BY length(assignmentId), assignmentId`
  return grouped(arrayRows(db, sql, JSON.stringify(keys)))
}

export function assignmentOf(values: readonly unknown[]): AssignmentRow {
  const row: Record<string, unknown> = {}
  for (const [index, column] of columns.entries()) row[column] = values[index]
  const stored: unknown = row
  // the table holds what `save` wrote
  return stored as AssignmentRow
}

function grouped(rows: readonly (readonly unknown[])[]): Map<string, AssignmentsRow> {
  const found = new Map<string, AssignmentsRow>()
  for (const values of rows) {
    const assignment = assignmentOf(values)
    const { requestId } = assignment
    const before = found.get(requestId)?.assignments ?? []
    found.set(requestId, { requestId, assignments: [...before, assignment] })
  }
  return found
}

export function save(db: DatabaseSync, changes: readonly RowChange<AssignmentsRow>[]): void {
  for (const { before, after } of changes) {
    for (const [index, assignment] of after.assignments.entries()) {
      const old = before?.assignments[index]
      if (old === assignment) continue
      if (old) prepared(db, update).run(...changing(assignment), assignment.requestId, assignment.assignmentId)
      else insert(db, assignment)
    }
  }
}

function insert(db: DatabaseSync, assignment: AssignmentRow): void {
  const sql = `INSERT INTO assignment VALUES (${columns.map(() => '?').join(', ')})`
  prepared(db, sql).run(...columns.map((column): SQLInputValue => assignment[column]))
}

function changing(assignment: AssignmentRow): readonly SQLInputValue[] {
  const { status, acknowledgeDueAt, acknowledgedAt, completedAt, returnedAt, heldMinutes, post, waitsFor } = assignment
  return [status, acknowledgeDueAt, acknowledgedAt, completedAt, returnedAt, heldMinutes, post, waitsFor]
}
