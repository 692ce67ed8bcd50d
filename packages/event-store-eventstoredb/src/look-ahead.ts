import { setTimeout as wait } from 'node:timers/promises'
import type { AllStreamResolvedEvent } from '@eventstore/db-client'
import type { LogClient } from './log-client.ts'
import { type AllReader, offsetOf } from './read-all.ts'
import type { Seen } from './seen.ts'

/** How often it is asked whether this node has written, which costs nothing, in milliseconds. */
const glance = 25
/** So many glances later the server is asked whether another node has. */
const glancesPerLook = 8
/** Further behind than that, the server's own checkpoints lead the way. */
const mostEvents = 200

export interface Ahead {
  readonly events: readonly AllStreamResolvedEvent[]
  readonly reached: bigint
}

/**
 * A filtered subscription is told by the server how far it has come only every dozens of events, while a reader waits for
 * one that it leaves out. So where it stands behind the log's end, what is between is read. `at` gives where it stands,
 * null for as long as it is not to be looked. Ends when aborted; throws what a read throws.
 */
export async function* lookAhead(
  reader: AllReader,
  client: LogClient,
  seen: Seen,
  at: () => bigint | null,
  signal: AbortSignal,
): AsyncGenerator<Ahead> {
  let before: bigint | null = null
  for (let glances = 1; !signal.aborted; glances += 1) {
    await wait(glance, undefined, { signal, ref: false })
    const from = at()
    // of a busy log the server tells often enough, and reading beside it would cost more than following
    const moves = from !== before
    before = from
    if (from === null || moves) continue
    if (glances % glancesPerLook === 0) seen.noteOffset(await reader.end(client))
    if (seen.offset <= from) continue
    const events = await reader.after(client, from, mostEvents)
    if (events.length > 0 && events.length < mostEvents) yield { events, reached: offsetOf(events.at(-1)) }
  }
}
