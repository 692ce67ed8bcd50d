import { setTimeout as wait } from 'node:timers/promises'
import type { WorkerData } from './worker-messages.ts'

/**
 * How long a busy log grows before it is read again, in milliseconds: the first event after a silence is read at once, those
 * of a busy time in batches, since rows and pages that many events change are then written once for all of them.
 */
const gathering = 250
/** A log that has grown in so many turns within that time is busy, and grows for so long: a fifth less processor time for each event. */
const busyTurns = 50
const busyGathering = 1_000
/** The same while a reader waits for their own write. */
const hurried = 20
/** A silent log is looked at so often, in milliseconds: read models that another process rebuilt are taken over then. */
const patience = 200

export interface Growth {
  /** Settles when the log has grown enough to be worth reading, or when ended. */
  readonly untilGrown: () => Promise<void>
  end(): void
}

/** Waits for the bell that the node rings; see WorkerData. */
export function growthOf(bell: WorkerData['bell']): Growth {
  let ended = false
  let heard = Atomics.load(bell, 0)
  let hurries = Atomics.load(bell, 2)
  let readAt = -Infinity
  return {
    async untilGrown() {
      await ringing(bell, 0, heard, patience)
      const rested = performance.now() - readAt
      if (rested < hurried && !ended) await wait(hurried - rested)
      await ringing(bell, 2, hurries, gathering - Math.max(rested, hurried))
      const isBusy = Atomics.load(bell, 0) - heard >= busyTurns
      if (isBusy) await ringing(bell, 2, hurries, busyGathering - (performance.now() - readAt))
      // before the log is read: what rings later is not in what is read
      heard = Atomics.load(bell, 0)
      hurries = Atomics.load(bell, 2)
      readAt = performance.now()
    },
    end() {
      ended = true
      for (const part of [0, 2]) {
        Atomics.add(bell, part, 1)
        Atomics.notify(bell, part)
      }
    },
  }
}

/** Until a part of the bell is no longer what it was, at most so many milliseconds. */
async function ringing(bell: WorkerData['bell'], part: number, was: number, ms: number): Promise<void> {
  if (ms > 0) await Atomics.waitAsync(bell, part, was, ms).value
}
