import { type FigureName, fewest, lowIsGood, type Rate } from '../queries.ts'
import type { FigureRow } from '../rows.ts'

export interface RankedRow {
  readonly value: string | null
  readonly rate: Rate
  /** From 1 on; the same for equal rates; null where it is of too few to be compared. */
  readonly rank: number | null
}

/** The best first; rates of too few stand at the end without a rank, so that nobody leads by three requests. */
export function ranked(rows: readonly FigureRow[], figure: FigureName): readonly RankedRow[] {
  const found = rows.flatMap(({ value, figures }) => {
    const rate = figures[figure]
    return rate && rate.rate !== null ? [{ value, rate, quotient: rate.rate }] : []
  })
  const sign = lowIsGood.has(figure) ? 1 : -1
  found.sort((a, b) => sign * (a.quotient - b.quotient) || b.rate.denominator - a.rate.denominator)
  const large = found.filter(({ rate }) => rate.denominator >= fewest)
  const small = found.filter(({ rate }) => rate.denominator < fewest)
  return [
    ...large.map(({ value, rate, quotient }) => ({
      value,
      rate,
      rank: large.findIndex((other) => other.quotient === quotient) + 1,
    })),
    ...small.map(({ value, rate }) => ({ value, rate, rank: null })),
  ]
}
