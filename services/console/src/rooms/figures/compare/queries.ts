import { type ReplyOf, type Routes, routes } from '@wubu/contract'
import { apiQuery } from '../../../shared/api/query.ts'
import { calm, type FigureName, liveAsOfNow } from '../queries.ts'
import { asked, type CellName, type Scope } from '../scope.ts'

export type Comparison = ReplyOf<Routes['getComparison']>
export type Compared = Comparison['total']['figures'][number]
/** The present period, the one before it, and the same one a year earlier. */
export type Which = keyof Comparison['periods']

interface Asked {
  readonly scope: Scope
  readonly period: string
  readonly figures: readonly FigureName[]
  readonly by?: CellName
}

/** The period stands in place of the dates of acceptance. */
export function comparisonOf({ scope, period, figures, by }: Asked) {
  const { from: _from, to: _to, ...rest } = scope
  const query = { ...asked(rest), period, figures: figures.join(','), ...(by !== undefined && { by }) }
  return { ...apiQuery(routes.getComparison, { query }, liveAsOfNow(scope)), ...calm }
}
