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

/** What the keys of cells are made of: its columns' numbers, then the cohort's. */
export interface KeyShape {
  readonly columns: readonly Column[]
  /** Requests are told apart by the local day or month of their acceptance. */
  readonly cohort: 'day' | 'month'
}

export interface Cube extends KeyShape {
  /** Never given to another cube: it is stored. */
  readonly number: number
  /** Written only once somebody asked what it answers; see kept-cubes.ts. */
  readonly onDemand?: true
  /** Lengths in ms of the stretches of time that sums are kept for, from fine to coarse, each a multiple of the one before. */
  readonly levels: readonly number[]
}

/** 70 minutes, 37 hours and 50 days. What is left of the finest stretch of time is summed up from the shifts. */
const small = [2 ** 22, 2 ** 27, 2 ** 32]
/** 4.7 hours, 3 days and 50 days. */
const medium = [2 ** 24, 2 ** 28, 2 ** 32]
/** 4.7 hours and 6 days: a coarser level would have nearly as many cells as all that it sums up. */
const large = [2 ** 24, 2 ** 29]

/**
 * The smallest first: the first one that has what a question needs answers it. Any two dimensions have one; three or more that
 * none has are summed up from the shifts, which takes seconds at a million requests. What the counter, a unit and a community
 * ask for every day is always there.
 */
export const cubes: readonly Cube[] = [
  { number: 0, columns: [], cohort: 'day', levels: small },
  { number: 1, columns: ['channel', 'kind'], cohort: 'day', levels: small },
  { number: 2, columns: ['unit'], cohort: 'month', levels: small },
  { number: 3, columns: ['item'], cohort: 'month', levels: small },
  { number: 4, columns: ['window'], cohort: 'month', levels: small },
  { number: 13, columns: ['community'], cohort: 'month', levels: small },
  // all three in one key would take more than 53 bits
  { number: 14, columns: ['community', 'grid'], cohort: 'month', levels: medium },
  { number: 25, columns: ['community', 'window'], cohort: 'month', levels: medium, onDemand: true },
  { number: 26, columns: ['grid', 'window'], cohort: 'month', levels: medium, onDemand: true },
  { number: 6, columns: ['unit', 'channel', 'kind'], cohort: 'month', levels: medium, onDemand: true },
  { number: 7, columns: ['item', 'channel', 'kind'], cohort: 'month', levels: medium, onDemand: true },
  { number: 8, columns: ['community', 'channel', 'kind'], cohort: 'month', levels: medium, onDemand: true },
  { number: 15, columns: ['window', 'channel', 'kind'], cohort: 'month', levels: medium, onDemand: true },
  { number: 16, columns: ['grid', 'channel', 'kind'], cohort: 'month', levels: medium, onDemand: true },
  { number: 9, columns: ['unit', 'community'], cohort: 'month', levels: medium },
  { number: 17, columns: ['unit', 'window'], cohort: 'month', levels: medium, onDemand: true },
  { number: 11, columns: ['item', 'community'], cohort: 'month', levels: medium, onDemand: true },
  { number: 18, columns: ['item', 'window'], cohort: 'month', levels: medium, onDemand: true },
  { number: 10, columns: ['unit', 'item'], cohort: 'month', levels: medium, onDemand: true },
  { number: 19, columns: ['unit', 'grid'], cohort: 'month', levels: large, onDemand: true },
  { number: 20, columns: ['item', 'grid'], cohort: 'month', levels: large, onDemand: true },
  { number: 12, columns: ['unit'], cohort: 'day', levels: large, onDemand: true },
  { number: 21, columns: ['item'], cohort: 'day', levels: large, onDemand: true },
  { number: 22, columns: ['community'], cohort: 'day', levels: large, onDemand: true },
  { number: 23, columns: ['window'], cohort: 'day', levels: large, onDemand: true },
  { number: 24, columns: ['grid'], cohort: 'day', levels: large, onDemand: true },
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

function cohortOf(cohort: KeyShape['cohort'], day: number, month: number): number {
  return cohort === 'month' ? month : day
}

/** The first day of the cohort stands for all of it. */
export function daysOf(cohort: KeyShape['cohort'], number: number): { readonly day: number; readonly month: number } {
  return cohort === 'day' ? { day: number, month: monthOf(number) } : { day: firstDayOf(number), month: number }
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
