import { openErrorFile } from './error-file.ts'
import { type ImportResult, importFile } from './import-file.ts'
import type { Mapping } from './mapping.ts'
import type { NamesOf } from './names.ts'
import type { Run } from './runs.ts'
import type { RowSink } from './sink.ts'
import type { Uploads } from './uploads.ts'

const shownErrors = 100
const shownNames = 200

interface FileRun {
  readonly run: Run
  readonly fileId: string
  readonly mapping: Mapping
  readonly sink: RowSink
  readonly signal: AbortSignal
}

/** Reads an uploaded file into a sink, and tells in the run how far it is and what is wrong. */
export async function runFile(
  uploads: Uploads,
  { run, fileId, mapping, sink, signal }: FileRun,
): Promise<ImportResult> {
  const { told } = run
  const sealed = await uploads.beside(`${told.runId}.errors`)
  const errors = openErrorFile(sealed.path, [sealed.sealer()])
  const source = uploads.source(fileId, (bytes) => {
    told.bytesRead += bytes
  })
  try {
    return await importFile({
      ...{ source, mapping, sink, signal },
      onHeader: errors.header,
      onBadRow: (row) => {
        errors.add(row)
        if (told.errors.length < shownErrors) told.errors.push({ line: row.line, reason: row.reason })
      },
      onProgress: (_rows, { rows, added, alreadyThere, bad }) => {
        Object.assign(told, { rows, added, alreadyThere, bad, newNames: { ...sink.newNames } })
      },
    })
  } finally {
    if (await errors.close()) run.errors = sealed
  }
}

/** Tells the first of the names that a sink registers, or would. */
export function tellNames({ told }: Run): (names: NamesOf) => void {
  return (names) => {
    for (const kind of ['units', 'items', 'places'] as const) {
      const room = shownNames - told.names[kind].length
      told.names[kind].push(...names[kind].slice(0, Math.max(room, 0)).map(({ code }) => code))
    }
  }
}
