import { accept, type Decider, type Decision } from '../decider.ts'
import { refusedRole, refuser } from '../refuse.ts'
import { unitRefusals } from './refusals.ts'
import type { UnitCommand } from './unit-commands.ts'
import { type UnitEvent, unitEvents } from './unit-events.ts'
import { evolveUnit, initialUnit, type UnitState, unitStateValue } from './unit-state.ts'

const refuse = refuser(unitRefusals)
type Result = Decision<UnitEvent>
type RegisterUnit = Extract<UnitCommand, { type: 'register-unit' }>

function decideUnit(command: UnitCommand, state: UnitState): Result {
  const notPermitted = refusedRole(command.meta.actor, ['admin', 'system'])
  if (notPermitted) return notPermitted
  if (command.type === 'register-unit') return state ? refuse('unit_already_registered') : register(command)
  if (!state) return refuse('unit_not_registered')
  if (state.status === 'closed') return refuse('unit_closed')
  switch (command.type) {
    case 'rename-unit':
      if (command.data.name === state.name) return refuse('unit_has_that_name')
      return accept({ type: 'UnitRenamed', data: command.data })
    case 'close-unit':
      return accept({ type: 'UnitClosed', data: {} })
    default:
      return command satisfies never
  }
}

function register({ data, meta }: RegisterUnit): Result {
  const { parent, place } = data
  if (parent !== null && meta.parent?.id !== parent) return refuse('no_such_parent_unit', { parent })
  if (place !== null && meta.place?.id !== place) return refuse('no_such_unit_place', { place })
  return accept({ type: 'UnitRegistered', data })
}

export const unitDecider: Decider<UnitState, UnitCommand, UnitEvent> = {
  machine: { name: 'unit', version: 1 },
  initial: initialUnit,
  events: unitEvents,
  decide: decideUnit,
  evolve: evolveUnit,
  stateValue: unitStateValue,
  residentOf: () => null,
}
