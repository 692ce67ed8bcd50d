import type { DryView } from '@wubu/api'
import { type Reference, workCalendar } from '@wubu/domain'
import { findLogDescription } from '@wubu/engine'
import { followReference, ReferenceSnapshot } from '@wubu/read-models'
import { hasLog } from './data-folder.ts'
import { type LogPlace, openStoreToRead } from './open-log.ts'

/** Looks at a log beside its writer and changes nothing, not even makes it where it is not there. */
export async function withDryView<T>(
  place: LogPlace,
  timeZone: string,
  use: (view: DryView) => Promise<T>,
): Promise<T> {
  if (place.log === undefined && !hasLog(place.dir))
    return use({ reference: emptyReference(timeZone), hasRequest: async () => false })
  const store = await openStoreToRead(place)
  const stopping = new AbortController()
  try {
    const snapshot = new ReferenceSnapshot((await findLogDescription(store))?.timeZone ?? timeZone)
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
  const calendar = workCalendar(timeZone, [])
  return { calendar, item: nothing, unit: nothing, place: nothing, post: nothing, postsOf: () => [] }
}
