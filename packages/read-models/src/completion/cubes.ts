/** What a shift's cell is stored as, besides its cohort; each is a number of completionName. */
export const columns = ['unit', 'item', 'community', 'grid', 'channel', 'window', 'kind'] as const
export type Column = (typeof columns)[number]

/** How many values a column may have: a cell's key has to stay below 2 ** 53. */
export const room: Readonly<Record<Column, number>> = {
  unit: 2 ** 16,
  item: 2 ** 16,
  community: 2 ** 16,
  grid: 2 ** 20,
  channel: 2 ** 5,
  window: 2 ** 16,
  kind: 2 ** 4,
}

const cohortRoom = 2 ** 16

export interface Cube {
  /** Never given to another cube: it is stored. */
  readonly number: number
  readonly columns: readonly Column[]
  /** Requests are told apart by the local day or month of their acceptance. */
  readonly cohort: 'day' | 'month'
}

/**
 * The smallest first: the first one that has what a question needs answers it. Each costs a rebuild about 3 %, so that
 * only pairs that are asked for have one; the others are summed up from the shifts.
 */
export const cubes: readonly Cube[] = [
  { number: 0, columns: [], cohort: 'day' },
  { number: 1, columns: ['channel', 'kind'], cohort: 'day' },
  { number: 2, columns: ['unit'], cohort: 'month' },
  { number: 3, columns: ['item'], cohort: 'month' },
  { number: 4, columns: ['window'], cohort: 'month' },
  { number: 5, columns: ['community', 'grid'], cohort: 'month' },
  { number: 6, columns: ['unit', 'channel', 'kind'], cohort: 'month' },
  { number: 7, columns: ['item', 'channel', 'kind'], cohort: 'month' },
  { number: 8, columns: ['community', 'channel', 'kind'], cohort: 'month' },
  { number: 9, columns: ['unit', 'community'], cohort: 'month' },
  { number: 10, columns: ['unit', 'item'], cohort: 'month' },
  { number: 11, columns: ['item', 'community'], cohort: 'month' },
  { number: 12, columns: ['unit'], cohort: 'day' },
]

/**
 * Stretches of time that sums are kept for, from fine to coarse: 2 ** 24 ms (4.7 hours), 2 ** 29 (6.2 days) and 2 ** 34
 * (199 days). What is left of the finest stretch is summed up from the shifts.
 */
export const levels = [2 ** 24, 2 ** 29, 2 ** 34] as const

const bucketRoom = 2 ** 24

/** completionCube.id: cube, level and bucket, the number of the stretch of time since 1970. */
export function cubeRowId(cube: Cube, level: number, bucket: number): number {
  return (cube.number * levels.length + level) * bucketRoom + bucket
}

/** The number of the stretch that an instant (epoch ms) lies in; what was before 1970 counts with the first. */
export function bucketOf(at: number, level: number): number {
  return Math.max(0, Math.floor(at / (levels[level] ?? 1)))
}

/** Numbers of the columns of a cell, and the day of its acceptance (days since 1970). */
export interface CellNumbers extends Readonly<Record<Column, number>> {
  readonly day: number
}

export function cellKey(cube: Cube, numbers: CellNumbers): number {
  let key = 0
  for (const column of cube.columns) key = key * room[column] + numbers[column]
  return key * cohortRoom + (cube.cohort === 'day' ? numbers.day : monthOf(numbers.day))
}

/** The first day of the cohort stands for all of it; columns that the cube does not have are 0. */
export function cellNumbers(cube: Cube, key: number): CellNumbers {
  const numbers = { unit: 0, item: 0, community: 0, grid: 0, channel: 0, window: 0, kind: 0, day: 0 }
  const cohort = key % cohortRoom
  numbers.day = cube.cohort === 'day' ? cohort : firstDayOf(cohort)
  let rest = Math.floor(key / cohortRoom)
  for (const column of cube.columns.toReversed()) {
    numbers[column] = rest % room[column]
    rest = Math.floor(rest / room[column])
  }
  return numbers
}

const months = new Map<number, number>()

/** Months since 1970. Days before 1970 count with the first day. */
export function monthOf(day: number): number {
  const known = months.get(day)
  if (known !== undefined) return known
  const date = new Date(Math.max(0, day) * 86_400_000)
  const month = (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth()
  if (months.size > 50_000) months.clear()
  months.set(day, month)
  return month
}

export function firstDayOf(month: number): number {
  return Date.UTC(1970, month, 1) / 86_400_000
}
