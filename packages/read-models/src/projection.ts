import type { DatabaseSync } from 'node:sqlite'
import type { DecodedEvent } from '@wubu/engine'

/** One row before and after a batch; `before` is undefined where there was none. */
export interface RowChange<Row> {
  readonly key: string
  readonly before: Row | undefined
  readonly after: Row
}

/**
 * A read model as rows that events change. The runner loads the rows that a batch touches once, folds them with `apply`,
 * saves them once, and commits rows and checkpoint together. `apply` is pure and total; personal fields stay sealed.
 */
export interface RowProjection<Row> {
  readonly name: string
  /** Part of the read model's identity: another version means rebuild. */
  readonly version: number
  /** `CREATE TABLE …` statements, and the indexes that `load` and `save` need themselves. */
  readonly schema: string
  /** `CREATE INDEX …` statements for queries; a rebuild runs them after the rows are in. */
  readonly indexes?: string
  /** Event types that change rows, and those that this read model leaves alone on purpose: together all there are. */
  readonly handles: readonly string[]
  readonly ignores: readonly string[]
  /** Every stream has a row of its own, so that a new stream has none to be loaded. */
  readonly rowPerStream?: boolean
  /** The row that an event touches. */
  keyOf(event: DecodedEvent): string | null
  load(db: DatabaseSync, keys: readonly string[]): Map<string, Row>
  apply(row: Row | undefined, event: DecodedEvent): Row
  save(db: DatabaseSync, changes: readonly RowChange<Row>[]): void
  /** Another way to save while all is built from the beginning of the log: `finish` then adds what `save` left out. */
  readonly build?: {
    save(db: DatabaseSync, changes: readonly RowChange<Row>[]): void
    finish(db: DatabaseSync): void
  }
  /** Builds what only some questions need, by its number, and keeps it up to date from then on. A file built anew is without it. */
  keep?(db: DatabaseSync, what: number): void
  /**
   * Given where the read model takes about as long to build as all others together: a rebuild may then leave it to another
   * thread. Names the projections whose memory it looks into.
   */
  readonly apart?: readonly string[]
  /** A copy of all rows that other projections look into; never older than the event that these apply. */
  readonly memory?: RowMemory<Row>
}

/** All rows of a small projection in memory. */
export interface RowMemory<Row> {
  /** Starts from what is stored. */
  load(db: DatabaseSync): void
  set(key: string, row: Row): void
}
