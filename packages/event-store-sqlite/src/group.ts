/** What became of one member of a group: its own value or its own error. */
export type Outcome<R> = { readonly value: R } | { readonly error: unknown }

/**
 * Does the work of all items in one transaction and so with one fsync. Where that fails, each item gets a transaction of
 * its own, so that a bad one harms nobody else.
 */
export function settleGroup<T, R>(
  items: readonly T[],
  commit: (work: () => void) => void,
  work: (item: T) => R,
): readonly Outcome<R>[] {
  try {
    return settleTogether(items, commit, work)
  } catch (error) {
    if (items.length === 1) return [{ error }]
    return items.map((item) => settleAlone(item, commit, work))
  }
}

function settleTogether<T, R>(items: readonly T[], commit: (work: () => void) => void, work: (item: T) => R) {
  let outcomes: Outcome<R>[] = []
  commit(() => {
    outcomes = items.map((item) => ({ value: work(item) }))
  })
  return outcomes
}

function settleAlone<T, R>(item: T, commit: (work: () => void) => void, work: (item: T) => R): Outcome<R> {
  try {
    return settleTogether([item], commit, work)[0] ?? { error: new Error('a group of one without an outcome') }
  } catch (error) {
    return { error }
  }
}

interface Waiting<T, R> {
  readonly item: T
  readonly resolve: (value: R) => void
  readonly reject: (error: unknown) => void
}

/**
 * Collects what arrives in one turn of the event loop. On setImmediate, after all of the turn's input was read: a
 * microtask would commit almost one by one over HTTP, a timer would wait for nothing.
 */
export class GroupQueue<T, R> {
  readonly #settle: (items: readonly T[]) => readonly Outcome<R>[]
  readonly #largest: number
  #waiting: Waiting<T, R>[] = []
  #scheduled = false

  constructor(settle: (items: readonly T[]) => readonly Outcome<R>[], largest = 4_096) {
    this.#settle = settle
    this.#largest = largest
  }

  add(item: T): Promise<R> {
    const { promise, resolve, reject } = Promise.withResolvers<R>()
    this.#waiting.push({ item, resolve, reject })
    this.#schedule()
    return promise
  }

  /** Settles everything that waits, now. */
  flush(): void {
    while (this.#waiting.length > 0) this.#next()
  }

  #schedule() {
    if (this.#scheduled) return
    this.#scheduled = true
    setImmediate(() => {
      this.#scheduled = false
      this.#next()
      if (this.#waiting.length > 0) this.#schedule()
    })
  }

  #next() {
    const group = this.#waiting.splice(0, this.#largest)
    if (group.length === 0) return
    const outcomes = this.#settle(group.map(({ item }) => item))
    for (const [index, { resolve, reject }] of group.entries()) {
      const outcome = outcomes[index]
      if (outcome && 'value' in outcome) resolve(outcome.value)
      else reject(outcome?.error)
    }
  }
}
