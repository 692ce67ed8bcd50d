import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { CliError } from '../cli-error.ts'
import { type CsvRow, CsvText } from './csv-text.ts'
import type { Mapping } from './mapping.ts'

/** Bytes read at once: what smaller pieces cost is the way of each through the streams. */
const pieceSize = 256 * 1024

/** The rows of a plain or gzipped CSV file, as many at a time as are read at once; told apart by content, not by name. */
export async function* readCsv(
  path: string,
  { file }: Pick<Mapping, 'file'>,
  expected: readonly string[],
  onHeader: (header: readonly string[]) => void,
): AsyncGenerator<readonly CsvRow[]> {
  let header: readonly string[] | null = null
  for await (const rows of rowsIn(path, file)) {
    const [first, ...others] = rows
    if (header === null && first) {
      header = checkedHeader(first.cells, expected, path)
      onHeader(header)
      yield shaped(others, header.length)
    } else if (header !== null) yield shaped(rows, header.length)
  }
  if (header === null) checkedHeader([], expected, path)
}

function shaped(rows: readonly CsvRow[], columns: number): readonly CsvRow[] {
  return rows.map((row) => ofTable(row, columns))
}

function ofTable(row: CsvRow, columns: number): CsvRow {
  const { line, cells } = row
  const fault = row.fault ?? (cells.length === columns ? null : `${cells.length} cells, but ${columns} columns`)
  return fault === null ? row : { line, cells, fault: `not a row of the table: ${fault}` }
}

/** Bytes that are no text become U+FFFD, which makes a bad row and not the end of the import. */
async function* rowsIn(path: string, { delimiter, quote, encoding }: Mapping['file']): AsyncGenerator<CsvRow[]> {
  const decoder = new TextDecoder(encoding)
  const text = new CsvText({ delimiter, quote })
  const isPacked = await isGzip(path)
  const source = createReadStream(path, { highWaterMark: pieceSize })
  // the error itself comes out of the loop below
  const bytes = isPacked ? pipeline(source, createGunzip({ chunkSize: pieceSize }), () => undefined) : source
  try {
    for await (const piece of bytes) yield text.add(decoder.decode(piece, { stream: true }))
  } catch (error) {
    throw unreadable(path, error)
  }
  yield text.add(decoder.decode()).concat(text.end())
}

function checkedHeader(header: readonly string[], expected: readonly string[], path: string): readonly string[] {
  const names = header.map((name) => name.trim())
  const missing = expected.filter((name) => !names.includes(name))
  if (missing.length === 0) return names
  throw new CliError('usage', `缺少列 ${path} has no column ${missing.join(', ')}: use the mapping of this file.`)
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path).catch(() => {
    throw new CliError('usage', `打不开文件 Can't read ${path}: give the path of a CSV file, plain or gzipped.`)
  })
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0)
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
  } catch (error) {
    throw unreadable(path, error)
  } finally {
    await file.close()
  }
}

function unreadable(path: string, error: unknown): Error {
  if (error instanceof CliError) return error
  const reason = error instanceof Error ? error.message : String(error)
  return new CliError(
    'usage',
    `读不了文件 ${path} can't be read to its end: ${reason}. What came before is imported; mend the file and start again.`,
    { cause: error },
  )
}
