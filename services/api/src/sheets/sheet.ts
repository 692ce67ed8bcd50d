import { sheetTypes } from '@wubu/contract'
import { stringify } from 'csv-stringify/sync'
import writeExcel from 'write-excel-file/node'
import { FileAnswer } from '../file-answer.ts'

type Cell = string | number | null

/** A table to be kept: what its figures mean and as of when stands in the file itself. */
export interface Sheet {
  /** Of the file, without its ending: Latin letters, figures and hyphens. */
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
  /** Lines of name and text. */
  readonly notes: readonly (readonly [string, string])[]
}

export async function sheetFile(sheet: Sheet, format: 'csv' | 'xlsx'): Promise<FileAnswer> {
  const [csv, xlsx] = sheetTypes
  return format === 'csv'
    ? new FileAnswer(`${sheet.name}.csv`, `${csv}; charset=utf-8`, csvOf(sheet))
    : new FileAnswer(`${sheet.name}.xlsx`, xlsx, await excelOf(sheet))
}

/** The notes below the table. `escape_formulas` puts a ' before what a spreadsheet would work out: = + - @ tab and return. */
function csvOf({ columns, rows, notes }: Sheet): Buffer {
  const lines = [columns, ...rows, [], ...notes]
  return Buffer.from(
    stringify(
      lines.map((line) => [...line]),
      { bom: true, escape_formulas: true, eof: true },
    ),
  )
}

/** The notes on a sheet of their own. Text is typed as text, which is never worked out. */
function excelOf({ columns, rows, notes }: Sheet): Promise<Buffer> {
  const head = columns.map((value) => ({ ...textCell(value), fontWeight: 'bold' as const }))
  const sheets = [
    { data: [head, ...rows.map((row) => row.map(cellOf))], sheet: '数据 data', stickyRowsCount: 1 },
    { data: notes.map((line) => line.map(textCell)), sheet: '说明 notes' },
  ]
  return writeExcel(sheets).toBuffer()
}

function cellOf(value: Cell) {
  return typeof value === 'number' ? { value, type: Number } : value === null ? null : textCell(value)
}

function textCell(value: string) {
  return { value, type: String }
}
