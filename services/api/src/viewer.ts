import type { Actor, Role } from '@wubu/domain/decider'
import type { Visibility } from '@wubu/read-models'

/** Whoever sends a request: the account behind its session, as of some seconds ago at most. */
export interface Viewer {
  readonly actor: Actor
  readonly displayName: string
  readonly place: string | null
  /** ISO 8601, UTC. */
  readonly expiresAt: string
  readonly sessionStream: string
  /** Of its Idempotency-Keys. */
  readonly namespace: string
}

/** What decides whether somebody may see a request. */
export interface SeenRequest {
  readonly at: string
  readonly place: string | null
  /** Evaluations so far: what is handled after one is 重办. */
  readonly rounds: number
  readonly registeredBy: string | null
  readonly registeredByUnit: string | null
  /** Units that have or had a part of it. */
  readonly units: readonly string[]
}

export interface PlaceTree {
  /** Whether a place is `outer`, or lies inside it. */
  isWithin(placeId: string, outer: string): boolean
}

/** Which requests a role sees (DOMAIN.md, "People and units"). */
export function sees({ actor, place }: Viewer, request: SeenRequest, places: PlaceTree): boolean {
  const { role, unit, id } = actor
  const given = unit !== null && request.units.includes(unit)
  const own = given || request.registeredBy === id
  switch (role) {
    case 'dispatcher':
    case 'supervisor':
      return true
    case 'handler':
    case 'unit-head':
      return given
    case 'grid':
      return own
    case 'window': {
      const taken = unit !== null && request.registeredByUnit === unit
      return own || taken || (place !== null && request.place !== null && places.isWithin(request.place, place))
    }
    case 'callback':
      return isForCallBack(request)
    case 'admin':
    case 'resident':
    case 'system':
      return false
    default:
      return role satisfies never
  }
}

/**
 * Of a merged request, too, the resident is told how the leading one ended. 重办 begins with a call to the resident, and goes on
 * to the next feedback.
 */
function isForCallBack({ at, rounds }: SeenRequest): boolean {
  if (at.startsWith('analyzing.') || at.startsWith('handling.')) return rounds > 0
  return at.startsWith('feedback.') || at.startsWith('evaluating.') || at === 'closed.merged'
}

/** The same as a condition on the list of requests. */
export function visibilityOf({ actor: { id, role, unit }, place }: Viewer): Visibility {
  const units = unit === null ? [] : [unit]
  const given: Visibility = { kind: 'units', units }
  switch (role) {
    case 'dispatcher':
    case 'supervisor':
      return { kind: 'all' }
    case 'handler':
    case 'unit-head':
      return given
    case 'grid':
      return { kind: 'any', of: [given, { kind: 'registeredBy', accounts: [id] }] }
    case 'window': {
      const places: Visibility = { kind: 'places', places: place === null ? [] : [place] }
      return { kind: 'any', of: [given, { kind: 'registeredBy', accounts: [id], units }, places] }
    }
    case 'callback':
      return {
        kind: 'any',
        of: [
          { kind: 'steps', steps: ['feedback', 'evaluating'] },
          { kind: 'states', states: ['closed.merged'] },
          { kind: 'reworked' },
        ],
      }
    case 'admin':
    case 'resident':
    case 'system':
      return { kind: 'none' }
    default:
      return role satisfies never
  }
}

/** Roles that read a request without what identifies the resident. */
export function seesMasked(role: Role): boolean {
  return role === 'supervisor'
}
