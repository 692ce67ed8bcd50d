import { type Position, UnknownPosition } from '@wubu/engine'

/** Digits of the largest position of a server (int64), so that text order is number order. */
const width = 19

/** The positions of one log, as text for the world and as the server's byte offsets inside. */
export class Positions {
  readonly #prefix: string

  constructor(logId: string) {
    this.#prefix = `${logId}:`
  }

  of(offset: bigint): Position {
    return `${this.#prefix}${String(offset).padStart(width, '0')}` as Position
  }

  orNull(offset: bigint): Position | null {
    return offset < 0n ? null : this.of(offset)
  }

  /** -1 for the beginning. Throws UnknownPosition for another log's position. */
  offset(position: Position | null): bigint {
    if (position === null) return -1n
    const digits = position.slice(this.#prefix.length)
    if (!position.startsWith(this.#prefix) || !/^\d{19}$/.test(digits))
      throw new UnknownPosition(`${position} is a position of another log; this one's begin with ${this.#prefix}`)
    return BigInt(digits)
  }
}
