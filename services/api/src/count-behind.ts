import { type EventStore, LogUnavailable, type Position, UnknownPosition } from '@wubu/engine'

const pageSize = 1_000
/** Further than this it does not matter how far. */
const mostPages = 10

/** How many events come after a position, counted up to 10,000; null where the log does not say. For stores whose positions do not tell. */
export async function countBehind(store: EventStore, position: Position | null): Promise<number | null> {
  try {
    let count = 0
    let after = position
    for (let page = 0; page < mostPages; page += 1) {
      const { events, next, end } = await store.readAll(after, pageSize)
      count += events.length
      if (end) break
      after = next
    }
    return count
  } catch (error) {
    if (error instanceof LogUnavailable || error instanceof UnknownPosition) return null
    throw error
  }
}
