import type { CellSums, Five } from './cell-sums.ts'
import type { GroupSums } from './group-sums.ts'

/**
 * Sums by cell in one blob: cells in ascending order of their keys, each as the distance to the key before (varint), a byte
 * that says which of the five measures are not zero, and those (zigzag varints), unless all are 1 or all are -1.
 * An entry takes 3 to 6 bytes; a row of a table for each cell would take ten times that, and as much longer to write.
 */
const ones = 32
const minusOnes = 64

/** The blob's sums with `changes` added; null where nothing is left. */
export function mergedCells(blob: Uint8Array | null, changes: CellSums): Uint8Array | null {
  const reader = new CellReader(blob ?? new Uint8Array())
  const writer = new CellWriter((blob?.length ?? 0) + 64)
  const sums: Five = [0, 0, 0, 0, 0]
  let more = reader.next()
  for (const key of changes.sortedKeys()) {
    while (more && reader.key < key) {
      writer.put(reader.key, reader.sums)
      more = reader.next()
    }
    changes.read(key, sums)
    if (more && reader.key === key) {
      for (let measure = 0; measure < 5; measure += 1)
        sums[measure] = (sums[measure] ?? 0) + (reader.sums[measure] ?? 0)
      more = reader.next()
    }
    writer.put(key, sums)
  }
  while (more) {
    writer.put(reader.key, reader.sums)
    more = reader.next()
  }
  return writer.blob()
}

/**
 * Adds a blob's sums to the groups whose numbers `numberIn` gives for its keys; -1 leaves a cell out. Without a reader object:
 * a query adds up some hundred thousand cells.
 */
export function addCells(blob: Uint8Array, groups: GroupSums, numberIn: (key: number) => number): void {
  let key = 0
  for (let at = 0; at < blob.length; ) {
    const distance = varintAt(blob, at)
    at += varintLength(distance)
    key += distance
    const number = numberIn(key)
    const to = number === -1 ? -1 : groups.slotOf(number) * 5
    // looked up again, as more groups move it
    at = addSumsAt(blob, at, groups.values, to)
  }
}

/** Adds the sums that stand at `at` to those in `values` from `to` on, or to none where that is -1; gives where the next entry begins. */
function addSumsAt(blob: Uint8Array, at: number, values: Int32Array, to: number): number {
  const mask = blob[at] ?? 0
  const same = mask & ones ? 1 : mask & minusOnes ? -1 : 0
  let next = at + 1
  for (let measure = 0; measure < 5; measure += 1) {
    if ((mask & (1 << measure)) === 0) continue
    let sum = same
    if (same === 0) {
      const value = varintAt(blob, next)
      next += varintLength(value)
      sum = signed(value)
    }
    if (to !== -1) values[to + measure] = (values[to + measure] ?? 0) + sum
  }
  return next
}

function varintAt(bytes: Uint8Array, at: number): number {
  let byte = bytes[at] ?? 0
  let value = byte & 127
  // bit operations end at 32 bits, keys at 53
  for (let factor = 128, next = at + 1; byte >= 128; factor *= 128, next += 1) {
    byte = bytes[next] ?? 0
    value += (byte & 127) * factor
  }
  return value
}

/** How many bytes hold a number. */
function varintLength(value: number): number {
  let length = 1
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) length += 1
  return length
}

function signed(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2
}

class CellReader {
  key = 0
  /** Of the entry at hand; the same array for all of them. */
  readonly sums: Five = [0, 0, 0, 0, 0]
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  next(): boolean {
    if (this.#at >= this.#bytes.length) return false
    this.key += this.#varint()
    const mask = this.#bytes[this.#at] ?? 0
    this.#at += 1
    const same = mask & ones ? 1 : mask & minusOnes ? -1 : 0
    for (let measure = 0; measure < 5; measure += 1) {
      if ((mask & (1 << measure)) === 0) this.sums[measure] = 0
      else this.sums[measure] = same === 0 ? signed(this.#varint()) : same
    }
    return true
  }

  #varint(): number {
    const value = varintAt(this.#bytes, this.#at)
    this.#at += varintLength(value)
    return value
  }
}

class CellWriter {
  #bytes: Uint8Array
  #at = 0
  #key = 0

  constructor(size: number) {
    this.#bytes = new Uint8Array(size)
  }

  /** Keys ascend; a cell without anything in it is left out. */
  put(key: number, sums: Five): void {
    const mask = maskOf(sums)
    if (mask === 0) return
    if (this.#at + 64 > this.#bytes.length) this.#grow()
    this.#varint(key - this.#key)
    this.#key = key
    this.#bytes[this.#at++] = mask
    if (mask >= ones) return
    for (const sum of sums) if (sum !== 0) this.#varint(sum > 0 ? sum * 2 : -sum * 2 - 1)
  }

  /** A copy: what is stored may not hold on to a larger buffer. */
  blob(): Uint8Array | null {
    return this.#at === 0 ? null : this.#bytes.slice(0, this.#at)
  }

  #varint(value: number): void {
    let rest = value
    while (rest >= 128) {
      this.#bytes[this.#at++] = (rest % 128) + 128
      rest = Math.floor(rest / 128)
    }
    this.#bytes[this.#at++] = rest
  }

  #grow(): void {
    const larger = new Uint8Array(this.#bytes.length * 2 + 64)
    larger.set(this.#bytes)
    this.#bytes = larger
  }
}

function maskOf(sums: Five): number {
  let mask = 0
  let allOnes = true
  let allMinusOnes = true
  for (let measure = 0; measure < 5; measure += 1) {
    const sum = sums[measure] ?? 0
    if (sum === 0) continue
    mask |= 1 << measure
    allOnes &&= sum === 1
    allMinusOnes &&= sum === -1
  }
  if (mask === 0) return 0
  if (allOnes) return mask | ones
  return allMinusOnes ? mask | minusOnes : mask
}
