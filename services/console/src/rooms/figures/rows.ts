import { useQuery } from '@tanstack/react-query'
import {
  completionOf,
  type FigureName,
  isCompletion,
  type Minutes,
  type Rate,
  type RateFigures,
  ratesOf,
  timesOf,
} from './queries.ts'
import type { CellName, Scope } from './scope.ts'

/** One row of a breakdown: a value of the dimension with all of its figures. */
export interface FigureRow {
  readonly value: string | null
  readonly accepted: number
  readonly figures: Readonly<Partial<Record<FigureName, Rate>>>
  readonly minutes: Minutes | null
}

interface WithCell {
  readonly cell: Readonly<Partial<Record<string, string | null>>>
}

/** Completion, the other rates and the times of each value of a dimension; at first the completion query's state. */
export function useFigureRows(scope: Scope, by: CellName) {
  const completion = useQuery(completionOf(scope, [by]))
  const rates = useQuery(ratesOf(scope, [by]))
  const times = useQuery(timesOf(scope, [by]))
  const ratesBy = indexed(rates.data?.rows ?? [], by)
  const timesBy = indexed(times.data?.rows ?? [], by)
  const values = new Map((completion.data?.rows ?? []).map((row) => [row.cell[by] ?? null, row.figures]))
  const rows: FigureRow[] = [...new Set([...values.keys(), ...ratesBy.keys()])].map((value) => {
    const figures = values.get(value)
    return {
      value,
      accepted: figures?.completedOfAccepted.denominator ?? 0,
      figures: { ...figures, ...known(ratesBy.get(value)?.rates) },
      minutes: timesBy.get(value)?.minutes ?? null,
    }
  })
  return { rows, completion, rates, at: completion.data?.at ?? '' }
}

function indexed<T extends WithCell>(rows: readonly T[], by: CellName): ReadonlyMap<string | null, T> {
  return new Map(rows.map((row) => [row.cell[by] ?? null, row]))
}

function known(rates: RateFigures | undefined): Partial<Record<FigureName, Rate>> {
  return Object.fromEntries(Object.entries(rates ?? {}).filter(([, rate]) => rate !== undefined))
}

/** The instant of the answer that a figure is from: its cases are those of the same instant. */
export function instantOf(figure: FigureName, { completion, rates }: ReturnType<typeof useFigureRows>): string {
  return (isCompletion(figure) ? completion.data?.at : rates.data?.at) ?? ''
}
