import { CopyTargetDiffers } from './copy-errors.ts'
import { isSealed } from './envelope.ts'
import type { StoredEvent } from './event-store.ts'
import type { KeyStore } from './key-store.ts'

/** Brings the keys that these events are sealed with, before the events; those that were erased are erased there too. */
export async function copyKeys(events: readonly StoredEvent[], from: KeyStore, to: KeyStore): Promise<void> {
  if (!from.installationKey.equals(to.installationKey)) {
    throw new CopyTargetDiffers('The target has another installation key: nothing personal could be read there.')
  }
  const ids = new Set(events.flatMap(keyIdsOf))
  await Promise.all(
    [...ids].map(async (id) => {
      const key = from.get(id)
      if (key === null) return to.erase(id)
      const there = to.get(id) ?? (await to.ensure(id, key))
      if (!there.equals(key)) throw new CopyTargetDiffers(`The target has another key of ${id}.`)
    }),
  )
}

function keyIdsOf({ data }: StoredEvent): readonly string[] {
  // most events are about nobody: parsing them all would take longer than copying
  if (!data.includes('"sealed":')) return []
  const fields: unknown[] = Object.values(JSON.parse(data))
  return fields.flatMap((field) => (isSealed(field) && field.key !== null ? [field.key] : []))
}
