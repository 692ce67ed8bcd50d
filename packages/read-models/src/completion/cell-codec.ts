import type { CellSums, Five } from './cell-sums.ts'

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

/** Adds a blob's sums to `total`, each under the key that `keyIn` gives for its own; -1 leaves it out. */
export function addCells(blob: Uint8Array, total: CellSums, keyIn: (key: number) => number): void {
  const reader = new CellReader(blob)
  while (reader.next()) {
    const key = keyIn(reader.key)
    if (key !== -1) total.add(key, reader.sums)
  }
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
      else this.sums[measure] = same === 0 ? this.#signed() : same
    }
    return true
  }

  #varint(): number {
    const bytes = this.#bytes
    let byte = bytes[this.#at++] ?? 0
    let value = byte & 127
    // bit operations end at 32 bits, keys at 53
    for (let factor = 128; byte >= 128; factor *= 128) {
      byte = bytes[this.#at++] ?? 0
      value += (byte & 127) * factor
    }
    return value
  }

  #signed(): number {
    const value = this.#varint()
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2
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
