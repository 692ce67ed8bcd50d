import type { Actor, Refusal } from '../decider.ts'
import type { RequestCommandType } from './commands.ts'
import { type Assignment, isLive, type RequestState } from './state.ts'

type PartRule = (part: Assignment, actor: Actor) => Refusal | null

/**
 * Commands about one unit's part, with what that part must be like besides being alive. Staff and the head speak for the parts
 * of their own unit alone, the dispatcher for all of them.
 */
const partRules: Readonly<Partial<Record<RequestCommandType, PartRule>>> = {
  'acknowledge-assignment': anyPart,
  'record-progress': anyPart,
  'complete-assignment': ({ submitted }, { role }) =>
    submitted && role !== 'unit-head' ? { code: 'result_already_submitted' } : null,
  'send-back-result': ({ submitted }) => (submitted ? null : { code: 'result_not_submitted' }),
  'return-assignment': ({ returning }) => (returning ? { code: 'return_already_asked' } : null),
  'confirm-return': ({ returning }) => {
    if (!returning) return { code: 'return_not_asked' }
    return returning.confirmation === 'needed' && !returning.confirmed ? null : { code: 'return_is_with_dispatcher' }
  },
  // once the head stands behind it, only the dispatcher may still say no
  'refuse-return': ({ returning }, { role }) => {
    if (!returning) return { code: 'return_not_asked' }
    if (role === 'dispatcher' || (returning.confirmation === 'needed' && !returning.confirmed)) return null
    return { code: 'return_is_with_dispatcher' }
  },
  'agree-return': ({ returning }) => {
    if (!returning) return { code: 'return_not_asked' }
    return returning.confirmation === 'needed' && !returning.confirmed ? { code: 'return_not_confirmed' } : null
  },
  'escalate-assignment': anyPart,
  'transfer-assignment': anyPart,
  'cancel-assignment': anyPart,
  'suspend-assignment': ({ suspension }) => (suspension ? { code: 'assignment_suspended' } : null),
  'resume-assignment': ({ suspension }) => (suspension ? null : { code: 'assignment_not_suspended' }),
  'request-extension': anyPart,
}

function anyPart(): null {
  return null
}

export function isAboutPart(command: RequestCommandType): boolean {
  return command in partRules
}

/** Why the command suits none of the parts that the actor speaks for; null where it suits one. */
export function partsRefusal(command: RequestCommandType, state: RequestState, actor: Actor): Refusal | null {
  const own = Object.values(state.assignments).filter((part) => speaksFor(actor, part))
  const live = own.filter(isLive)
  if (own.length === 0) return { code: 'not_your_assignment' }
  if (live.length === 0) return { code: 'assignment_ended', at: own.at(-1)?.at }
  const refusals = live.map((part) => partRules[command]?.(part, actor) ?? null)
  return refusals.includes(null) ? null : (refusals[0] ?? null)
}

/** The part that a command names, if the command suits it, or why not. */
export function partFor(
  command: RequestCommandType,
  state: RequestState,
  assignmentId: string,
  actor: Actor,
): Assignment | Refusal {
  const part = state.assignments[assignmentId]
  if (!part) return { code: 'no_such_assignment', assignments: Object.keys(state.assignments) }
  if (!speaksFor(actor, part)) return { code: 'not_your_assignment' }
  if (!isLive(part)) return { code: 'assignment_ended', at: part.at }
  return partRules[command]?.(part, actor) ?? part
}

function speaksFor({ role, unit }: Actor, part: Assignment): boolean {
  return role === 'dispatcher' || part.unit === unit
}
