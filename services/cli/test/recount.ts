import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'

/** Figures counted straight from the file's text, without anything of Wubu: [numerator, denominator] each. */
export interface Counted {
  readonly completedOfAccepted: readonly [number, number]
  readonly completedOfDue: readonly [number, number]
  readonly completedOfSettled: readonly [number, number]
  readonly onTimeOfDue: readonly [number, number]
}

type Row = Readonly<Record<string, string>>

const channels: Readonly<Record<string, string>> = {
  'Constituent Call': 'hotline',
  'Employee Generated': 'grid',
  'Self Service': 'web',
  'Citizens Connect App': 'app',
  Twitter: 'forum',
  'Maximo Integration': 'import',
}

export const keys = {
  unit: (row: Row) => row.department ?? '',
  month: (row: Row) => (row.open_dt ?? '').slice(0, 7),
  channel: (row: Row) => channels[row.source ?? ''] ?? '',
} as const

export function rowsOf(path: string): readonly Row[] {
  const bytes = readFileSync(path)
  return parse(path.endsWith('.gz') ? gunzipSync(bytes) : bytes, { columns: true })
}

/** As of a local time, compared as text; by cell, the parts of a key joined by a blank. */
export function recount(rows: readonly Row[], at: string, by: readonly (keyof typeof keys)[]): Map<string, Counted> {
  const cells = new Map<string, { accepted: number; completed: number; due: number; both: number; onTime: number }>()
  for (const row of rows) {
    const { open_dt: open = '', target_dt: target = '', closed_dt: closed = '' } = row
    if (open > at) continue
    const key = by.map((name) => keys[name](row)).join(' ')
    const cell = cells.get(key) ?? { accepted: 0, completed: 0, due: 0, both: 0, onTime: 0 }
    const completed = closed !== '' && closed <= at
    const due = target !== '' && target <= at
    cell.accepted += 1
    cell.completed += Number(completed)
    cell.due += Number(due)
    cell.both += Number(completed && due)
    cell.onTime += Number(completed && due && closed <= target)
    cells.set(key, cell)
  }
  const counted = [...cells].map(([key, { accepted, completed, due, both, onTime }]) => {
    const figures: Counted = {
      completedOfAccepted: [completed, accepted],
      completedOfDue: [both, due],
      completedOfSettled: [completed, completed + due - both],
      onTimeOfDue: [onTime, due],
    }
    return [key, figures] as const
  })
  return new Map(counted)
}
