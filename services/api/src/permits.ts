import type { RequestState } from '@wubu/domain'
import type { Actor, Refusal } from '@wubu/domain/decider'
import type { Runtime } from './runtime.ts'
import { type SeenRequest, sees, type Viewer } from './viewer.ts'

const notThere: Refusal = { code: 'no_such_request' }

/** Asks who may see which request, with the tree of places as this node knows it. */
export class Permits {
  readonly #reference: Runtime['reference']

  constructor({ reference }: Runtime) {
    this.#reference = reference
  }

  /** null where the viewer may see it; what is not visible is refused as if it were not there. */
  see(viewer: Viewer, state: RequestState): Refusal | null {
    return state.at !== 'new' && sees(viewer, factsOf(state), this.#reference) ? null : notThere
  }

  /** For the command handler, which asks on the state that it decides on. */
  permitOf(viewer: Viewer): (state: RequestState, actor: Actor) => Refusal | null {
    return (state) => this.see(viewer, state)
  }
}

function factsOf({ at, place, rounds, registeredBy, registeredByUnit, assignments }: RequestState): SeenRequest {
  return {
    at,
    place,
    rounds,
    registeredBy,
    registeredByUnit,
    units: Object.values(assignments).map(({ unit }) => unit),
  }
}
