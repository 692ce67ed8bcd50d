import { type ReplyOf, type Routes, routes } from '@wubu/contract'
import { apiQuery } from '../../../shared/api/query.ts'
import { calm, liveAsOfNow } from '../queries.ts'
import type { Scope } from '../scope.ts'

type Assessment = ReplyOf<Routes['getAssessment']>
export type Assessed = Assessment['total']
export type AssessedUnit = Assessment['rows'][number]
export type Component = Assessed['components'][number]
export type RatedDepartment = ReplyOf<Routes['listRatings']>['departments'][number]

/** Whether everything that was weighed is of too few: such a score says little, whatever it is. */
export function isOfFew({ components }: Assessed): boolean {
  return components.every(({ score, small }) => score === null || small)
}

interface Asked {
  readonly scope: Scope
  readonly quarter: string
  /** Empty for all. */
  readonly unit: string
}

export function assessmentOf({ scope, quarter, unit }: Asked) {
  const query = { quarter, ...(unit !== '' && { unit }), ...(scope.at !== '' && { at: scope.at }) }
  return { ...apiQuery(routes.getAssessment, { query }, liveAsOfNow(scope)), ...calm }
}

export function ratingsOf(quarter: string) {
  return { ...apiQuery(routes.listRatings, { query: { quarter } }, { live: true }), ...calm }
}
