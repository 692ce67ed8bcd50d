import { type CellValues, type Dimension, type Figures, figuresOf } from '@wubu/domain'
import { type Axis, axesOf } from './axes.ts'
import type { Five } from './cell-sums.ts'
import type { CellNumbers } from './cubes.ts'
import { GroupSums } from './group-sums.ts'
import type { Names } from './names.ts'
import type { DayRange } from './question.ts'

export interface CompletionFigures {
  /** In the order asked for; cells that no request counts in are left out. */
  readonly rows: readonly { readonly cell: CellValues; readonly figures: Figures }[]
  /** How many cells there are, in `rows` or not. */
  readonly cells: number
  readonly total: { readonly figures: Figures }
}

/**
 * - cell: by the values of the cells, null last
 * - accepted: those with the most accepted requests first
 * - overdue: those with the most overdue requests first
 */
export type RowOrder = 'cell' | 'accepted' | 'overdue'

export interface RowsAsked {
  readonly order: RowOrder
  readonly limit: number
}

/** Sums by the values that are asked for. */
export class Groups {
  readonly axes: readonly Axis[]
  readonly sums: GroupSums

  constructor(by: readonly Dimension[], names: Names, days: DayRange) {
    this.axes = axesOf(by, names, days)
    this.sums = new GroupSums(this.axes.map(({ size }) => size))
  }

  add(numbers: CellNumbers, sums: Readonly<Five>): void {
    this.sums.add(
      this.axes.map((axis) => axis.codeOf(numbers)),
      sums,
    )
  }

  figures({ order, limit }: RowsAsked): CompletionFigures {
    const { axes, sums } = this
    const filled = axes.length === 0 ? [] : sums.filledInOrder(axes.map((axis) => axis.codesInOrder()))
    const chosen = order === 'cell' ? filled.slice(0, limit) : most(filled, ranked[order], sums.values, limit)
    return {
      rows: chosen.map((slot) => ({ cell: this.#cellOf(slot), figures: figuresIn(sums.values, slot) })),
      cells: filled.length,
      total: { figures: figuresIn(sums.total(), 0) },
    }
  }

  #cellOf(slot: number): CellValues {
    const cell: Partial<Record<Dimension, string | null>> = {}
    for (const [index, axis] of this.axes.entries()) {
      cell[axis.dimension] = axis.valueOf(this.sums.codeIn(slot, index))
    }
    return cell
  }
}

function figuresIn(values: Int32Array, slot: number): Figures {
  const at = slot * 5
  return figuresOf({
    accepted: values[at] ?? 0,
    completed: values[at + 1] ?? 0,
    due: values[at + 2] ?? 0,
    completedOfDue: values[at + 3] ?? 0,
    onTime: values[at + 4] ?? 0,
  })
}

/** What cells are ranked by, from the place of their sums. */
const ranked = {
  accepted: (values: Int32Array, at: number) => values[at] ?? 0,
  overdue: (values: Int32Array, at: number) => (values[at + 2] ?? 0) - (values[at + 4] ?? 0),
} as const

type Rank = (values: Int32Array, at: number) => number

/** The slots of the highest ranks; equal ones stay in their order. Sorting all of them would take longer than adding them up. */
function most(slots: readonly number[], rankIn: Rank, values: Int32Array, limit: number): readonly number[] {
  const rankOf = (slot: number) => rankIn(values, slot * 5)
  const least = slots.length > limit ? leastOf(slots.map(rankOf), limit) : Number.NEGATIVE_INFINITY
  const above = slots.filter((slot) => rankOf(slot) > least)
  const equal = slots.length > limit ? slots.filter((slot) => rankOf(slot) === least) : []
  const chosen = [...above, ...equal.slice(0, Math.max(0, limit - above.length))]
  return chosen.sort((one, other) => rankOf(other) - rankOf(one))
}

/** The rank that at most `limit` exceed: counted, since ranks are numbers of requests. */
function leastOf(ranks: readonly number[], limit: number): number {
  const highest = ranks.reduce((high, rank) => Math.max(high, rank), 0)
  const counts = new Int32Array(highest + 1)
  for (const rank of ranks) counts[rank] = (counts[rank] ?? 0) + 1
  let rank = highest
  for (let taken = 0; rank > 0; rank -= 1) {
    taken += counts[rank] ?? 0
    if (taken > limit) return rank
  }
  return rank
}
