/** One after the other per stream, in the order of arrival; streams do not wait for each other. */
export class StreamLocks {
  readonly #tails = new Map<string, Promise<unknown>>()

  run<T>(stream: string, work: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(stream)
    const mine = before ? before.then(work, work) : work()
    this.#tails.set(stream, mine)
    const leave = () => {
      if (this.#tails.get(stream) === mine) this.#tails.delete(stream)
    }
    mine.then(leave, leave)
    return mine
  }
}
