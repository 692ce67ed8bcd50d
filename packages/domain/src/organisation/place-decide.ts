import { accept, type Decider, type Decision } from '../decider.ts'
import { refusedRole, refuser } from '../refuse.ts'
import type { PlaceCommand } from './place-commands.ts'
import { type PlaceEvent, placeEvents, placeKinds } from './place-events.ts'
import { evolvePlace, initialPlace, type PlaceState, placeStateValue } from './place-state.ts'
import { placeRefusals } from './refusals.ts'

const refuse = refuser(placeRefusals)
type Result = Decision<PlaceEvent>
type RegisterPlace = Extract<PlaceCommand, { type: 'register-place' }>

function decidePlace(command: PlaceCommand, state: PlaceState): Result {
  const notPermitted = refusedRole(command.meta.actor, ['admin', 'system'])
  if (notPermitted) return notPermitted
  if (command.type === 'register-place') return state ? refuse('place_already_registered') : register(command)
  if (!state) return refuse('place_not_registered')
  if (state.status === 'closed') return refuse('place_closed')
  switch (command.type) {
    case 'rename-place':
      if (command.data.name === state.name) return refuse('place_has_that_name')
      return accept({ type: 'PlaceRenamed', data: command.data })
    case 'close-place':
      return accept({ type: 'PlaceClosed', data: {} })
    default:
      return command satisfies never
  }
}

function register({ data, meta }: RegisterPlace): Result {
  const above = placeKinds[placeKinds.indexOf(data.kind) - 1]
  if (above === undefined) {
    return data.parent === null ? accept({ type: 'PlaceRegistered', data }) : refuse('district_has_no_parent')
  }
  if (data.parent === null) return refuse('place_needs_parent', { kind: above })
  if (meta.parent?.id !== data.parent) return refuse('no_such_parent_place', { parent: data.parent })
  if (meta.parent.kind !== above) return refuse('wrong_kind_of_parent', { kind: meta.parent.kind, needed: above })
  return accept({ type: 'PlaceRegistered', data })
}

export const placeDecider: Decider<PlaceState, PlaceCommand, PlaceEvent> = {
  machine: { name: 'place', version: 1 },
  initial: initialPlace,
  events: placeEvents,
  decide: decidePlace,
  evolve: evolvePlace,
  stateValue: placeStateValue,
  residentOf: () => null,
}
