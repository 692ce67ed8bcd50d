import { type Dimension, periodOf } from '@wubu/domain'
import { type CellNumbers, type Column, columns, firstDayOf, monthOf, numberIn } from './cubes.ts'
import type { Names } from './names.ts'
import type { DayRange } from './question.ts'

/** One of the dimensions asked for. Its values have codes from 0 on, which are cheap to compare and to add up by. */
export interface Axis {
  readonly dimension: Dimension
  /** Codes are below this. */
  readonly size: number
  /** Which of `columns` it is; null for a period. */
  readonly column: Column | null
  codeOf(numbers: Pick<CellNumbers, 'values' | 'day' | 'month'>): number
  valueOf(code: number): string | null
  /** All codes by their values, null last. */
  codesInOrder(): readonly number[]
}

export function axesOf(by: readonly Dimension[], names: Names, days: DayRange): readonly Axis[] {
  return by.map((dimension) => axisOf(dimension, names, days))
}

function axisOf(dimension: Dimension, names: Names, { first, last }: DayRange): Axis {
  switch (dimension) {
    case 'day':
      return periodAxis(
        dimension,
        first,
        last,
        ({ day }) => day,
        (day) => day,
      )
    case 'month':
      return periodAxis(dimension, monthOf(first), monthOf(last), ({ month }) => month, firstDayOf)
    case 'quarter':
      return periodAxis(
        dimension,
        quarterOf(monthOf(first)),
        quarterOf(monthOf(last)),
        ({ month }) => quarterOf(month),
        (quarter) => firstDayOf(quarter * 3),
      )
    default:
      return {
        dimension,
        size: names.count(dimension) + 1,
        column: columns.find((column) => column === dimension) ?? null,
        codeOf: (numbers) => numberIn(numbers, dimension),
        valueOf: (number) => names.valueOf(dimension, number),
        codesInOrder: () => names.inOrder(dimension),
      }
  }
}

function quarterOf(month: number): number {
  return Math.floor(month / 3)
}

/** Codes count from the first period that any request was accepted in. */
function periodAxis(
  dimension: 'day' | 'month' | 'quarter',
  first: number,
  last: number,
  numberOf: Axis['codeOf'],
  dayOf: (number: number) => number,
): Axis {
  const size = Math.max(0, last - first) + 1
  const values: (string | undefined)[] = []
  return {
    dimension,
    size,
    column: null,
    codeOf: (numbers) => numberOf(numbers) - first,
    valueOf: (code) => {
      values[code] ??= periodOf(dayOf(first + code), dimension)
      return values[code] ?? null
    },
    codesInOrder: () => Array.from({ length: size }, (_, code) => code),
  }
}
