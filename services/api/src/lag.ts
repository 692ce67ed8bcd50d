import type { Position, ProjectionProgress } from '@wubu/engine'
import type { Runtime } from './runtime.ts'

/** How far the read models are behind: by what the projections tell, and by where the log was seen to end. */
export class Lag {
  #progress: ProjectionProgress = { position: null, lag: null, caughtUp: false }
  #head: Position | null = null
  #currentAt = Date.now()

  reached(progress: ProjectionProgress): void {
    this.#progress = progress
    if (progress.lag === 0) this.#currentAt = Date.now()
  }

  /** The log answered, and ends here. */
  saw(head: Position | null): void {
    this.#head = head
    if (this.#hasAll()) this.#currentAt = Date.now()
  }

  now(isLogReachable: boolean): ReturnType<Runtime['lag']> {
    const { position, lag, caughtUp } = this.#progress
    const seconds = Math.round((Date.now() - this.#currentAt) / 1_000)
    if (!isLogReachable) return { position, events: null, seconds, caughtUp, isLogReachable }
    if (this.#hasAll()) return { position, events: 0, seconds: 0, caughtUp, isLogReachable }
    return { position, events: lag === 0 ? null : lag, seconds, caughtUp, isLogReachable }
  }

  #hasAll(): boolean {
    const { position } = this.#progress
    return this.#head === null || (position !== null && position >= this.#head)
  }
}
