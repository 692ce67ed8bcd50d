import { type CellValues, type Dimension, type Figures, figuresOf, periodOf } from '@wubu/domain'
import { type Five, sumsOf } from './cell-sums.ts'
import { type CellNumbers, columns, firstDayOf } from './cubes.ts'
import type { Names } from './names.ts'

export interface CompletionFigures {
  /** By the values of their cells, null last; cells that no request counts in are left out. */
  readonly rows: readonly { readonly cell: CellValues; readonly figures: Figures }[]
  readonly total: { readonly figures: Figures }
}

interface Group {
  /** In the order of `by`. */
  readonly values: readonly (string | null)[]
  readonly sums: Five
}

/** Sums by the values that are asked for. */
export class Groups {
  readonly #axes: readonly Axis[]
  readonly #groups = new Map<number | string, Group>()
  readonly #total: Five = [0, 0, 0, 0, 0]

  constructor(by: readonly Dimension[], names: Names) {
    this.#axes = by.map((dimension) => axisOf(dimension, names))
  }

  add(numbers: CellNumbers, sums: Readonly<Five>): void {
    addTo(this.#total, sums)
    const key = this.#keyOf(numbers)
    const group = this.#groups.get(key)
    if (group) addTo(group.sums, sums)
    else
      this.#groups.set(key, { values: this.#axes.map((axis) => axis.valueOf(axis.codeOf(numbers))), sums: [...sums] })
  }

  figures(): CompletionFigures {
    const filled = [...this.#groups.values()].filter(({ sums }) => sums[0] !== 0).sort(compare)
    const rows = filled.map(({ values, sums }) => ({ cell: this.#cellOf(values), figures: figuresOf(sumsOf(sums)) }))
    return { rows: this.#axes.length === 0 ? [] : rows, total: { figures: figuresOf(sumsOf(this.#total)) } }
  }

  #keyOf(numbers: CellNumbers): number | string {
    const [first, second] = this.#axes
    if (!first) return 0
    if (!second) return first.codeOf(numbers)
    if (this.#axes.length === 2) return first.codeOf(numbers) * mostCodes + second.codeOf(numbers)
    return this.#axes.map((axis) => axis.codeOf(numbers)).join(' ')
  }

  #cellOf(values: Group['values']): CellValues {
    const cell: Partial<Record<Dimension, string | null>> = {}
    for (const [index, { dimension }] of this.#axes.entries()) cell[dimension] = values[index] ?? null
    return cell
  }
}

/** No dimension has more different values. */
const mostCodes = 2 ** 20

/** One of the dimensions asked for: codes are cheap to compare, values are made once for each. */
interface Axis {
  readonly dimension: Dimension
  codeOf(numbers: CellNumbers): number
  valueOf(code: number): string | null
}

function axisOf(dimension: Dimension, names: Names): Axis {
  switch (dimension) {
    case 'day':
      return { dimension, codeOf: ({ day }) => day, valueOf: (day) => periodOf(day, dimension) }
    case 'month':
      return { dimension, codeOf: ({ month }) => month, valueOf: (month) => periodOf(firstDayOf(month), dimension) }
    case 'quarter':
      return {
        dimension,
        codeOf: ({ month }) => Math.floor(month / 3),
        valueOf: (quarter) => periodOf(firstDayOf(quarter * 3), dimension),
      }
    default: {
      const index = columns.indexOf(dimension)
      return {
        dimension,
        codeOf: ({ values }) => values[index] ?? 0,
        valueOf: (number) => names.valueOf(dimension, number),
      }
    }
  }
}

function addTo(sums: Five, others: Readonly<Five>): void {
  for (let measure = 0; measure < 5; measure += 1) sums[measure] = (sums[measure] ?? 0) + (others[measure] ?? 0)
}

function compare(one: Group, other: Group): number {
  for (let index = 0; index < one.values.length; index += 1) {
    const left = one.values[index] ?? null
    const right = other.values[index] ?? null
    if (left === right) continue
    if (left === null) return 1
    return right === null || left < right ? -1 : 1
  }
  return 0
}
