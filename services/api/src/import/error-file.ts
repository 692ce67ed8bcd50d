import { accessSync, constants, createWriteStream, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { stringify } from 'csv-stringify'

export interface BadRow {
  readonly line: number
  readonly reason: string
  readonly cells: readonly string[]
}

/** Columns of ours before those of the source, which may well have a `reason` of its own. */
const ownColumns = ['import_line', 'import_reason']

export function isErrorFile(header: readonly string[]): boolean {
  return ownColumns.every((own) => header.includes(own))
}

/** What `escape_formulas` puts before what a spreadsheet would work out: -71.05 comes back as it was. */
export function withoutGuard(cell: string): string {
  return /^'[=+\-@\t\r\uff0b\uff0d\uff1d\uff20]/.test(cell) ? cell.slice(1) : cell
}

/** Where the rows go that were not imported, with line and reason: mended, the file itself can be imported. */
export interface ErrorFile {
  readonly path: string
  /** All columns of the source, in order. */
  header(columns: readonly string[]): void
  add(row: BadRow): void
  /** Resolves when all is written; true where there was a bad row and so is a file. */
  close(): Promise<boolean>
}

/** Beside the file, or in the current folder where that one can't be written. */
export function errorFilePath(file: string): string {
  const name = `${basename(file)}.errors.csv`
  const beside = join(dirname(resolve(file)), name)
  try {
    accessSync(dirname(beside), constants.W_OK)
    return beside
  } catch {
    return resolve(name)
  }
}

/**
 * Makes the file with the first bad row; that of an earlier run is removed, since it no longer tells the truth. What is written goes
 * `through` these first.
 */
export function openErrorFile(path: string, through: readonly Transform[] = []): ErrorFile {
  rmSync(path, { force: true })
  let columns: readonly string[] = []
  // a mended error file that is imported brings our columns along
  const withoutOwn = (cells: readonly string[]) =>
    cells.length === columns.length ? cells.filter((_, index) => !ownColumns.includes(columns[index] ?? '')) : cells
  let open: { rows: ReturnType<typeof stringify>; written: Promise<void> } | null = null
  const start = () => {
    const rows = stringify({ escape_formulas: true })
    rows.write([...ownColumns, ...withoutOwn(columns)])
    return { rows, written: pipeline([rows, ...through, createWriteStream(path, { mode: 0o600 })]) }
  }
  return {
    path,
    header: (names) => {
      columns = names
    },
    add: ({ line, reason, cells }) => {
      open ??= start()
      open.rows.write([line, reason, ...withoutOwn(cells)])
    },
    close: async () => {
      if (!open) return false
      open.rows.end()
      await open.written
      return true
    },
  }
}
