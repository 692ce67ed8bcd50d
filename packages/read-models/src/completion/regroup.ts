import type { Axis } from './axes.ts'
import { type Column, cohortRoom, columns, daysOf, type KeyShape, room, weightsOf } from './cubes.ts'

export interface Regrouping {
  readonly from: KeyShape
  /** The axes of the groups, and what the code of each is multiplied with. */
  readonly axes: readonly Axis[]
  readonly strides: readonly number[]
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

const unknown = -2

/** The number of the group that a cube's key goes into; -1 where it is left out. Called for each of a hundred thousand cells in a query. */
export function regrouped(regrouping: Regrouping): (key: number) => number {
  const parts = partsOf(regrouping)
  const cohorts = new Float64Array(cohortRoom).fill(unknown)
  let lastPrefix = -1
  let base = -1
  return (key) => {
    const prefix = Math.floor(key / cohortRoom)
    if (prefix !== lastPrefix) base = baseOf(parts, prefix)
    lastPrefix = prefix
    if (base === -1) return -1
    const cohort = key - prefix * cohortRoom
    let number = cohorts[cohort] ?? unknown
    if (number === unknown) {
      number = numberOfCohort(regrouping, cohort)
      cohorts[cohort] = number
    }
    return number === -1 ? -1 : base + number
  }
}

function numberOfCohort({ from, axes, strides, first, last }: Regrouping, cohort: number): number {
  const days = daysOf(from.cohort, cohort)
  if (days.day < first || days.day > last) return -1
  let number = 0
  for (const [index, axis] of axes.entries()) {
    if (axis.column === null) number += axis.codeOf({ values: [], ...days }) * (strides[index] ?? 0)
  }
  return number
}

function partsOf({ from, axes, strides, filters }: Regrouping): readonly Part[] {
  const asked = new Map(filters)
  return columns.flatMap((column, index) => {
    const wanted = asked.get(column) ?? -1
    const multiplyBy = axes.reduce((sum, axis, at) => sum + (axis.column === column ? (strides[at] ?? 0) : 0), 0)
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
