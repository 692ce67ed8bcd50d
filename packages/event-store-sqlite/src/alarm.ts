/** Wakes those who wait for something new: at a call, after `everyMs` where given, or when their signal aborts. */
export class Alarm {
  readonly #sleepers = new Set<() => void>()
  readonly #everyMs: number | null

  constructor(everyMs: number | null = null) {
    this.#everyMs = everyMs
  }

  ring(): void {
    for (const wake of this.#sleepers) wake()
  }

  /** Leaves no timer and no listener behind. */
  wait(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer)
        this.#sleepers.delete(wake)
        signal.removeEventListener('abort', wake)
        resolve()
      }
      const timer = this.#everyMs === null ? undefined : setTimeout(wake, this.#everyMs)
      this.#sleepers.add(wake)
      signal.addEventListener('abort', wake)
    })
  }
}
