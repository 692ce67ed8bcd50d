import type { Actor, Refusal } from '../decider.ts'
import type { RequestCommandType } from './commands.ts'
import { leadsTo, requestCommandTypes } from './leads-to.ts'
import { requestChart } from './lifecycle.ts'
import { isAboutPart, partsRefusal } from './part-rules.ts'
import { commandRoles } from './permissions.ts'
import { standingRefusals } from './standing-rules.ts'
import type { RequestState } from './state.ts'

/** What is given by something else: a registration, an import, the recording of a meeting. */
const notAsked: ReadonlySet<RequestCommandType> = new Set([
  'register-request',
  'import-request',
  'record-joint-meeting',
])

/** Why this actor can't give this command now, whatever its data; null where it depends on the data alone. */
export function refusalOf(command: RequestCommandType, state: RequestState, actor: Actor): Refusal | null {
  const refusal = firstRefusal(command, state, actor)
  return refusal?.code === 'wrong_state' ? wrongState(state.at, state, actor) : refusal
}

/** Commands that this actor may give now, given the right data. */
export function allowedCommands(state: RequestState, actor: Actor): readonly RequestCommandType[] {
  return requestCommandTypes.filter((command) => !notAsked.has(command) && firstRefusal(command, state, actor) === null)
}

/** `at` is the state that stands against the command: the request's, or one assignment's. */
export function wrongState(at: string, state: RequestState, actor: Actor): Refusal {
  return { code: 'wrong_state', at, allowed: allowedCommands(state, actor) }
}

function firstRefusal(command: RequestCommandType, state: RequestState, actor: Actor): Refusal | null {
  if (!commandRoles[command].includes(actor.role)) {
    return { code: 'role_not_permitted', role: actor.role, roles: commandRoles[command] }
  }
  if (state.at === 'new' && leadsTo[command] !== 'RequestRegistered') return { code: 'no_such_request' }
  if (requestChart.next(state.at, leadsTo[command]) === null) return { code: 'wrong_state' }
  if (isAboutPart(command)) return partsRefusal(command, state, actor)
  if (actor.role === 'callback' && state.handlers.includes(actor.id)) return { code: 'handler_cannot_call_back' }
  return standingRefusals[command]?.(state) ?? null
}

/** For every command, that it is allowed, or why not. */
export function affordances(state: RequestState, actor: Actor): Readonly<Record<string, Refusal | null>> {
  const commands = requestCommandTypes.filter((one) => !notAsked.has(one) && !isForTheSystem(one))
  return Object.fromEntries(commands.map((command) => [command, refusalOf(command, state, actor)]))
}

function isForTheSystem(command: RequestCommandType): boolean {
  return commandRoles[command].every((role) => role === 'system')
}
