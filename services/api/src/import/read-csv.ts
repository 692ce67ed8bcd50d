import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { type CsvRow, CsvText } from './csv-text.ts'
import { isErrorFile, withoutGuard } from './error-file.ts'
import { type CsvSource, pieceSize, unreadable } from './file-source.ts'
import { ImportError } from './import-error.ts'
import type { Mapping } from './mapping.ts'

/** The rows of a plain or gzipped CSV file, as many at a time as are read at once; told apart by content, not by name. */
export async function* readCsv(
  source: CsvSource,
  { file }: Pick<Mapping, 'file'>,
  expected: readonly string[],
  onHeader: (header: readonly string[]) => void,
): AsyncGenerator<readonly CsvRow[]> {
  let header: readonly string[] | null = null
  for await (const rows of rowsIn(source, file)) {
    const [first, ...others] = rows
    if (header === null && first) {
      header = checkedHeader(first.cells, expected, source.name)
      onHeader(header)
      yield shaped(others, header)
    } else if (header !== null) yield shaped(rows, header)
  }
  if (header === null) checkedHeader([], expected, source.name)
}

function shaped(rows: readonly CsvRow[], header: readonly string[]): readonly CsvRow[] {
  const table = rows.map((row) => ofTable(row, header.length))
  return isErrorFile(header) ? table.map((row) => ({ ...row, cells: row.cells.map(withoutGuard) })) : table
}

function ofTable(row: CsvRow, columns: number): CsvRow {
  const { line, cells } = row
  const fault = row.fault ?? (cells.length === columns ? null : `${cells.length} cells, but ${columns} columns`)
  return fault === null ? row : { line, cells, fault: `not a row of the table: ${fault}` }
}

/** Bytes that are no text become U+FFFD, which makes a bad row and not the end of the import. */
async function* rowsIn(source: CsvSource, { delimiter, quote, encoding }: Mapping['file']): AsyncGenerator<CsvRow[]> {
  const decoder = new TextDecoder(encoding)
  const text = new CsvText({ delimiter, quote })
  const isPacked = await source.isGzip()
  const stored = source.open()
  // the error itself comes out of the loop below
  const bytes = isPacked ? pipeline(stored, createGunzip({ chunkSize: pieceSize }), () => undefined) : stored
  try {
    for await (const piece of bytes) yield text.add(decoder.decode(piece, { stream: true }))
  } catch (error) {
    throw unreadable(source.name, error)
  }
  yield text.add(decoder.decode()).concat(text.end())
}

function checkedHeader(header: readonly string[], expected: readonly string[], name: string): readonly string[] {
  const names = header.map((one) => one.trim())
  const missing = expected.filter((one) => !names.includes(one))
  if (missing.length === 0) return names
  throw new ImportError(`缺少列 ${name} has no column ${missing.join(', ')}: use the mapping of this file.`)
}
