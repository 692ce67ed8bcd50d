import type { Sums } from '@wubu/domain'

/** The five measures in the order of `measures`. */
export type Five = [number, number, number, number, number]

/** Sums by the key of a cell. */
export class CellSums {
  readonly #slots = new Map<number, number>()
  readonly #sums: number[] = []

  get size(): number {
    return this.#slots.size
  }

  add(key: number, sums: Readonly<Five>, times = 1): void {
    const at = this.#slotOf(key)
    const all = this.#sums
    for (let measure = 0; measure < 5; measure += 1) {
      all[at + measure] = (all[at + measure] ?? 0) + times * (sums[measure] ?? 0)
    }
  }

  addAll(others: CellSums): void {
    const sums: Five = [0, 0, 0, 0, 0]
    for (const key of others.keys()) {
      others.read(key, sums)
      this.add(key, sums)
    }
  }

  keys(): Iterable<number> {
    return this.#slots.keys()
  }

  sortedKeys(): Float64Array {
    return Float64Array.from(this.#slots.keys()).sort()
  }

  /** Puts the sums of a cell into `into`. */
  read(key: number, into: Five): void {
    const at = this.#slots.get(key)
    for (let measure = 0; measure < 5; measure += 1) {
      into[measure] = at === undefined ? 0 : (this.#sums[at + measure] ?? 0)
    }
  }

  #slotOf(key: number): number {
    const known = this.#slots.get(key)
    if (known !== undefined) return known
    const at = this.#sums.length
    this.#slots.set(key, at)
    this.#sums.push(0, 0, 0, 0, 0)
    return at
  }
}

export function fiveOf({ accepted, completed, due, completedOfDue, onTime }: Sums): Five {
  return [accepted, completed, due, completedOfDue, onTime]
}

export function sumsOf([accepted, completed, due, completedOfDue, onTime]: Readonly<Five>): Sums {
  return { accepted, completed, due, completedOfDue, onTime }
}
