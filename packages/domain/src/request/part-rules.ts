import type { Actor, Refusal } from '../decider.ts'
import { assignmentChart } from './assignment-lifecycle.ts'
import { extensionRefusal } from './clock/extendable.ts'
import type { RequestCommandType, RequestMeta } from './commands.ts'
import { firstEvent } from './leads-to.ts'
import { postRefusal } from './post-rule.ts'
import { type Assignment, isLive, type RequestState } from './state.ts'

interface Around {
  readonly state: RequestState
  readonly meta: RequestMeta
}
type PartRule = (part: Assignment, actor: Actor, around: Around) => Refusal | null

/**
 * Commands about one unit's part, with what that part must be like besides being alive. Staff and the head speak for the parts
 * of their own unit alone, the dispatcher for all of them.
 */
const partRules: Readonly<Partial<Record<RequestCommandType, PartRule>>> = {
  'acknowledge-assignment': anyPart,
  'record-progress': anyPart,
  'complete-assignment': (part, { role }, { state }) => {
    if (part.submitted && role !== 'unit-head') return { code: 'result_already_submitted' }
    return awaitsMeeting(part, state) ? { code: 'meeting_not_held' } : null
  },
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
  'escalate-assignment': ({ unit }, _actor, { meta }) =>
    meta.reference.unit(unit)?.parent ? null : { code: 'no_unit_above', unit },
  'transfer-assignment': anyPart,
  'give-to-post': ({ unit, post }, _actor, { meta }) => {
    const posts = meta.reference.postsOf(unit)
    if (posts.length === 0) return { code: 'no_post_in_unit', unit }
    return posts.some(({ id }) => id !== post) ? null : { code: 'post_has_it_already', post }
  },
  'cancel-assignment': anyPart,
  'suspend-assignment': ({ suspension }) => (suspension ? { code: 'assignment_suspended' } : null),
  'resume-assignment': ({ suspension }) => (suspension ? null : { code: 'assignment_not_suspended' }),
  'request-extension': (part, _actor, { state, meta }) => extensionRefusal(state, part, meta),
}

function anyPart(): null {
  return null
}

/**
 * What is handled by 定期会办 is not complete before a meeting has had it on its agenda: the lead's part waits for it (issue 5, 1).
 */
function awaitsMeeting({ part }: Assignment, { handlingKind, meetings }: RequestState): boolean {
  return part === 'lead' && handlingKind === 'joint-meeting' && meetings === 0
}

export function isAboutPart(command: RequestCommandType): boolean {
  return command in partRules
}

/** Why the command suits none of the parts that the actor speaks for; null where it suits one. */
export function partsRefusal(command: RequestCommandType, state: RequestState, meta: RequestMeta): Refusal | null {
  const own = Object.values(state.assignments).filter((part) => speaksFor(meta.actor, part))
  const live = own.filter(isLive)
  if (own.length === 0) return { code: 'not_your_assignment' }
  if (live.length === 0) return { code: 'assignment_ended', at: own.at(-1)?.at }
  const refusals = live.map((part) => unsuited(command, part, { state, meta }))
  return refusals.includes(null) ? null : (refusals[0] ?? null)
}

/** The part that a command names, if the command suits it, or why not. */
export function partFor(
  command: RequestCommandType,
  state: RequestState,
  assignmentId: string,
  meta: RequestMeta,
): Assignment | Refusal {
  const part = state.assignments[assignmentId]
  if (!part) return { code: 'no_such_assignment', assignments: Object.keys(state.assignments) }
  if (!speaksFor(meta.actor, part)) return { code: 'not_your_assignment' }
  if (!isLive(part)) return { code: 'assignment_ended', at: part.at }
  return unsuited(command, part, { state, meta }) ?? part
}

/** Why not on that part, of role and the request's own state apart; null where it may be given. */
export function partRefusal(
  command: RequestCommandType,
  state: RequestState,
  assignmentId: string,
  meta: RequestMeta,
): Refusal | null {
  const part = partFor(command, state, assignmentId, meta)
  return 'code' in part ? part : null
}

const eventsOfParts = new Set(assignmentChart.machine.events)

/** By what a live part is like, and by its own chart. */
function unsuited(command: RequestCommandType, part: Assignment, { state, meta }: Around): Refusal | null {
  const refusal = postRefusal(part, meta) ?? partRules[command]?.(part, meta.actor, { state, meta })
  if (refusal) return refusal
  const event = firstEvent(command, state, meta)
  const possible = !eventsOfParts.has(event) || assignmentChart.next(part.at, event) !== null
  return possible ? null : { code: 'wrong_state', at: part.at }
}

function speaksFor({ role, unit }: Actor, part: Assignment): boolean {
  return role === 'dispatcher' || part.unit === unit
}
