import { type Column, cohortOf, cohortRoom, columns, daysOf, type KeyShape, room, weightsOf } from './cubes.ts'

export interface Regrouping {
  readonly from: KeyShape
  /** Has no columns that `from` does not have, and cohorts that are as long or longer. */
  readonly to: KeyShape
  /** Only cells with these numbers. */
  readonly filters: readonly (readonly [Column, number])[]
  /** Only cohorts that begin within these days, both inclusive. */
  readonly first: number
  readonly last: number
}

/** What is done with one column of a key without its cohort. */
interface Part {
  readonly divideBy: number
  readonly room: number
  readonly multiplyBy: number
  /** -1 takes any. */
  readonly wanted: number
}

/** Which key of `to` a key of `from` goes into; -1 where it is left out. Called for each of a hundred thousand cells in a query. */
export function regrouped({ from, to, filters, first, last }: Regrouping): (key: number) => number {
  const parts = partsOf(from, to, filters)
  const cohorts = new Map<number, number>()
  const cohortIn = (cohort: number) => {
    const { day, month } = daysOf(from.cohort, cohort)
    const number = day < first || day > last ? -1 : cohortOf(to.cohort, day, month)
    cohorts.set(cohort, number)
    return number
  }
  let lastPrefix = -1
  let base = -1
  return (key) => {
    const prefix = Math.floor(key / cohortRoom)
    if (prefix !== lastPrefix) base = baseOf(parts, prefix)
    lastPrefix = prefix
    if (base === -1) return -1
    const cohort = key - prefix * cohortRoom
    const number = cohorts.get(cohort) ?? cohortIn(cohort)
    return number === -1 ? -1 : base + number
  }
}

function partsOf(from: KeyShape, to: KeyShape, filters: Regrouping['filters']): readonly Part[] {
  const asked = new Map(filters)
  return columns.flatMap((column, index) => {
    const wanted = asked.get(column) ?? -1
    const multiplyBy = weightsOf(to)[index] ?? 0
    if (wanted === -1 && multiplyBy === 0) return []
    return [{ divideBy: (weightsOf(from)[index] ?? 0) / cohortRoom, room: room[column], multiplyBy, wanted }]
  })
}

function baseOf(parts: readonly Part[], prefix: number): number {
  let base = 0
  for (const { divideBy, room, multiplyBy, wanted } of parts) {
    const rest = Math.floor(prefix / divideBy)
    const value = rest - Math.floor(rest / room) * room
    if (wanted !== -1 && value !== wanted) return -1
    base += value * multiplyBy
  }
  return base
}
