import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'

const statements = new WeakMap<DatabaseSync, Map<string, StatementSync>>()

/** Filters can be combined in more ways than statements are worth keeping. */
const mostStatements = 1_000

/** Prepares a statement once per connection. Values belong into parameters: else no text comes twice. */
export function prepared(db: DatabaseSync, sql: string): StatementSync {
  let known = statements.get(db)
  if (!known) {
    known = new Map()
    statements.set(db, known)
  }
  let statement = known.get(sql)
  if (!statement) {
    statement = db.prepare(sql)
    if (known.size >= mostStatements) known.clear()
    known.set(sql, statement)
  }
  return statement
}

const arrays = new WeakMap<StatementSync, true>()

/** All rows as arrays, which come twice as fast as objects. */
export function arrayRows(db: DatabaseSync, sql: string, ...values: SQLInputValue[]): readonly (readonly unknown[])[] {
  // a text of its own: the same statement may be wanted with objects
  const statement = prepared(db, `${sql} `)
  if (!arrays.has(statement)) {
    statement.setReturnArrays(true)
    arrays.set(statement, true)
  }
  const rows: readonly unknown[] = statement.all(...values)
  return rows.filter(Array.isArray)
}

/** Runs `work` in one transaction: all of it, or nothing. */
export function transaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    db.exec('COMMIT')
    return result
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK')
    throw error
  }
}
