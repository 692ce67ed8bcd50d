import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import type { RowChange } from './projection.ts'
import { arrayRows, prepared } from './statements.ts'

type Field<Row> = keyof Row & string

export interface RowTableOptions<Row> {
  readonly table: string
  readonly key: Field<Row>
  /** Columns are called as the fields that they hold. */
  readonly columns: readonly Field<Row>[]
  /** Columns that hold their field as JSON. */
  readonly json?: readonly Field<Row>[]
}

/** Loads and saves rows of a table whose columns are the fields of a row. */
export interface RowTable<Row> {
  load(db: DatabaseSync, keys: readonly string[]): Map<string, Row>
  all(db: DatabaseSync): Map<string, Row>
  /** `SELECT` of all columns, to be followed by a WHERE clause, and what makes rows of its results. */
  readonly select: string
  rowsOf(results: readonly (readonly unknown[])[]): readonly Row[]
  save(db: DatabaseSync, changes: readonly RowChange<Row>[]): void
}

export function rowTable<Row extends object>({ table, key, columns, json = [] }: RowTableOptions<Row>): RowTable<Row> {
  const isJson = columns.map((column) => json.includes(column))
  const keyIndex = columns.indexOf(key)
  const select = `SELECT ${columns.map((column) => `${table}.${column}`).join(', ')} FROM ${table}`
  const insert = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`

  const read = (rows: readonly (readonly unknown[])[]) => {
    const found = new Map<string, Row>()
    for (const values of rows) found.set(String(values[keyIndex]), rowOf(values))
    return found
  }
  const rowOf = (values: readonly unknown[]): Row => {
    const row: Record<string, unknown> = {}
    for (const [index, column] of columns.entries()) {
      const value = values[index]
      row[column] = isJson[index] && typeof value === 'string' ? JSON.parse(value) : value
    }
    // the table holds what `save` wrote
    return row as Row
  }
  const valueIn = (row: Row, index: number): SQLInputValue => {
    const column = columns[index]
    const value: unknown = column === undefined ? null : row[column]
    return isJson[index] ? JSON.stringify(value) : sqlValue(value, `${table}.${column}`)
  }
  // only the columns that changed: an index over others is not written
  const update = (db: DatabaseSync, before: Row, after: Row) => {
    const changed = columns.map((_, index) => index).filter((index) => !same(before, after, columns[index]))
    if (changed.length === 0) return
    const sets = changed.map((index) => `${columns[index]} = ?`).join(', ')
    const values = changed.map((index) => valueIn(after, index))
    prepared(db, `UPDATE ${table} SET ${sets} WHERE ${key} = ?`).run(...values, valueIn(after, keyIndex))
  }

  return {
    select,
    rowsOf: (results) => results.map(rowOf),
    load: (db, keys) =>
      read(arrayRows(db, `${select} WHERE ${key} IN (SELECT value FROM json_each(?))`, JSON.stringify(keys))),
    all: (db) => read(arrayRows(db, select)),
    save(db, changes) {
      for (const { before, after } of changes) {
        if (before) update(db, before, after)
        else prepared(db, insert).run(...columns.map((_, index) => valueIn(after, index)))
      }
    },
  }
}

function same<Row>(before: Row, after: Row, column: keyof Row | undefined): boolean {
  return column === undefined || before[column] === after[column]
}

function sqlValue(value: unknown, column: string): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value
  if (value === undefined) return null
  throw new TypeError(`${column} cannot hold a value of type ${typeof value}.`)
}
