import { LRUCache } from 'lru-cache'

/** Streams whose last known revision is remembered; about 150 bytes each. */
const remembered = 10_000

/**
 * What this node knows to be in the log, so that an answer which lacks it is known to come from a follower that lags
 * behind. A read that lacks what is not remembered any more is as old as that follower: fractions of a second.
 */
export class Seen {
  readonly #revisions = new LRUCache<string, number>({ max: remembered })
  #offset = -1n

  get offset(): bigint {
    return this.#offset
  }

  revision(stream: string): number {
    return this.#revisions.get(stream) ?? -1
  }

  noteRevision(stream: string, revision: number): void {
    if (revision > this.revision(stream)) this.#revisions.set(stream, revision)
  }

  noteOffset(offset: bigint): void {
    if (offset > this.#offset) this.#offset = offset
  }
}

/** Thrown inside when a follower answered that does not have what this node knows to be there: try again. */
class Behind extends Error {
  constructor() {
    super('the node that answers lags behind')
    this.name = 'Behind'
  }
}

export function assertNotBehind(isCurrent: boolean): void {
  if (!isCurrent) throw new Behind()
}
