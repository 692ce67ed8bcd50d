import type { Scope } from '../test/scope.ts'

/** What a tap test does for its teardowns, outside of one. */
export class Undo implements Scope {
  readonly #work: (() => unknown)[] = []
  teardown(work: () => unknown): void {
    this.#work.push(work)
  }
  async all(): Promise<void> {
    for (const work of this.#work.reverse()) await work()
  }
}
