import type { DatabaseSync } from 'node:sqlite'
import {
  type AssessedFigure,
  type CellValues,
  isSmall,
  monthsBetween,
  monthsEarlier,
  type Period,
  periodBefore,
  type Rate,
} from '@wubu/domain'
import { type FiguresBy, type FiguresByQuery, figuresBy } from './figures-by.ts'

export interface ComparisonQuery extends Omit<FiguresByQuery, 'from' | 'to'> {
  /** A month or a quarter of acceptance. */
  readonly period: Period
}

/** A figure of the period, of the one before it (环比) and of the same one a year earlier (同比). */
interface ComparedFigure {
  readonly figure: AssessedFigure
  readonly current: Rate
  readonly previous: Rate
  readonly yearBefore: Rate
  /** Differences of the rates; null where one of the two has nothing to divide by. */
  readonly change: number | null
  readonly changeOnYear: number | null
  /** Whether one of the two compared is of fewer than 30: the change says little. */
  readonly small: boolean
  readonly smallOnYear: boolean
}

export interface Comparison {
  /** Each period with the instant that it is seen at: as old then as the present one is now. */
  readonly periods: Readonly<Record<'current' | 'previous' | 'yearBefore', Period & { readonly at: string }>>
  readonly rows: readonly { readonly cell: CellValues; readonly figures: readonly ComparedFigure[] }[]
  readonly total: { readonly figures: readonly ComparedFigure[] }
}

export function comparePeriods(db: DatabaseSync, { period, at, names, by, ...query }: ComparisonQuery): Comparison {
  const earlier = (which: 'previous' | 'year') => {
    const before = periodBefore(period, which)
    return { ...before, at: monthsEarlier(at, monthsBetween(period, before), query.timeZone) }
  }
  const periods = { current: { ...period, at }, previous: earlier('previous'), yearBefore: earlier('year') }
  const of = ({ from, to, at }: Period & { readonly at: string }) =>
    figuresBy(db, { ...query, names, by, from, to, at })
  const [current, previous, yearBefore] = [of(periods.current), of(periods.previous), of(periods.yearBefore)]
  const keyOf = (cell: CellValues) => JSON.stringify(by.map((dimension) => cell[dimension]))
  const index = ({ rows }: FiguresBy) => new Map(rows.map(({ cell, figures }) => [keyOf(cell), figures]))
  const [before, aYearAgo] = [index(previous), index(yearBefore)]
  const rows = current.rows.map(({ cell, figures }) => {
    const key = keyOf(cell)
    return {
      cell,
      figures: names.map((name) => compared(name, figures[name], before.get(key)?.[name], aYearAgo.get(key)?.[name])),
    }
  })
  const totals = names.map((name) =>
    compared(name, current.total.figures[name], previous.total.figures[name], yearBefore.total.figures[name]),
  )
  return { periods, rows, total: { figures: totals } }
}

const nothing: Rate = { numerator: 0, denominator: 0, rate: null }

function compared(
  figure: AssessedFigure,
  current: Rate = nothing,
  previous: Rate = nothing,
  yearBefore: Rate = nothing,
): ComparedFigure {
  return {
    ...{ figure, current, previous, yearBefore },
    ...{ change: difference(current, previous), changeOnYear: difference(current, yearBefore) },
    small: isSmall(Math.min(current.denominator, previous.denominator)),
    smallOnYear: isSmall(Math.min(current.denominator, yearBefore.denominator)),
  }
}

function difference({ rate }: Rate, { rate: before }: Rate): number | null {
  return rate === null || before === null ? null : rate - before
}
