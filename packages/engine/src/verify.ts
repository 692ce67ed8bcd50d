import { ChainCheck, type Fault } from './chain-check.ts'
import type { EventStore, Position, StoredEvent } from './event-store.ts'
import { compareHeads, headOf, type LogHead } from './log-head.ts'

export interface Verification {
  readonly events: number
  readonly streams: number
  /** The first fault of each stream, in the order of the log; at most `maxFaults`. */
  readonly faults: readonly Fault[]
  readonly head: LogHead
}

export interface VerifyOptions {
  /** A head that was exported earlier: finds a cut tail, a removed stream, an older copy as well. */
  readonly against?: LogHead
  readonly onProgress?: (events: number) => void
  readonly maxFaults?: number
}

const pageSize = 1_000

/** Recomputes every chain of the log. Reads it once; keeps one entry for each stream. */
export async function verifyLog(store: EventStore, options: VerifyOptions = {}): Promise<Verification> {
  const chains = new ChainCheck(options.against?.streams)
  const faults: Fault[] = []
  let events = 0
  let position: Position | null = null
  for (let end = false; !end; ) {
    const page = await store.readAll(position, pageSize)
    for (const event of page.events) {
      const fault = chains.check(event)
      if (fault) faults.push(fault)
    }
    events += page.events.length
    position = page.next ?? position
    end = page.end
    options.onProgress?.(events)
  }
  const head = headOf(store.logId, position, chains)
  if (options.against) faults.push(...compareHeads(options.against, head, chains))
  return { events, streams: chains.size, faults: faults.slice(0, options.maxFaults ?? 100), head }
}

/** Recomputes the chain of one stream from its first event on: null where it holds. */
export function verifyStream(events: readonly StoredEvent[]): Fault | null {
  const chains = new ChainCheck()
  for (const event of events) {
    const fault = chains.check(event)
    if (fault) return fault
  }
  return null
}
