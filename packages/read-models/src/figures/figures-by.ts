import type { DatabaseSync } from 'node:sqlite'
import { type AssessedFigure, type CellValues, type Dimension, figureNames, type Rate, rateNames } from '@wubu/domain'
import { completionFigures } from '../completion/figures-query.ts'
import { readTogether } from '../completion/read-together.ts'
import type { CaseQuery } from './question.ts'
import { caseRates } from './rates-query.ts'

export interface FiguresByQuery extends Omit<CaseQuery, 'filters'> {
  readonly names: readonly AssessedFigure[]
  readonly by: readonly Dimension[]
  readonly filters?: CellValues
}

export type NamedFigures = Readonly<Partial<Record<AssessedFigure, Rate>>>

export interface FiguresBy {
  readonly rows: readonly { readonly cell: CellValues; readonly figures: NamedFigures }[]
  readonly total: { readonly figures: NamedFigures }
}

/** Figures of completion and the others side by side: every cell that any of them has. */
export function figuresBy(db: DatabaseSync, { names, by, ...query }: FiguresByQuery): FiguresBy {
  return readTogether(db, () => {
    const completion = figureNames.filter((name) => names.includes(name))
    const rates = rateNames.filter((name) => names.includes(name))
    const { timeZone: _timeZone, ...asked } = query
    const ofCompletion = completion.length > 0 ? completionFigures(db, { by, ...asked }) : null
    const ofCases = rates.length > 0 ? caseRates(db, { names: rates, by, ...query }) : null
    const found = new Map<string, { cell: CellValues; figures: NamedFigures }>()
    const keyOf = (cell: CellValues) => JSON.stringify(by.map((dimension) => cell[dimension]))
    for (const { cell, figures } of ofCompletion?.rows ?? []) {
      found.set(keyOf(cell), { cell, figures: picked(figures, completion) })
    }
    for (const { cell, rates } of ofCases?.rows ?? []) {
      const key = keyOf(cell)
      found.set(key, { cell, figures: { ...found.get(key)?.figures, ...rates } })
    }
    const total = ofCompletion ? picked(ofCompletion.total.figures, completion) : {}
    return { rows: [...found.values()], total: { figures: { ...total, ...ofCases?.total.rates } } }
  })
}

function picked(figures: NamedFigures, names: readonly AssessedFigure[]): NamedFigures {
  return Object.fromEntries(names.flatMap((name) => (figures[name] ? [[name, figures[name]] as const] : [])))
}
