import type { Position } from '@wubu/engine'
import type { CsvRow } from './csv-text.ts'
import type { BadRow } from './error-file.ts'
import type { CsvSource } from './file-source.ts'
import { columnsOf, type Mapping } from './mapping.ts'
import { readCsv } from './read-csv.ts'
import { type ReadRow, type RowReader, rowReader } from './read-row.ts'
import type { NewNames, RowSink } from './sink.ts'

export interface ImportResult {
  readonly rows: number
  readonly added: number
  readonly alreadyThere: number
  readonly bad: number
  readonly newNames: NewNames
  /** Of the last event that was written; null where none was. */
  readonly position: Position | null
  /** Stopped by `signal` before the end of the file. */
  readonly interrupted: boolean
}

export interface ImportOptions {
  readonly source: CsvSource
  readonly mapping: Mapping
  readonly sink: RowSink
  readonly onBadRow: (row: BadRow) => void
  readonly onHeader?: (columns: readonly string[]) => void
  readonly onProgress?: (rows: number, tally: Readonly<Tally>) => void
  readonly signal?: AbortSignal
}

/**
 * Commands in flight at once, which the log writes in one transaction. Ten times as many saved fewer syncs than they cost in
 * garbage collection: all that is in flight outlives the young generation, and is copied.
 */
const batchSize = 128

interface Taken {
  readonly line: number
  readonly cells: readonly string[]
  readonly row: ReadRow
}

interface Tally {
  rows: number
  added: number
  alreadyThere: number
  bad: number
  position: Position | null
}

/** Reads the file in batches; a bad row is told and the rest goes on. What is written when it stops, stays. */
export async function importFile(options: ImportOptions): Promise<ImportResult> {
  const { source, mapping, sink, signal, onProgress, onHeader } = options
  let read: RowReader = () => ({ fault: 'there is no header' })
  const withHeader = (header: readonly string[]) => {
    read = rowReader(mapping, header)
    onHeader?.(header)
  }
  const tally: Tally = { rows: 0, added: 0, alreadyThere: 0, bad: 0, position: null }
  let taken: Taken[] = []
  let bad: BadRow[] = []
  const flush = async () => {
    bad.push(...(await submitted(taken, sink, tally)))
    for (const row of bad.toSorted((one, other) => one.line - other.line)) options.onBadRow(row)
    tally.bad += bad.length
    taken = []
    bad = []
    onProgress?.(tally.rows, tally)
  }
  for await (const rows of readCsv(source, mapping, columnsOf(mapping), withHeader)) {
    for (const csvRow of rows) {
      if (signal?.aborted) break
      tally.rows += 1
      const next = takenOf(csvRow, read)
      if ('row' in next) taken.push(next)
      else bad.push(next)
      if (taken.length + bad.length >= batchSize) await flush()
    }
    if (signal?.aborted) break
  }
  await flush()
  return { ...tally, newNames: sink.newNames, interrupted: signal?.aborted ?? false }
}

function takenOf({ line, cells, fault }: CsvRow, read: RowReader): Taken | BadRow {
  if (fault !== undefined) return { line, reason: fault, cells }
  const row = read(cells)
  return 'fault' in row ? { line, reason: row.fault, cells } : { line, cells, row }
}

/** The rows that were not taken, with the reason. */
async function submitted(taken: readonly Taken[], sink: RowSink, tally: Tally): Promise<readonly BadRow[]> {
  if (taken.length === 0) return []
  await sink.register(taken.map(({ row }) => row))
  const outcomes = await Promise.all(taken.map(({ row }) => sink.submit(row)))
  return taken.flatMap(({ line, cells }, index) => {
    const outcome = outcomes[index]
    if (outcome?.kind === 'rejected') return [{ line, reason: outcome.reason, cells }]
    if (outcome?.kind === 'alreadyThere') tally.alreadyThere += 1
    else {
      tally.added += 1
      if (outcome?.position) tally.position = later(tally.position, outcome.position)
    }
    return []
  })
}

function later(one: Position | null, other: Position): Position {
  return one !== null && one > other ? one : other
}
