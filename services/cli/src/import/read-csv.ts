import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline, Transform } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { type CsvError, parse } from 'csv-parse'
import { CliError } from '../cli-error.ts'
import type { Mapping } from './mapping.ts'

/** A row as the file has it; a row that is no row of this table has `fault` and its cells in order. */
export type CsvRow =
  | { readonly line: number; readonly cells: Readonly<Record<string, string>>; readonly fault?: never }
  | { readonly line: number; readonly cells: readonly string[]; readonly fault: string }

/** Bytes of one record: an opening quote without its end would swallow the rest of the file otherwise. */
const longestRecord = 1_000_000

/** The rows of a plain or gzipped CSV file, one after the other; told apart by content, not by name. */
export async function* readCsv(
  path: string,
  { file }: Pick<Mapping, 'file'>,
  expected: readonly string[],
  onHeader: (header: readonly string[]) => void = () => undefined,
): AsyncGenerator<CsvRow> {
  const faults: CsvRow[] = []
  const parser = parse({
    bom: true,
    columns: (cells: string[]) => {
      const header = checkedHeader(cells, expected, path)
      onHeader(header)
      return header
    },
    delimiter: file.delimiter,
    quote: file.quote,
    info: true,
    max_record_size: longestRecord,
    skip_empty_lines: true,
    skip_records_with_error: true,
  })
  parser.on('skip', (error) => {
    if (error) faults.push(faultOf(error))
  })
  const source = createReadStream(path)
  const streams = [source, ...((await isGzip(path)) ? [createGunzip()] : []), decoder(file.encoding), parser]
  // the error itself comes out of the loop below
  pipeline(streams, () => undefined)
  try {
    for await (const { record, info } of parser) {
      yield* faults.splice(0)
      yield { line: info.lines, cells: record }
    }
  } catch (error) {
    throw unreadable(path, error)
  }
  yield* faults
}

function checkedHeader(header: readonly string[], expected: readonly string[], path: string): string[] {
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

/** Bytes that are no text become U+FFFD, which makes a bad row and not the end of the import. */
function decoder(encoding: string): Transform {
  const text = new TextDecoder(encoding)
  return new Transform({
    decodeStrings: true,
    encoding: 'utf8',
    transform: (chunk: Buffer, _encoding, done) => done(null, text.decode(chunk, { stream: true })),
    flush: (done) => done(null, text.decode()),
  })
}

function faultOf(error: CsvError): CsvRow {
  const cells = Array.isArray(error.record) ? error.record.map(String) : []
  return { line: Number(error.lines ?? 0), cells, fault: `not a row of the table: ${error.message}` }
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
