import { CopyTargetDiffers } from './copy-errors.ts'
import {
  type AppendResult,
  type EventStore,
  type EventToAppend,
  maxAppendBytes,
  type Position,
  type StoredEvent,
} from './event-store.ts'

/** Events of one stream that stand together, and fit into one append. */
export function* batchesOf(events: readonly StoredEvent[]): Generator<readonly [StoredEvent, ...StoredEvent[]]> {
  let batch: [StoredEvent, ...StoredEvent[]] | null = null
  let bytes = 0
  for (const event of events) {
    const size = Buffer.byteLength(event.data) + Buffer.byteLength(event.metadata)
    bytes += size
    if (batch && batch[0].stream === event.stream && bytes <= maxAppendBytes) {
      batch.push(event)
      continue
    }
    if (batch) yield batch
    batch = [event]
    bytes = size
  }
  if (batch) yield batch
}

/** Appends in the order given, with at most so many waiting for their answers, and makes sure that they were stored in it. */
export class OrderedAppends {
  readonly #store: EventStore
  readonly #inFlight: number
  #waiting: Promise<Position>[] = []
  #last: Position | null = null

  constructor(store: EventStore, inFlight: number) {
    this.#store = store
    this.#inFlight = inFlight
  }

  async add(batch: readonly [StoredEvent, ...StoredEvent[]]): Promise<void> {
    this.#waiting.push(this.#append(batch))
    if (this.#waiting.length >= this.#inFlight) await this.settled()
  }

  async settled(): Promise<void> {
    const waiting = this.#waiting
    this.#waiting = []
    const results = await Promise.allSettled(waiting)
    for (const result of results) {
      if (result.status === 'rejected') throw result.reason
      if (this.#last !== null && result.value <= this.#last) {
        throw new CopyTargetDiffers(
          'The target stored appends in another order than they were given: begin anew, one at a time.',
        )
      }
      this.#last = result.value
    }
  }

  async #append(batch: readonly [StoredEvent, ...StoredEvent[]]): Promise<Position> {
    const [{ stream, revision }] = batch
    const expected = revision === 0 ? 'noStream' : revision - 1
    const result: AppendResult = await this.#store.append(stream, expected, batch.map(toAppend))
    // already: the answer to an earlier attempt was lost
    if (result.outcome === 'appended' || result.outcome === 'alreadyAppended') return result.position
    throw new CopyTargetDiffers(`The target holds other events of ${stream} at revision ${revision}.`)
  }
}

function toAppend({ id, type, schemaVersion, data, metadata }: StoredEvent): EventToAppend {
  return { id, type, schemaVersion, data, metadata, commandHash: JSON.parse(metadata).commandHash }
}
