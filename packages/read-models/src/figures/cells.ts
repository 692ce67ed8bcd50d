import { type Dimension, periodOf, type Standing } from '@wubu/domain'
import type { Names } from '../completion/names.ts'

/** What these figures are cut by; `worker` is whose work was evaluated. */
export type CaseDimension = Dimension | 'worker'
export type CaseCell = Readonly<Partial<Record<CaseDimension, string | null>>>

/** What counts, and where: a thing's own unit, its request's item and place. */
export interface Placed {
  readonly unit: string | null
  readonly worker: string | null
  readonly day: number
  readonly standing: Standing
}

/** Reads the value of a dimension. Made once for a question: periods are worked out once for each day. */
export function cellReader(names: Names) {
  const periods = new Map<string, string>()
  const period = (day: number, dimension: 'day' | 'month' | 'quarter') => {
    const key = `${dimension}${day}`
    const known = periods.get(key)
    if (known !== undefined) return known
    const value = periodOf(day, dimension)
    periods.set(key, value)
    return value
  }
  return ({ unit, worker, day, standing }: Placed, dimension: CaseDimension): string | null => {
    switch (dimension) {
      case 'unit':
        return unit
      case 'worker':
        return worker
      case 'community':
      case 'grid':
        return names.valueOf(dimension, names.placeOf(standing.place)?.[dimension] ?? 0)
      case 'day':
      case 'month':
      case 'quarter':
        return period(day, dimension)
      default:
        return standing[dimension]
    }
  }
}
export type ReadCell = ReturnType<typeof cellReader>

export function isIn(placed: Placed, filters: CaseCell, read: ReadCell): boolean {
  for (const [dimension, value] of Object.entries(filters)) {
    if (read(placed, dimension as CaseDimension) !== value) return false
  }
  return true
}

/** Values by cell, of all cells in the order of their values, null last. */
export class Cells<T> {
  readonly #by: readonly CaseDimension[]
  readonly #read: ReadCell
  readonly #make: () => T
  readonly #found = new Map<string, { readonly values: readonly (string | null)[]; readonly kept: T }>()

  constructor(by: readonly CaseDimension[], read: ReadCell, make: () => T) {
    this.#by = by
    this.#read = read
    this.#make = make
  }

  at(placed: Placed): T {
    const values = this.#by.map((dimension) => this.#read(placed, dimension))
    const key = JSON.stringify(values)
    const known = this.#found.get(key)
    if (known) return known.kept
    const kept = this.#make()
    this.#found.set(key, { values, kept })
    return kept
  }

  /** None where nothing was cut. */
  rows(): readonly { readonly cell: CaseCell; readonly kept: T }[] {
    if (this.#by.length === 0) return []
    const found = [...this.#found.values()].sort((one, other) => compare(one.values, other.values))
    return found.map(({ values, kept }) => {
      const cell: CaseCell = Object.fromEntries(this.#by.map((dimension, index) => [dimension, values[index] ?? null]))
      return { cell, kept }
    })
  }
}

function compare(one: readonly (string | null)[], other: readonly (string | null)[]): number {
  for (const [index, value] of one.entries()) {
    const against = other[index] ?? null
    if (value === against) continue
    if (value === null) return 1
    if (against === null) return -1
    return value < against ? -1 : 1
  }
  return 0
}
