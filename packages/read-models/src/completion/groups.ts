import {
  type CellValues,
  type Dimension,
  type Figures,
  figuresOf,
  noSums,
  periodOf,
  plus,
  type Sums,
} from '@wubu/domain'
import { type Five, sumsOf } from './cell-sums.ts'
import { type CellNumbers, columns, numberIn } from './cubes.ts'
import type { Names } from './names.ts'

export interface CompletionFigures {
  /** By the values of their cells, null last; cells that no request counts in are left out. */
  readonly rows: readonly { readonly cell: CellValues; readonly figures: Figures }[]
  readonly total: { readonly figures: Figures }
}

/** Sums by the values that are asked for. */
export class Groups {
  readonly #by: readonly Dimension[]
  readonly #names: Names
  readonly #groups = new Map<string, { readonly cell: CellValues; sums: Sums }>()
  #total: Sums = noSums

  constructor(by: readonly Dimension[], names: Names) {
    this.#by = by
    this.#names = names
  }

  add(numbers: CellNumbers, five: Readonly<Five>): void {
    const sums = sumsOf(five)
    this.#total = plus(this.#total, sums)
    const key = this.#by.map((dimension) => codeOf(dimension, numbers)).join(' ')
    const group = this.#groups.get(key)
    if (group) group.sums = plus(group.sums, sums)
    else this.#groups.set(key, { cell: this.#cellOf(numbers), sums })
  }

  figures(): CompletionFigures {
    const filled = [...this.#groups.values()].filter(({ sums }) => sums.accepted !== 0)
    const rows = filled.toSorted((one, other) => compare(one.cell, other.cell, this.#by))
    return {
      rows: this.#by.length === 0 ? [] : rows.map(({ cell, sums }) => ({ cell, figures: figuresOf(sums) })),
      total: { figures: figuresOf(this.#total) },
    }
  }

  #cellOf(numbers: CellNumbers): CellValues {
    return Object.fromEntries(
      this.#by.map((dimension) => {
        const column = columns.find((one) => one === dimension)
        return [
          dimension,
          column ? this.#names.valueOf(column, numberIn(numbers, column)) : periodIn(dimension, numbers.day),
        ]
      }),
    )
  }
}

function periodIn(dimension: Dimension, day: number): string {
  return periodOf(day, dimension === 'day' || dimension === 'month' ? dimension : 'quarter')
}

/** Cheaper than the value, and different where it is. */
function codeOf(dimension: Dimension, numbers: CellNumbers): number {
  switch (dimension) {
    case 'month':
      return numbers.month
    case 'quarter':
      return Math.floor(numbers.month / 3)
    default:
      return dimension === 'day' ? numbers.day : numberIn(numbers, dimension)
  }
}

function compare(one: CellValues, other: CellValues, by: readonly Dimension[]): number {
  for (const dimension of by) {
    const left = one[dimension] ?? null
    const right = other[dimension] ?? null
    if (left === right) continue
    if (left === null) return 1
    return right === null || left < right ? -1 : 1
  }
  return 0
}
