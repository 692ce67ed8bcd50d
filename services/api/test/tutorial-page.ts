import { readFileSync } from 'node:fs'

/** The tables of a page that a test reads: each stands under `<!-- checked: name -->`. Rows are cells as they are written. */
export interface Page {
  table(name: string): readonly Row[]
  /** The JSON block under `<!-- checked: name -->`. */
  json(name: string): unknown
}

export type Row = readonly string[]

export function readPage(url: URL): Page {
  const parts = readFileSync(url, 'utf8').split('<!-- checked: ')
  const partOf = (name: string) => {
    const part = parts.find((one) => one.startsWith(`${name} -->`))
    if (part === undefined) throw new Error(`The page has nothing under "checked: ${name}".`)
    return part
  }
  return {
    table: (name) => tableIn(partOf(name).split('\n').slice(1)),
    json: (name) => JSON.parse(/```json\n([\s\S]*?)```/.exec(partOf(name))?.[1] ?? ''),
  }
}

/** The first table alone, without its heading. */
function tableIn(lines: readonly string[]): readonly Row[] {
  const first = lines.findIndex((line) => line.startsWith('|'))
  const end = lines.findIndex((line, index) => index > first && !line.startsWith('|'))
  return lines.slice(first + 2, end < 0 ? undefined : end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

/** `09-22 09:30`, local time of 2026, as an instant. */
export function instantOf(local: string): string {
  return new Date(`2026-${local.replace(' ', 'T')}:00+08:00`).toISOString()
}

/** The other way round, to the minute: the end of a day, its last millisecond, reads 23:59. */
export function localOf(instant: string | null): string {
  if (instant === null) return '–'
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ')
}

/** A cell that stands in code, as `{"a":1}`. */
export function codeIn(cell: string): string {
  return cell.replaceAll('`', '')
}
