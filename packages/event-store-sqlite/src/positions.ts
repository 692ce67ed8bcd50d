import { type Position, UnknownPosition } from '@wubu/engine'

/** Digits of the largest whole number that JavaScript counts exactly, so that text order is number order. */
const width = 16

/** The positions of one log, as text for the world and as numbers from 1 inside. */
export class Positions {
  readonly #prefix: string

  constructor(logId: string) {
    this.#prefix = `${logId}:`
  }

  of(number: number): Position {
    return `${this.#prefix}${String(number).padStart(width, '0')}` as Position
  }

  orNull(number: number): Position | null {
    return number === 0 ? null : this.of(number)
  }

  /** 0 for the beginning. Throws UnknownPosition for another log's position and beyond the head. */
  number(position: Position | null, head: number): number {
    if (position === null) return 0
    const digits = position.slice(this.#prefix.length)
    if (!position.startsWith(this.#prefix) || !/^\d{16}$/.test(digits))
      throw new UnknownPosition(`${position} is a position of another log; this one's begin with ${this.#prefix}`)
    const number = Number(digits)
    if (number > head || number < 1)
      throw new UnknownPosition(`${position} is beyond the head of the log, ${this.orNull(head) ?? 'which is empty'}.`)
    return number
  }
}
