import type { Sums } from '@wubu/domain'

/** The five measures in the order of `measures`. */
export type Five = [number, number, number, number, number]

const free = -1

/**
 * Sums by the key of a cell. A hash table on plain numbers: a Map would make an object of every key, as they are beyond
 * 31 bits, and this is what a batch spends its time with.
 */
export class CellSums {
  #keys = new Float64Array(16).fill(free)
  #sums = new Int32Array(16 * 5)
  /** The slots that hold something, so that clearing a table which once was large costs no more than what it holds now. */
  #used = new Int32Array(8)
  #size = 0

  add(key: number, sums: Readonly<Five>, times = 1): void {
    const at = this.#slotFor(key) * 5
    const all = this.#sums
    for (let measure = 0; measure < 5; measure += 1) {
      all[at + measure] = (all[at + measure] ?? 0) + times * (sums[measure] ?? 0)
    }
  }

  addAll(others: CellSums): void {
    others.forEach((key, sums) => {
      this.add(key, sums)
    })
  }

  /** `sums` is the same array each time. */
  forEach(visit: (key: number, sums: Readonly<Five>) => void): void {
    const sums: Five = [0, 0, 0, 0, 0]
    // an iterator would take longer than what is done here
    for (let index = 0; index < this.#size; index += 1) {
      const slot = this.#used[index] ?? 0
      this.#copy(slot, sums)
      visit(this.#keys[slot] ?? free, sums)
    }
  }

  /** Keeps its room, for sums of about as many cells. */
  clear(): void {
    for (let index = 0; index < this.#size; index += 1) {
      const slot = this.#used[index] ?? 0
      this.#keys[slot] = free
      this.#sums.fill(0, slot * 5, slot * 5 + 5)
    }
    this.#size = 0
  }

  sortedKeys(): Float64Array {
    const keys = new Float64Array(this.#size)
    for (let index = 0; index < this.#size; index += 1) keys[index] = this.#keys[this.#used[index] ?? 0] ?? free
    return keys.length > fewKeys ? keys.sort() : sortedFew(keys)
  }

  /** Puts the sums of a cell into `into`. */
  read(key: number, into: Five): void {
    const slot = this.#find(key)
    if (this.#keys[slot] === key) this.#copy(slot, into)
    else into.fill(0)
  }

  #copy(slot: number, into: Five): void {
    for (let measure = 0; measure < 5; measure += 1) into[measure] = this.#sums[slot * 5 + measure] ?? 0
  }

  #slotFor(key: number): number {
    const slot = this.#find(key)
    if (this.#keys[slot] === key) return slot
    if (this.#size === this.#used.length) {
      this.#grow()
      return this.#slotFor(key)
    }
    this.#keys[slot] = key
    this.#used[this.#size] = slot
    this.#size += 1
    return slot
  }

  /** Where a key is, or would be. */
  #find(key: number): number {
    const keys = this.#keys
    const mask = keys.length - 1
    // the upper bits tell cells apart as well as the lower ones
    let hash = Math.imul((key >>> 0) ^ Math.imul((key / 2 ** 32) >>> 0, 0x9e3779b1), 0x85ebca6b)
    hash ^= hash >>> 15
    let slot = hash & mask
    while (keys[slot] !== free && keys[slot] !== key) slot = (slot + 1) & mask
    return slot
  }

  #grow(): void {
    const others = { keys: this.#keys, sums: this.#sums, used: this.#used }
    const length = others.keys.length * 4
    this.#keys = new Float64Array(length).fill(free)
    this.#sums = new Int32Array(length * 5)
    this.#used = new Int32Array(length / 2)
    for (const [index, from] of others.used.entries()) {
      const key = others.keys[from] ?? free
      const to = this.#find(key)
      this.#keys[to] = key
      this.#used[index] = to
      for (let measure = 0; measure < 5; measure += 1) {
        this.#sums[to * 5 + measure] = others.sums[from * 5 + measure] ?? 0
      }
    }
  }
}

const fewKeys = 40

/** A few keys are in order before the library's sort has begun. */
function sortedFew(keys: Float64Array): Float64Array {
  for (let index = 1; index < keys.length; index += 1) {
    const key = keys[index] ?? 0
    let to = index
    for (; to > 0 && (keys[to - 1] ?? 0) > key; to -= 1) keys[to] = keys[to - 1] ?? 0
    keys[to] = key
  }
  return keys
}

export function fiveOf({ accepted, completed, due, completedOfDue, onTime }: Sums): Five {
  return [accepted, completed, due, completedOfDue, onTime]
}
