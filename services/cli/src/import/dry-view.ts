import { type Reference, workCalendar } from '@wubu/domain'
import { readLogDescription } from '@wubu/engine'
import { openSqliteEventStoreReader } from '@wubu/event-store-sqlite'
import { followReference, ReferenceSnapshot } from '@wubu/read-models'
import { hasLog } from '../open-node.ts'
import type { DryView } from './dry-sink.ts'

/** Looks at a data folder beside its writer and changes nothing, not even makes it where it is not there. */
export async function withDryView<T>(dir: string, timeZone: string, use: (view: DryView) => Promise<T>): Promise<T> {
  if (!hasLog(dir)) return use({ reference: emptyReference(timeZone), hasRequest: async () => false })
  const store = openSqliteEventStoreReader({ dir })
  const stopping = new AbortController()
  try {
    const snapshot = new ReferenceSnapshot((await readLogDescription(store)).timeZone)
    const { ready, done } = followReference({ store, snapshot, after: null, signal: stopping.signal })
    await ready
    const hasRequest = async (id: string) => (await store.readStream(`request-${id}`)).length > 0
    const result = await use({ reference: snapshot, hasRequest })
    stopping.abort()
    await done
    return result
  } finally {
    stopping.abort()
    await store.close()
  }
}

function emptyReference(timeZone: string): Reference {
  const nothing = () => undefined
  return { calendar: workCalendar(timeZone, []), item: nothing, unit: nothing, place: nothing }
}
