import type { Five } from './cell-sums.ts'

/** Up to so many groups have a slot each, whether they occur or not: 20 MB at most, and no look-up. */
const mostDense = 2 ** 20

/**
 * Five sums for each group, in `values` from slot * 5 on. A group is a code on each axis. Where the axes have more
 * combinations than are worth a slot each, groups get their slots as they come.
 */
export class GroupSums {
  values: Int32Array
  readonly #sizes: readonly number[]
  /** What the code of each axis is multiplied with. */
  readonly strides: readonly number[]
  readonly isDense: boolean
  /** Whether a number can tell all combinations apart. */
  readonly #isExact: boolean
  readonly #slots = new Map<number | string, number>()
  readonly #codes: (readonly number[])[] = []

  constructor(sizes: readonly number[]) {
    this.#sizes = sizes
    const strides = sizes.map((_, index) => product(sizes.slice(index + 1)))
    this.strides = strides
    const all = product(sizes)
    this.isDense = all <= mostDense
    this.#isExact = all <= Number.MAX_SAFE_INTEGER
    this.values = new Int32Array(5 * (this.isDense ? all : 1_024))
  }

  add(codes: readonly number[], sums: Readonly<Five>): void {
    this.#addIn(this.isDense ? this.#numberOf(codes) : this.#slotFor(codes), sums, 1)
  }

  /** To the group of a number, as `slotOf` has it. */
  addTo(number: number, sums: Readonly<Five>, times: 1 | -1): void {
    this.#addIn(this.slotOf(number), sums, times)
  }

  #addIn(slot: number, sums: Readonly<Five>, times: 1 | -1): void {
    const at = 5 * slot
    for (let measure = 0; measure < 5; measure += 1) {
      this.values[at + measure] = (this.values[at + measure] ?? 0) + times * (sums[measure] ?? 0)
    }
  }

  /** The slot of a group from the sum of its codes times `strides`. */
  slotOf(number: number): number {
    return this.isDense ? number : (this.#slots.get(number) ?? this.#slotFor(this.#codesOf(number)))
  }

  codeIn(slot: number, axis: number): number {
    if (!this.isDense) return this.#codes[slot]?.[axis] ?? 0
    return Math.floor(slot / (this.strides[axis] ?? 1)) % (this.#sizes[axis] ?? 1)
  }

  /** Slots of groups in which any request counts; by the order of codes given for each axis. */
  filledInOrder(order: readonly (readonly number[])[]): number[] {
    if (this.isDense) return this.#denseInOrder(order)
    const ranks = order.map((codes) => ranksOf(codes))
    const filled = this.#codes.flatMap((codes, slot) => ((this.values[slot * 5] ?? 0) === 0 ? [] : [{ codes, slot }]))
    filled.sort((one, other) => {
      const index = one.codes.findIndex((code, axis) => code !== other.codes[axis])
      const rank = ranks[index]
      return (rank?.[one.codes[index] ?? 0] ?? 0) - (rank?.[other.codes[index] ?? 0] ?? 0)
    })
    return filled.map(({ slot }) => slot)
  }

  /** The sums of all groups together. */
  total(): Int32Array {
    const total = new Int32Array(5)
    for (let at = 0; at < this.values.length; at += 5) {
      for (let measure = 0; measure < 5; measure += 1) {
        total[measure] = (total[measure] ?? 0) + (this.values[at + measure] ?? 0)
      }
    }
    return total
  }

  #denseInOrder(order: readonly (readonly number[])[]): number[] {
    let slots = [0]
    for (const [axis, codes] of order.entries()) {
      const stride = this.strides[axis] ?? 1
      const isLast = axis === order.length - 1
      const next: number[] = []
      for (const slot of slots) {
        for (const code of codes) {
          const to = slot + code * stride
          if (!isLast || (this.values[to * 5] ?? 0) !== 0) next.push(to)
        }
      }
      slots = next
    }
    return slots
  }

  #slotFor(codes: readonly number[]): number {
    const key = this.#isExact ? this.#numberOf(codes) : codes.join(' ')
    const known = this.#slots.get(key)
    if (known !== undefined) return known
    const slot = this.#codes.length
    if ((slot + 1) * 5 > this.values.length) {
      const larger = new Int32Array(this.values.length * 2)
      larger.set(this.values)
      this.values = larger
    }
    this.#codes.push(codes)
    this.#slots.set(key, slot)
    return slot
  }

  #numberOf(codes: readonly number[]): number {
    let number = 0
    for (let axis = 0; axis < codes.length; axis += 1) number += (codes[axis] ?? 0) * (this.strides[axis] ?? 1)
    return number
  }

  #codesOf(number: number): number[] {
    return this.strides.map((stride, axis) => Math.floor(number / stride) % (this.#sizes[axis] ?? 1))
  }
}

function product(sizes: readonly number[]): number {
  return sizes.reduce((all, size) => all * size, 1)
}

function ranksOf(codes: readonly number[]): readonly number[] {
  const ranks: number[] = []
  for (const [rank, code] of codes.entries()) ranks[code] = rank
  return ranks
}
