/** What a shift's cell is stored as, besides its cohort; each is a number of completionName. */
export const columns = ['unit', 'item', 'community', 'grid', 'channel', 'window', 'kind'] as const
export type Column = (typeof columns)[number]

/** A cell in numbers. */
export interface CellNumbers {
  /** One for each of `columns`; 0 is none. */
  readonly values: readonly number[]
  /** Of the acceptance: local days and months since 1970. */
  readonly day: number
  readonly month: number
}

export function numberIn({ values }: CellNumbers, column: Column): number {
  return values[columns.indexOf(column)] ?? 0
}

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

export const cohortRoom = 2 ** 16

/** What the keys of cells are made of. */
export interface KeyShape {
  readonly columns: readonly Column[]
  /** Requests are told apart by the local day, month or quarter of their acceptance, or not. */
  readonly cohort: 'day' | 'month' | 'quarter' | 'none'
}

export interface Cube extends KeyShape {
  /** Never given to another cube: it is stored. */
  readonly number: number
  readonly cohort: 'day' | 'month'
  /** Lengths in ms of the stretches of time that sums are kept for, from fine to coarse, each a multiple of the one before. */
  readonly levels: readonly number[]
}

/** 70 minutes, 37 hours and 50 days. What is left of the finest stretch of time is summed up from the shifts. */
const small = [2 ** 22, 2 ** 27, 2 ** 32]
/** 4.7 hours, 3 days and 50 days. */
const medium = [2 ** 24, 2 ** 28, 2 ** 32]
/** 4.7 hours and 6 days: the rows of a coarser level would take long to write, and every batch writes them. */
const large = [2 ** 24, 2 ** 29]

/**
 * The smallest first: the first one that has what a question needs answers it. Every batch writes to each of them, so that
 * only pairs that are asked for have one; others are summed up from the shifts, which takes seconds at a million requests.
 */
export const cubes: readonly Cube[] = [
  { number: 0, columns: [], cohort: 'day', levels: small },
  { number: 1, columns: ['channel', 'kind'], cohort: 'day', levels: small },
  { number: 2, columns: ['unit'], cohort: 'month', levels: small },
  { number: 3, columns: ['item'], cohort: 'month', levels: small },
  { number: 4, columns: ['window'], cohort: 'month', levels: small },
  { number: 13, columns: ['community'], cohort: 'month', levels: small },
  { number: 5, columns: ['community', 'grid'], cohort: 'month', levels: medium },
  { number: 6, columns: ['unit', 'channel', 'kind'], cohort: 'month', levels: medium },
  { number: 7, columns: ['item', 'channel', 'kind'], cohort: 'month', levels: medium },
  { number: 8, columns: ['community', 'channel', 'kind'], cohort: 'month', levels: medium },
  { number: 9, columns: ['unit', 'community'], cohort: 'month', levels: medium },
  { number: 10, columns: ['unit', 'item'], cohort: 'month', levels: large },
  { number: 11, columns: ['item', 'community'], cohort: 'month', levels: large },
  { number: 12, columns: ['unit'], cohort: 'day', levels: large },
]

const mostLevels = 4
// stretches of the finest level until the year 9999 are fewer
const bucketRoom = 2 ** 26

export function finestOf({ levels: [finest = 1] }: Pick<Cube, 'levels'>): number {
  return finest
}

/** completionCube.id: cube, level and bucket, the number of the stretch of time since 1970. */
export function cubeRowId(cube: Cube, level: number, bucket: number): number {
  return (cube.number * mostLevels + level) * bucketRoom + bucket
}

/** The number of the stretch of a length that an instant (epoch ms) lies in; what was before 1970 counts with the first. */
export function bucketOf(at: number, length: number): number {
  return Math.max(0, Math.floor(at / length))
}

const weights = new WeakMap<KeyShape, readonly number[]>()

/** What each of `columns` is multiplied with in a key: 0 where the shape does not have it. */
export function weightsOf(shape: KeyShape): readonly number[] {
  const known = weights.get(shape)
  if (known) return known
  let weight = cohortRoom
  const found = new Map<Column, number>()
  for (const column of shape.columns.toReversed()) {
    found.set(column, weight)
    weight *= room[column]
  }
  const own = columns.map((column) => found.get(column) ?? 0)
  weights.set(shape, own)
  return own
}

export function cellKey(shape: KeyShape, { values, day, month }: CellNumbers): number {
  const own = weightsOf(shape)
  let key = cohortOf(shape.cohort, day, month)
  for (let index = 0; index < own.length; index += 1) {
    const weight = own[index] ?? 0
    if (weight !== 0) key += weight * (values[index] ?? 0)
  }
  return key
}

export function cohortOf(cohort: KeyShape['cohort'], day: number, month: number): number {
  if (cohort === 'month') return month
  if (cohort === 'day') return day
  return cohort === 'quarter' ? Math.floor(month / 3) : 0
}

/** The first day of the cohort stands for all of it; columns that the shape does not have are 0. */
export function cellNumbers(shape: KeyShape, key: number): CellNumbers {
  const own = weightsOf(shape)
  const values = [0, 0, 0, 0, 0, 0, 0]
  for (const column of shape.columns) {
    const index = columns.indexOf(column)
    values[index] = Math.floor(key / (own[index] ?? 1)) % room[column]
  }
  return { values, ...daysOf(shape.cohort, key % cohortRoom) }
}

export function daysOf(cohort: KeyShape['cohort'], number: number): { readonly day: number; readonly month: number } {
  if (cohort === 'day') return { day: number, month: monthOf(number) }
  const month = cohort === 'quarter' ? number * 3 : number
  return { day: firstDayOf(month), month }
}

const months = new Map<number, number>()

/** Keys hold days from 1970 to 2149; a date beyond is a mistyped one and counts with the last on its side. */
export function dayInRoom(day: number): number {
  return Math.min(Math.max(day, 0), cohortRoom - 1)
}

/** Months since 1970. */
export function monthOf(day: number): number {
  const known = months.get(day)
  if (known !== undefined) return known
  const date = new Date(day * 86_400_000)
  const month = (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth()
  if (months.size > 50_000) months.clear()
  months.set(day, month)
  return month
}

export function firstDayOf(month: number): number {
  return Date.UTC(1970, month, 1) / 86_400_000
}
