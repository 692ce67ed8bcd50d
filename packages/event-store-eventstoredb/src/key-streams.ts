import { StreamNotFoundError, WrongExpectedVersionError } from '@eventstore/db-client'
import { collect } from './collect.ts'
import type { Connection } from './connection.ts'
import { ForeignEvent } from './errors.ts'
import { type ProposedEvent, proposedEvent } from './events.ts'
import { keyStreams } from './own-streams.ts'

/** What the log says of a key: wrapped, erased for ever, or nothing. */
export type FoundKey = Uint8Array | 'erased' | 'missing'

const made = 'ResidentKeyMade'
const erased = 'ResidentKeyErased'

/** The streams `key-<id>`: one event with the wrapped key, and after an erasure one without. */
export class KeyStreams {
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** The last word on a key. */
  find(keyId: string): Promise<FoundKey> {
    return this.#connection.call(async (client) => {
      const stream = keyStreams + keyId
      const read = client.readStream(stream, { direction: 'backwards', fromRevision: 'end', maxCount: 1 })
      try {
        const [last] = await collect(read, `A read of ${stream}`, this.#connection.callMs)
        return last?.event ? keyOf(last.event.type, last.event.data) : 'missing'
      } catch (error) {
        if (error instanceof StreamNotFoundError) return 'missing'
        throw error
      }
    })
  }

  /** Writes a key that is not there yet; gives the one that is there in the end. */
  async make(keyId: string, wrapped: Uint8Array): Promise<FoundKey> {
    const data = JSON.stringify({ wrapped: Buffer.from(wrapped).toString('base64') })
    const written = await this.#append(keyStreams + keyId, -1n, proposedEvent(made, data, '{}'))
    return written ? wrapped : this.find(keyId)
  }

  /**
   * After this the server gives the key to nobody, and the next scavenge takes it off the disk. The stream keeps its last
   * event alone, by its settings; those come first, since whoever finds the erasure takes it for done.
   */
  async erase(keyId: string): Promise<void> {
    const stream = keyStreams + keyId
    await this.#append(`$$${stream}`, -1n, proposedEvent('$metadata', '{"$maxCount":1}', '{}'))
    for (const expected of [0n, -1n, 0n]) {
      if ((await this.find(keyId)) === 'erased') return
      if (await this.#append(stream, expected, proposedEvent(erased, '{}', '{}'))) return
    }
    throw new ForeignEvent(stream, 1n)
  }

  /** False where something is there already. */
  async #append(stream: string, expected: bigint, event: ProposedEvent): Promise<boolean> {
    try {
      const append = { stream, expected, events: [event] }
      await this.#connection.call((client) => client.append(append, this.#connection.callMs))
      return true
    } catch (error) {
      if (error instanceof WrongExpectedVersionError) return false
      throw error
    }
  }
}

export function keyOf(type: string, data: unknown): Uint8Array | 'erased' {
  if (type === erased) return 'erased'
  if (
    type === made &&
    typeof data === 'object' &&
    data !== null &&
    'wrapped' in data &&
    typeof data.wrapped === 'string'
  )
    return Buffer.from(data.wrapped, 'base64')
  throw new ForeignEvent(`${keyStreams}… (${type})`, 0n)
}
