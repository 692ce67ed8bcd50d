import { setTimeout as wait } from 'node:timers/promises'
import { LogUnavailable, StoreClosed, UnknownPosition } from './errors.ts'

/** - stopped: aborted, or the store was closed.
 *  - rebuildNeeded: the checkpoint is not of this log, so what was built is of no use. */
export type FollowEnd = 'stopped' | 'rebuildNeeded'

/** Follows the log for as long as it is wanted, again after each time that it could not be reached. Throws what else `follow` throws. */
export async function keepFollowing(
  follow: () => Promise<void>,
  signal: AbortSignal,
  retryMs: number,
): Promise<FollowEnd> {
  while (!signal.aborted) {
    try {
      await follow()
    } catch (error) {
      if (error instanceof UnknownPosition) return 'rebuildNeeded'
      if (error instanceof StoreClosed) return 'stopped'
      if (!(error instanceof LogUnavailable)) throw error
    }
    // a subscription may also be ended by the server without an error
    await pause(retryMs, signal)
  }
  return 'stopped'
}

/** Resolves when the time is over, or as soon as nobody waits any longer. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await wait(ms, undefined, { signal })
  } catch (error) {
    // an aborted wait rejects
    if (!signal.aborted) throw error
  }
}
