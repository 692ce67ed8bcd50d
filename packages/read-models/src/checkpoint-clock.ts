import type { Position } from '@wubu/engine'

interface Waiter {
  readonly position: Position
  readonly settle: (reached: boolean) => void
}

/** Knows how far the read models are, and lets a reader wait for its own write. Positions are of one log. */
export class CheckpointClock {
  #now: Position | null = null
  readonly #waiters = new Set<Waiter>()

  get now(): Position | null {
    return this.#now
  }

  /** Called with each progress of the projections; an earlier position than before changes nothing. */
  reached(position: Position | null): void {
    if (position === null || (this.#now !== null && position <= this.#now)) return
    this.#now = position
    for (const waiter of this.#waiters) if (waiter.position <= position) waiter.settle(true)
  }

  /** Whether the read models have reached `position` within so many milliseconds. */
  waitFor(position: Position, timeoutMs: number): Promise<boolean> {
    if (this.#now !== null && position <= this.#now) return Promise.resolve(true)
    return new Promise((resolve) => {
      const timer = setTimeout(() => waiter.settle(false), timeoutMs)
      const waiter: Waiter = {
        position,
        settle: (reached) => {
          clearTimeout(timer)
          this.#waiters.delete(waiter)
          resolve(reached)
        },
      }
      this.#waiters.add(waiter)
    })
  }
}
