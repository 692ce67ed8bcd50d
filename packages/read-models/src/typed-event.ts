import { type DecodedEvent, isSealed } from '@wubu/engine'

/** An event of a catalogue as a read model sees it: `data` typed, except that sealed fields are still sealed. */
export type Stored<E extends { readonly type: string; readonly data: object }> = E & Omit<DecodedEvent, 'type' | 'data'>

/**
 * Types an event of a projection's own catalogue: the codec parsed it, and upcast it to the version that the catalogue has.
 * Fields that the catalogue calls personal are to be read through `sealedText` alone.
 */
export function typed<E extends { readonly type: string; readonly data: object }>(event: DecodedEvent): Stored<E> {
  const stored: unknown = event
  return stored as Stored<E>
}

/** The sealed text of a personal field as JSON, for a column; null for anything that is not sealed. */
export function sealedText(field: unknown): string | null {
  return isSealed(field) ? JSON.stringify(field) : null
}

/** The rest of a stream's name after its prefix; null for a stream of another kind. */
export function idIn(stream: string, prefix: string): string | null {
  return stream.startsWith(prefix) ? stream.slice(prefix.length) : null
}

/** Thrown when a stream does not begin with the event that begins it: the one before was parked, or never written. */
export class RowMissing extends Error {
  readonly code = 'row_missing'
  constructor({ stream, revision, type }: { stream: string; revision: number; type: string }) {
    super(`${stream} has ${type} at ${revision} before the event that begins it`)
    this.name = 'RowMissing'
  }
}
