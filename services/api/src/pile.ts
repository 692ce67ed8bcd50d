import type { Position } from '@wubu/engine'

/** What was read of the log and waits to be told, up to `most`. */
export class Pile<E> {
  readonly #most: number
  #items: E[] = []
  #isTooMuch = false
  #position: Position | null = null
  #isEnded = false
  #wake: () => void = () => undefined

  constructor(most: number) {
    this.#most = most
  }

  add(items: readonly E[], position: Position): void {
    if (items.length === 0) return
    this.#isTooMuch ||= this.#items.length + items.length > this.#most
    if (this.#isTooMuch) this.#items = []
    else this.#items.push(...items)
    this.#position = position
    this.#wake()
  }

  end(): void {
    this.#isEnded = true
    this.#wake()
  }

  /** All there is as soon as there is something, and up to where; `events` null where it was too much. Null after the end. */
  async take(): Promise<{ readonly events: readonly E[] | null; readonly position: Position } | null> {
    while (this.#position === null && !this.#isEnded) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
    if (this.#position === null || this.#isEnded) return null
    const taken = { events: this.#isTooMuch ? null : this.#items, position: this.#position }
    this.#items = []
    this.#isTooMuch = false
    this.#position = null
    return taken
  }
}
