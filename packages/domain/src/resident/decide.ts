import { type Actor, accept, type Decider, type Decision, type Role } from '../decider.ts'
import { refusedRole, refuser } from '../refuse.ts'
import type { ResidentCommand } from './commands.ts'
import { type ResidentEvent, residentEvents } from './events.ts'
import { residentRefusals } from './refusals.ts'
import { evolveResident, initialResident, type Resident, type ResidentState, residentStateValue } from './state.ts'

const refuse = refuser(residentRefusals)
type Result = Decision<ResidentEvent>

const intake = ['window', 'grid', 'dispatcher', 'callback', 'system'] as const
/** Which roles may give which command on a resident. */
export const residentCommandRoles: Readonly<Record<ResidentCommand['type'], readonly Role[]>> = {
  'register-resident': intake,
  'change-resident-profile': intake,
  'look-up-for-erasure': ['admin'],
  'request-erasure': ['admin'],
  'erase-personal-data': ['admin'],
  'refuse-erasure': ['admin'],
}

function decideResident(command: ResidentCommand, state: ResidentState): Result {
  const notPermitted = refusedRole(command.meta.actor, residentCommandRoles[command.type])
  if (notPermitted) return notPermitted
  if (state?.status === 'erased') return refuse('resident_erased')
  if (command.type === 'register-resident') {
    return state ? refuse('resident_already_registered') : accept({ type: 'ResidentRegistered', data: command.data })
  }
  if (!state) return refuse('resident_not_registered')
  switch (command.type) {
    case 'change-resident-profile':
      return accept({ type: 'ResidentProfileChanged', data: command.data })
    case 'look-up-for-erasure':
      return accept({ type: 'ResidentLookedUp', data: command.data })
    case 'request-erasure':
      return state.erasure
        ? refuse('erasure_requested_already')
        : accept({ type: 'ErasureRequested', data: command.data })
    case 'erase-personal-data':
      return eraseBy(command.meta.actor, state)
    case 'refuse-erasure':
      return state.erasure ? accept({ type: 'ErasureRefused', data: {} }) : refuse('erasure_not_requested')
    default:
      return command satisfies never
  }
}

/** Nobody alone destroys what nothing brings back. */
function eraseBy({ id }: Actor, { erasure }: Resident): Result {
  if (!erasure) return refuse('erasure_not_requested')
  if (erasure.by === id) return refuse('erasure_needs_another')
  return accept({ type: 'PersonalDataErased', data: { reason: erasure.reason } })
}

export const residentDecider: Decider<ResidentState, ResidentCommand, ResidentEvent> = {
  machine: { name: 'resident', version: 2 },
  initial: initialResident,
  events: residentEvents,
  decide: decideResident,
  evolve: evolveResident,
  stateValue: residentStateValue,
  residentOf: (state) => state?.id ?? null,
}
