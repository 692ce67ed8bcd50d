import { setTimeout as wait } from 'node:timers/promises'
import { CopyTargetDiffers } from './copy-errors.ts'
import { LogUnavailable } from './errors.ts'
import {
  type AppendResult,
  type EventStore,
  type EventToAppend,
  maxAppendBytes,
  type Position,
  type StoredEvent,
} from './event-store.ts'

/** Between two tries, in milliseconds. */
const pauseMs = 200

/** Events of one stream that stand together, and fit into one append. */
export function* batchesOf(events: readonly StoredEvent[]): Generator<Batch> {
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

export interface OrderedAppendsOptions {
  /** Appends that may wait for their answer at a time. */
  readonly inFlight: number
  /** How long an append is tried again that the log does not answer, in milliseconds. */
  readonly patienceMs: number
}

type Batch = readonly [StoredEvent, ...StoredEvent[]]

/**
 * Appends in the order given, with some waiting for their answers, and makes sure that they were stored in it. Once one had no
 * answer, it and those sent with it are tried again one after the other, so that none gets past another.
 */
export class OrderedAppends {
  readonly #store: EventStore
  readonly #options: OrderedAppendsOptions
  #sent: { readonly batch: Batch; readonly appended: Promise<Position> }[] = []
  #last: Position | null = null

  constructor(store: EventStore, options: OrderedAppendsOptions) {
    this.#store = store
    this.#options = options
  }

  async add(batch: Batch): Promise<void> {
    this.#sent.push({ batch, appended: this.#append(batch) })
    if (this.#sent.length >= this.#options.inFlight) await this.settled()
  }

  async settled(): Promise<void> {
    const sent = this.#sent
    this.#sent = []
    const results = await Promise.allSettled(sent.map(({ appended }) => appended))
    let isShaken = false
    for (const [index, { batch }] of sent.entries()) {
      const result = results[index]
      if (result?.status === 'fulfilled') {
        this.#follow(result.value)
        continue
      }
      // after one without an answer, others of its stream are refused: they came too early
      if (!isShaken && !(result?.reason instanceof LogUnavailable)) throw result?.reason
      isShaken = true
      this.#follow(await this.#insist(batch))
    }
  }

  #follow(position: Position) {
    if (this.#last !== null && position <= this.#last) {
      throw new CopyTargetDiffers(
        'The target stored appends in another order than they were given: begin anew, one at a time.',
      )
    }
    this.#last = position
  }

  async #insist(batch: Batch): Promise<Position> {
    const until = performance.now() + this.#options.patienceMs
    for (;;) {
      try {
        return await this.#append(batch)
      } catch (error) {
        if (!(error instanceof LogUnavailable) || performance.now() > until) throw error
      }
      await wait(pauseMs)
    }
  }

  async #append(batch: Batch): Promise<Position> {
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
