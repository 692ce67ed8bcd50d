import type { Decider } from '../decider.ts'
import type { RequestCommand } from './commands.ts'
import { decideRequest } from './decide.ts'
import { type RequestEvent, requestEvents } from './events.ts'
import { evolveRequest } from './evolve.ts'
import { initialRequest, type RequestState, requestStateValue } from './state.ts'

export const requestDecider: Decider<RequestState, RequestCommand, RequestEvent> = {
  machine: { name: 'request', version: 2 },
  initial: initialRequest,
  events: requestEvents,
  decide: decideRequest,
  evolve: evolveRequest,
  stateValue: requestStateValue,
  residentOf: (state) => state.residentId,
}
