import type { Refusal } from '../decider.ts'
import type { RequestCommand, RequestCommandType, RequestMeta } from './commands.ts'
import { firstEvent, leadsTo, requestCommandTypes } from './leads-to.ts'
import { requestChart } from './lifecycle.ts'
import { isAboutPart, partRefusal, partsRefusal } from './part-rules.ts'
import { commandRoles } from './permissions.ts'
import { standingRefusals } from './standing-rules.ts'
import type { RequestState } from './state.ts'

/** What is given by something else: a registration, an import or its undoing, the recording of a meeting. */
const notAsked: ReadonlySet<RequestCommandType> = new Set([
  'register-request',
  'import-request',
  'undo-import',
  'record-joint-meeting',
])

/** For every command that a person may give, that it is allowed, or why not. */
export type Affordances = Readonly<Record<string, Refusal | null>>

/** Why this actor can't give this command now, whatever its data; null where it depends on the data alone. */
function refusalOf(command: RequestCommandType, state: RequestState, meta: RequestMeta): Refusal | null {
  return told(firstRefusal(command, state, meta), state, meta)
}

/** Why a command that is given is refused before its data are looked at; which part it names is for `partFor` to judge. */
export function refusalBeforeData({ type, meta }: RequestCommand, state: RequestState): Refusal | null {
  return isAboutPart(type) ? told(refusedAnyway(type, state, meta), state, meta) : refusalOf(type, state, meta)
}

/** Commands that this actor may give now, given the right data. */
export function allowedCommands(state: RequestState, meta: RequestMeta): readonly RequestCommandType[] {
  return requestCommandTypes.filter((command) => !notAsked.has(command) && firstRefusal(command, state, meta) === null)
}

/** A refusal by the chart says what is allowed instead; `at` is what stands against it: the request's state, or one part's. */
export function told(refusal: Refusal | null, state: RequestState, meta: RequestMeta): Refusal | null {
  if (refusal?.code !== 'wrong_state') return refusal
  return { at: state.at, ...refusal, allowed: allowedCommands(state, meta) }
}

function firstRefusal(command: RequestCommandType, state: RequestState, meta: RequestMeta): Refusal | null {
  const refusal = refusedAnyway(command, state, meta)
  if (refusal) return refusal
  if (isAboutPart(command)) return partsRefusal(command, state, meta)
  const { actor } = meta
  if (actor.role === 'callback' && state.handlers.includes(actor.id)) return { code: 'handler_cannot_call_back' }
  return standingRefusals[command]?.(state, meta) ?? null
}

/** By role and chart, whichever part it is about. */
function refusedAnyway(command: RequestCommandType, state: RequestState, meta: RequestMeta): Refusal | null {
  const { role } = meta.actor
  const roles = commandRoles[command]
  if (!roles.includes(role)) return { code: 'role_not_permitted', role, roles }
  if (state.at === 'new' && leadsTo[command] !== 'RequestRegistered') return { code: 'no_such_request' }
  return requestChart.next(state.at, firstEvent(command, state, meta)) === null ? { code: 'wrong_state' } : null
}

/** Of the request: a command about a part is allowed where it suits one of those that the actor speaks for. */
export function affordances(state: RequestState, meta: RequestMeta): Affordances {
  const commands = requestCommandTypes.filter((one) => !notAsked.has(one) && !isForTheSystem(one))
  return Object.fromEntries(commands.map((command) => [command, refusalOf(command, state, meta)]))
}

/** Of one part, for every command that is about a part. */
export function partAffordances(state: RequestState, assignmentId: string, meta: RequestMeta): Affordances {
  const refusal = (command: RequestCommandType) =>
    refusedAnyway(command, state, meta) ?? partRefusal(command, state, assignmentId, meta)
  const commands = requestCommandTypes.filter(isAboutPart)
  return Object.fromEntries(commands.map((command) => [command, told(refusal(command), state, meta)]))
}

function isForTheSystem(command: RequestCommandType): boolean {
  return commandRoles[command].every((role) => role === 'system')
}
