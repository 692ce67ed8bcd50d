import { keepPreviousData } from '@tanstack/react-query'
import { type ReplyOf, type Routes, routes } from '@wubu/contract'
import { apiQuery } from '../../shared/api/query.ts'
import { asked, type CellName, type Scope } from './scope.ts'

export type Completion = ReplyOf<Routes['getCompletion']>
export type CompletionFigures = Completion['total']['figures']
export type Rates = ReplyOf<Routes['getFigures']>
export type RateFigures = Rates['total']['rates']
export type Rate = CompletionFigures['onTimeOfDue']
export type Minutes = ReplyOf<Routes['getHandlingTimes']>['total']['minutes']
export type CompletionName = keyof CompletionFigures
export type RateName = keyof RateFigures
export type FigureName = CompletionName | RateName

/** In the order in which they stand side by side. */
export const completionNames = [
  'completedOfAccepted',
  'completedOfDue',
  'completedOfSettled',
  'onTimeOfDue',
  'overdueOfDue',
] as const satisfies readonly CompletionName[]
export const rateNames = [
  'acknowledgedInTime',
  'returnedOfDispatched',
  'satisfiedOfEvaluated',
  'solvedOfEvaluated',
  'evaluatedOfDue',
  'reopenedOfCompleted',
  'aheadOfLimit',
] as const satisfies readonly RateName[]
export const figureNames: readonly FigureName[] = [...completionNames, ...rateNames]

/** A rate of fewer says little. */
export const fewest = 30

/** Fewer of these are better. */
export const lowIsGood: ReadonlySet<FigureName> = new Set([
  'overdueOfDue',
  'returnedOfDispatched',
  'reopenedOfCompleted',
])

/** As of now, figures follow what happens; as of an instant they stay. */
export const liveAsOfNow = ({ at }: Scope) => (at === '' ? ({ live: true } as const) : {})
export const calm = { placeholderData: keepPreviousData } as const
type By = readonly CellName[]

export function completionOf(scope: Scope, by: By = []) {
  const query = { ...asked(scope), by: by.join(',') }
  return { ...apiQuery(routes.getCompletion, { query }, liveAsOfNow(scope)), ...calm }
}

export function ratesOf(scope: Scope, by: By = []) {
  const query = { ...asked(scope), by: by.join(',') }
  return { ...apiQuery(routes.getFigures, { query }, liveAsOfNow(scope)), ...calm }
}

export function timesOf(scope: Scope, by: By = []) {
  const query = { ...asked(scope), by: by.join(',') }
  return { ...apiQuery(routes.getHandlingTimes, { query }, liveAsOfNow(scope)), ...calm }
}

export function exitsOf(scope: Scope) {
  return { ...apiQuery(routes.getExits, { query: asked(scope) }, liveAsOfNow(scope)), ...calm }
}

export function returnsOf(scope: Scope) {
  return { ...apiQuery(routes.getReturns, { query: asked(scope) }, liveAsOfNow(scope)), ...calm }
}

export function trendsOf(query: { readonly day: string; readonly days: number; readonly of: 'community' | 'grid' }) {
  return { ...apiQuery(routes.getTrends, { query }, { live: true }), ...calm }
}

export function isCompletion(figure: FigureName): figure is CompletionName {
  return completionNames.some((name) => name === figure)
}
