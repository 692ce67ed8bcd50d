import type { AppendResult, EventToAppend, StoredEvent } from './event-store.ts'

/**
 * What an append is that came to a stream at another revision: `stored` is what the stream holds where the batch would
 * have gone. The ids are compared, and the command hash, never the bytes: nonces and times differ between tries.
 */
export function judgeRetry(
  stored: readonly StoredEvent[],
  batch: readonly EventToAppend[],
  actualRevision: number,
): AppendResult {
  const known = batch.filter((event, index) => stored[index]?.id === event.id)
  if (known.length === 0) return { outcome: 'conflict', actualRevision }
  const last = stored[batch.length - 1]
  const whole =
    known.length === batch.length && batch.every((event, index) => hashOf(stored[index]) === event.commandHash)
  if (!last || !whole) return { outcome: 'idReused' }
  return { outcome: 'alreadyAppended', revision: last.revision, position: last.position }
}

/** The hash in the metadata is the one that the chain covers; a column of its own could be edited unnoticed. */
function hashOf(event: StoredEvent | undefined): unknown {
  return event && JSON.parse(event.metadata).commandHash
}
