import type { Actor, StateValue } from '@wubu/domain/decider'
import type { Position } from './event-store.ts'

/** What every stored event carries besides its data. Released: the order of the fields is part of the hashed bytes. */
export interface Metadata {
  readonly commandId: string
  readonly commandHash: string
  readonly correlationId: string
  readonly causationId: string | null
  readonly actor: Actor
  /** When it happened; ISO 8601, UTC, milliseconds. */
  readonly occurredAt: string
  /** When it was written. */
  readonly recordedAt: string
  readonly machine: { readonly name: string; readonly version: number }
  /** State before and after; null before the first event. */
  readonly from: StateValue | null
  readonly to: StateValue | null
  /** Hash of the stream's event before; null for the first. */
  readonly prevHash: string | null
  readonly hash: string
}

/** A sealed field as it is stored: AES-256-GCM, nonce, ciphertext and tag in base64, and the key it was sealed with. */
export interface Sealed {
  readonly sealed: string
  /** A resident's id, or null for the installation's key. */
  readonly key: string | null
}

export function isSealed(value: unknown): value is Sealed {
  return typeof value === 'object' && value !== null && 'sealed' in value && typeof value.sealed === 'string'
}

/** A stored event, parsed and upcast; fields that were sealed still are (`Sealed`), or null where nothing was said. */
export interface DecodedEvent {
  readonly id: string
  readonly stream: string
  readonly revision: number
  readonly position: Position
  readonly type: string
  readonly schemaVersion: number
  readonly data: Readonly<Record<string, unknown>>
  readonly metadata: Metadata
}
