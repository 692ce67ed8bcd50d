import { hash } from 'node:crypto'
import type { JsonText } from './event-store.ts'

export const hashAlgorithm = 'sha256'

/** What an event's hash is computed over. Never its position: a copied log keeps its chains. */
export interface Hashed {
  readonly stream: string
  readonly revision: number
  readonly type: string
  readonly schemaVersion: number
  readonly data: string
  /** Metadata without `hash`, which holds the hash of the event before. */
  readonly metadata: string
}

/** Hex digest. None of the parts can hold a line break (JSON text escapes it), so no two events give the same text. */
export function eventHash({ stream, revision, type, schemaVersion, data, metadata }: Hashed): string {
  return hash(hashAlgorithm, `${stream}\n${revision}\n${type}\n${schemaVersion}\n${data}\n${metadata}`, 'hex')
}

const hashField = /,"hash":"([0-9a-f]*)"\}$/

/** `hash` is always the last field, so that it can be added and taken off without parsing. */
export function withHash(metadata: string, digest: string): JsonText {
  return `${metadata.slice(0, -1)},"hash":"${digest}"}` as JsonText
}

/** The metadata text without its hash, and that hash; null where it does not end in one. */
export function splitHash(metadata: string): { readonly metadata: string; readonly hash: string } | null {
  const found = hashField.exec(metadata)
  return found?.[1] === undefined ? null : { metadata: `${metadata.slice(0, found.index)}}`, hash: found[1] }
}
