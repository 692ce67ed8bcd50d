import type { AllStreamResolvedEvent, ReadPosition } from '@eventstore/db-client'
import { type Position, type ReadAllPage, type StoredEvent, UnknownPosition } from '@wubu/engine'
import { collect } from './collect.ts'
import type { Connection } from './connection.ts'
import { isSystemEvent, storedEvent } from './events.ts'
import type { LogClient } from './log-client.ts'
import { isOwnStream } from './own-streams.ts'
import type { Positions } from './positions.ts'
import { assertNotBehind, type Seen } from './seen.ts'

/** Reads of the whole log. */
export class AllReader {
  readonly #connection: Connection
  readonly #positions: Positions
  readonly #seen: Seen

  constructor(connection: Connection, positions: Positions, seen: Seen) {
    this.#connection = connection
    this.#positions = positions
    this.#seen = seen
  }

  /** The offset of a position; throws UnknownPosition beyond the end of the log. */
  async known(position: Position | null): Promise<bigint> {
    const offset = this.#positions.offset(position)
    if (offset <= this.#seen.offset) return offset
    const end = await this.#connection.call((client) => this.end(client))
    this.#seen.noteOffset(end)
    if (offset > end) throw new UnknownPosition(`${position} is beyond the end of the log at ${end}.`)
    return offset
  }

  /** A page of events that are no system events, and whether there are none after it. */
  async page(after: bigint, limit: number): Promise<Pick<ReadAllPage, 'events' | 'end'>> {
    return this.#connection.call(async (client) => {
      const events: StoredEvent[] = []
      let from = after
      for (let more = true; more && events.length <= limit; ) {
        // a read begins with what is at its position
        const wanted = limit - events.length + 2
        const read = (await this.#forwards(client, from, wanted)).filter((resolved) => offsetOf(resolved) > from)
        more = read.length >= wanted - 1
        from = read.length === 0 ? from : offsetOf(read.at(-1))
        for (const resolved of read) if (isOurs(resolved)) events.push(storedEvent(resolved, this.#positions))
      }
      if (events.length > limit) return { events: events.slice(0, limit), end: false }
      assertNotBehind(from >= this.#seen.offset)
      return { events, end: true }
    })
  }

  /** What comes after an offset, system events included; at most so many. */
  async after(client: LogClient, from: bigint, limit: number): Promise<readonly AllStreamResolvedEvent[]> {
    // a read begins with what is at its position
    return (await this.#forwards(client, from, limit + 1)).filter((resolved) => offsetOf(resolved) > from)
  }

  /** The offset of the last event that is no system event, -1 for none. */
  async last(): Promise<bigint> {
    return this.#connection.call(async (client) => {
      for (let count = 16; ; count *= 8) {
        const read = await this.#backwards(client, count)
        assertNotBehind(offsetOf(read[0]) >= this.#seen.offset)
        const own = read.find(isOurs)
        if (own || read.length < count) return offsetOf(own)
      }
    })
  }

  /** The offset of the very last event, system events included; -1 for none. */
  async end(client: LogClient): Promise<bigint> {
    return offsetOf((await this.#backwards(client, 1))[0])
  }

  #forwards(client: LogClient, from: bigint, maxCount: number) {
    const read = client.readAll({ fromPosition: startAt(from), maxCount }, { highWaterMark: maxCount })
    return collect(read, 'A read of the log', this.#connection.callMs)
  }

  #backwards(client: LogClient, maxCount: number) {
    const read = client.readAll({ direction: 'backwards', fromPosition: 'end', maxCount })
    return collect(read, 'A read of the end of the log', this.#connection.callMs)
  }
}

export function startAt(offset: bigint): ReadPosition {
  return offset < 0n ? 'start' : { commit: offset, prepare: offset }
}

export function offsetOf(resolved: AllStreamResolvedEvent | undefined): bigint {
  return resolved?.event?.position.commit ?? resolved?.commitPosition ?? -1n
}

/** Whether an event is one of those that the port speaks of. */
export function isOurs(resolved: AllStreamResolvedEvent): boolean {
  return !isSystemEvent(resolved) && !isOwnStream(resolved.event?.streamId ?? '')
}
