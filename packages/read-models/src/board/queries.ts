import type { DatabaseSync } from 'node:sqlite'
import { allOf, type Condition, condition, oneOf } from '../conditions.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { arrayRows } from '../statements.ts'
import { type BoardRow, boardTable } from './projection.ts'

/** A task on the board with what is shown of its request. */
export interface BoardEntry extends BoardRow {
  readonly receiptNo: string
  readonly state: string
  readonly item: string | null
  readonly place: string | null
  readonly completedAt: string | null
}

export interface BoardQuery {
  /** The unit that answers for it; all of them where absent. */
  readonly unit?: string
  readonly crossedOff?: boolean
  /** Not complete, and due before this instant (ISO 8601, UTC, milliseconds). */
  readonly overdueAt?: string
  readonly cursor?: string
  /** 1–200. */
  readonly limit?: number
}

const ofRequest = ['receiptNo', 'state', 'item', 'place', 'completedAt'] as const
const columns = ofRequest.map((column) => `request.${column}`).join(', ')
const [fields = '', table = ''] = boardTable.select.split(' FROM ')
const select = `${fields}, ${columns} FROM ${table} JOIN request ON request.id = boardTask.requestId`
const order = 'due'
const late = 'boardTask.crossedOffAt IS NULL AND request.completedAt IS NULL AND boardTask.dueAt < ?'

/** The most urgent first. Throws InvalidCursor. */
export function listBoard(db: DatabaseSync, query: BoardQuery): { rows: readonly BoardEntry[]; next: string | null } {
  const size = Math.min(200, Math.max(1, query.limit ?? 50))
  const { sql, values } = allOf(conditionsOf(query))
  const text = `${select} WHERE ${sql} ORDER BY boardTask.dueAt, boardTask.requestId LIMIT ?`
  const found = arrayRows(db, text, ...values, size + 1)
  const tasks = boardTable.rowsOf(found)
  const rows = tasks.slice(0, size).map((row, index) => entryOf(row, found[index] ?? []))
  const last = tasks.length > size ? rows.at(-1) : undefined
  return { rows, next: last ? writeCursor({ order, values: [last.dueAt, last.requestId] }) : null }
}

function conditionsOf({ unit, crossedOff, overdueAt, cursor }: BoardQuery): Condition[] {
  const found: Condition[] = []
  if (unit !== undefined) found.push(oneOf('boardTask.unit', [unit]))
  if (crossedOff !== undefined) found.push(condition(`boardTask.crossedOffAt IS ${crossedOff ? 'NOT NULL' : 'NULL'}`))
  if (overdueAt !== undefined) {
    found.push(condition(late, overdueAt))
  }
  if (cursor !== undefined) {
    found.push(condition('(boardTask.dueAt, boardTask.requestId) > (?, ?)', ...readCursor(cursor, order, 2)))
  }
  return found
}

function entryOf(row: BoardRow, values: readonly unknown[]): BoardEntry {
  const [receiptNo, state, item, place, completedAt] = values
    .slice(-ofRequest.length)
    .map((value) => (typeof value === 'string' ? value : null))
  return {
    ...row,
    receiptNo: receiptNo ?? '',
    state: state ?? '',
    item: item ?? null,
    place: place ?? null,
    completedAt: completedAt ?? null,
  }
}
