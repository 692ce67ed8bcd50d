import type { SQLInputValue } from 'node:sqlite'

/** A part of a WHERE clause with the values of its parameters. */
export interface Condition {
  readonly sql: string
  readonly values: readonly SQLInputValue[]
}

export const always: Condition = { sql: 'true', values: [] }
export const never: Condition = { sql: 'false', values: [] }

export function condition(sql: string, ...values: SQLInputValue[]): Condition {
  return { sql, values }
}

/** One of several values: as one JSON parameter, so that the text of a statement does not depend on their number. */
export function oneOf(column: string, values: readonly string[]): Condition {
  if (values.length === 1) return condition(`${column} = ?`, values[0] ?? null)
  return condition(`${column} IN (SELECT value FROM json_each(?))`, JSON.stringify(values))
}

export function allOf(conditions: readonly Condition[]): Condition {
  return joined(conditions, ' AND ', always)
}

export function anyOf(conditions: readonly Condition[]): Condition {
  return joined(conditions, ' OR ', never)
}

function joined(conditions: readonly Condition[], by: string, none: Condition): Condition {
  if (conditions.length === 0) return none
  return {
    sql: `(${conditions.map(({ sql }) => sql).join(by)})`,
    values: conditions.flatMap(({ values }) => values),
  }
}
