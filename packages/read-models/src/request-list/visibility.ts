import { always, anyOf, type Condition, condition, never, oneOf } from '../conditions.ts'
import { placesWithin } from '../reference/queries.ts'

/**
 * Which requests somebody may see (DOMAIN.md, "People and units"); who may see what is the API's to say.
 * - units: ever assigned to one of them. registeredBy: registered by one of these accounts, or by one of these units.
 * - places: within one of them. steps, states: those in one of the five steps, or states, such as what waits for a call-back.
 * - reworked: those that are handled again after an evaluation.
 */
export type Visibility =
  | { readonly kind: 'all' }
  | { readonly kind: 'none' }
  | { readonly kind: 'units'; readonly units: readonly string[] }
  | { readonly kind: 'places'; readonly places: readonly string[] }
  | { readonly kind: 'registeredBy'; readonly accounts?: readonly string[]; readonly units?: readonly string[] }
  | { readonly kind: 'steps'; readonly steps: readonly string[] }
  | { readonly kind: 'states'; readonly states: readonly string[] }
  | { readonly kind: 'reworked' }
  | { readonly kind: 'resident'; readonly residentId: string }
  | { readonly kind: 'any'; readonly of: readonly Visibility[] }

/** Over the table `request`. */
export function visible(to: Visibility): Condition {
  switch (to.kind) {
    case 'all':
      return always
    case 'none':
      return never
    case 'units':
      return everAssigned(to.units)
    case 'places':
      return inPlaces(to.places)
    case 'registeredBy':
      return anyOf([
        ...(to.accounts ? [oneOf('request.registeredBy', to.accounts)] : []),
        ...(to.units ? [oneOf('request.registeredByUnit', to.units)] : []),
      ])
    case 'steps':
      return oneOf('request.step', to.steps)
    case 'states':
      return oneOf('request.state', to.states)
    case 'reworked':
      return condition("request.rounds > 0 AND request.step IN ('analyzing', 'handling')")
    case 'resident':
      return condition('request.residentId = ?', to.residentId)
    case 'any':
      return anyOf(to.of.map(visible))
    default:
      return to satisfies never
  }
}

export function inPlaces(places: readonly string[]): Condition {
  return condition(`request.place IN (${placesWithin})`, JSON.stringify(places))
}

export function everAssigned(units: readonly string[]): Condition {
  const { sql, values } = oneOf('requestUnit.unit', units)
  const own = 'requestUnit.registeredAt = request.registeredAt AND requestUnit.requestId = request.id'
  return { sql: `EXISTS (SELECT 1 FROM requestUnit WHERE ${sql} AND ${own})`, values }
}
