import Table from 'cli-table3'
import { type BenchResult, isMet, type Limit, type Row } from './result.ts'

export type NamedResult = BenchResult & { readonly name: string }

/** Every row with its limits, and what has to be known to read them. */
export function tableOf(results: readonly NamedResult[]): string {
  const table = new Table({
    head: ['bench', 'what', 'figure', 'floor', 'ratio', 'p50 ms', 'p99 ms', 'limit'],
    colAligns: ['left', 'left', 'right', 'right', 'right', 'right', 'right', 'left'],
    style: { head: [], border: [], compact: true },
  })
  for (const { name, rows } of results) {
    for (const row of rows) {
      table.push([
        name,
        row.what,
        withUnit(row.figure, row.unit),
        row.floor === null ? '' : withUnit(row.floor, row.unit),
        row.ratio === null ? '' : row.ratio.toFixed(2),
        row.latency === null ? '' : row.latency.p50.toFixed(2),
        row.latency === null ? '' : row.latency.p99.toFixed(2),
        row.limits.map((limit) => limitText(row, limit)).join(', '),
      ])
    }
  }
  const notes = results.flatMap(({ name, notes }) => notes.map((note) => `${name}: ${note}`))
  return [table.toString(), ...notes].join('\n')
}

export function missed(results: readonly NamedResult[]): readonly string[] {
  return results.flatMap(({ name, rows }) =>
    rows.flatMap((row) =>
      row.limits.filter((limit) => !isMet(row, limit)).map((limit) => `${name}, ${row.what}: ${limitText(row, limit)}`),
    ),
  )
}

function limitText(row: Row, limit: Limit): string {
  const sign = limit.kind === 'atLeast' ? '≥' : '≤'
  const value = limit.of === 'ratio' ? String(limit.value) : `${limit.value} ${row.unit}`
  return `${sign} ${value} ${isMet(row, limit) ? 'pass' : 'MISSED'}`
}

function withUnit(value: number, unit: string): string {
  const text = value >= 100 ? Math.round(value).toLocaleString('en-US') : value.toFixed(2)
  return unit.startsWith('/') ? text + unit : `${text} ${unit}`
}
