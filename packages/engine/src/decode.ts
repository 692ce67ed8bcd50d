import type { EventCatalogue, Recorded } from '@wubu/domain/decider'
import { type DecodedEvent, isSealed, type Metadata } from './envelope.ts'
import type { StoredEvent } from './event-store.ts'
import type { KeyStore } from './key-store.ts'
import { unseal } from './seal.ts'

/** An event as `evolve` takes it: of any type, personal fields in plain text or null. */
export type OpenedEvent = Recorded<{ readonly type: string; readonly data: object }>

/** Parses a stored event and reads older versions as the newest. Types that the catalogue does not have stay as they are. */
export function decodeEvent(stored: StoredEvent, catalogue: EventCatalogue): DecodedEvent {
  let data: object = JSON.parse(stored.data)
  let version = stored.schemaVersion
  const definition = catalogue[stored.type]
  while (definition && version < definition.version) {
    const upcast = definition.upcasters[version]
    if (!upcast) throw new Error(`${stored.type} has no upcaster from version ${version}.`)
    data = upcast(data)
    version += 1
  }
  const metadata: Metadata = JSON.parse(stored.metadata)
  const { id, stream, revision, position, type } = stored
  return { id, stream, revision, position, type, schemaVersion: version, data: { ...data }, metadata }
}

/** Whether this node can read an event: of a known type, and of no later version than its own. */
export function isKnown(event: { type: string; schemaVersion: number }, catalogue: EventCatalogue): boolean {
  const definition = catalogue[event.type]
  return definition !== undefined && event.schemaVersion <= definition.version
}

/** Opens what is sealed; a field whose key is erased reads null. */
export function openEvent(event: DecodedEvent, keys: KeyStore): OpenedEvent {
  const { occurredAt, recordedAt, actor, to } = event.metadata
  return { type: event.type, data: openFields(event.data, keys), occurredAt, recordedAt, actor, to }
}

export function openFields(data: Readonly<Record<string, unknown>>, keys: KeyStore): Record<string, unknown> {
  const opened: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(data)) opened[field] = openField(value, keys)
  return opened
}

function openField(value: unknown, keys: KeyStore): unknown {
  if (!isSealed(value)) return value
  const key = value.key === null ? keys.installationKey : keys.get(value.key)
  const text = key && unseal(value, key)
  return text === null ? null : JSON.parse(text)
}
