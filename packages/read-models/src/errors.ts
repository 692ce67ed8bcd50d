/** Thrown when a query comes before the read models are built, or while they are of another version; it can be tried again. */
export class ReadModelsNotReady extends Error {
  readonly code = 'read_models_not_ready'
  constructor(dir: string, options?: ErrorOptions) {
    super(`The read models in ${dir} are not built yet; they are built when the server starts.`, options)
    this.name = 'ReadModelsNotReady'
  }
}

/** Thrown when a cursor was not made by the same query. */
export class InvalidCursor extends Error {
  readonly code = 'invalid_cursor'
  constructor() {
    super('This cursor was not given by this list: start again without one.')
    this.name = 'InvalidCursor'
  }
}

/** Thrown inside the runner when rows of a batch do not fit into their table. */
export class RowsNotSaved extends Error {
  readonly code = 'rows_not_saved'
  constructor(projection: string, cause: unknown) {
    super(`${projection}: ${reasonOf(cause)}`, { cause })
    this.name = 'RowsNotSaved'
  }
}

/** Thrown inside a rebuild when the thread that builds a part of it failed. */
export class PartNotBuilt extends Error {
  readonly code = 'part_not_built'
  constructor(cause: unknown) {
    super(reasonOf(cause), { cause })
    this.name = 'PartNotBuilt'
  }
}

/** Thrown inside the runner when another process has put a rebuilt file in the place of the one being written. */
export class Superseded extends Error {
  readonly code = 'superseded'
  constructor(path: string) {
    super(`${path} was replaced by a rebuilt file.`)
    this.name = 'Superseded'
  }
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** CONSTRAINT, MISMATCH, TOOBIG, RANGE: the row is at fault, and not the disk. */
const rowErrors: ReadonlySet<number> = new Set([19, 20, 18, 25])

/** Whether a failed write is due to what was written. */
export function isRowError(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('errcode' in error && typeof error.errcode === 'number') return rowErrors.has(error.errcode & 0xff)
  return true
}
