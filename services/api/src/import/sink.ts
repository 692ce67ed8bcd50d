import type { Position } from '@wubu/engine'
import type { ReadRow } from './read-row.ts'

/** What became of a row. */
export type RowOutcome =
  | { readonly kind: 'added'; readonly position: Position | null }
  | { readonly kind: 'alreadyThere' }
  | { readonly kind: 'rejected'; readonly reason: string }

/** Names that were not there before and are registered for the rows to speak of. */
export interface NewNames {
  readonly units: number
  readonly items: number
  readonly places: number
}

/** Where rows go: into the log, or, in a dry run, nowhere. */
export interface RowSink {
  /** Registers what the rows of a batch name and nobody knows yet. */
  register(rows: readonly ReadRow[]): Promise<void>
  submit(row: ReadRow): Promise<RowOutcome>
  readonly newNames: NewNames
}
