import { type Decision, reject } from '../decider.ts'
import { isOpen } from './clock/deadline.ts'
import { isOwn, mainClock, notExtendable, tooLong } from './clock/extendable.ts'
import type { CommandNamed } from './commands.ts'
import { add, draft, finish } from './draft.ts'
import type { RequestEvent } from './events.ts'
import { onPart } from './on-part.ts'
import { partFor } from './part-rules.ts'
import { itemUnder } from './reference.ts'
import type { Deadline, RequestState } from './state.ts'

type Result = Decision<RequestEvent, RequestState>
type Meta = CommandNamed<'suspend-handling'>['meta']

/** 挂起 before the due date (the rule stands in standing-rules.ts), by the item's stop policy; the clocks of all parts stand with the request's (DOMAIN.md, "Time limits"). */
export function suspendHandling({ data, meta }: CommandNamed<'suspend-handling'>, state: RequestState): Result {
  const policy = stopPolicyOf(state, meta)
  return finish(add(draft(state, meta), { type: 'HandlingSuspended', data: { ...data, policy } }))
}

export function resumeHandling({ data, meta }: CommandNamed<'resume-handling'>, state: RequestState): Result {
  return finish(add(draft(state, meta), { type: 'HandlingResumed', data }))
}

/** One part waits; the request's own clock and those of the other parts go on. */
export function suspendAssignment(command: CommandNamed<'suspend-assignment'>, state: RequestState): Result {
  const policy = stopPolicyOf(state, command.meta)
  return onPart(command, state, () => ({
    event: { type: 'AssignmentSuspended', data: { ...command.data, policy } },
  }))
}

export function resumeAssignment(command: CommandNamed<'resume-assignment'>, state: RequestState): Result {
  return onPart(command, state, () => ({ event: { type: 'AssignmentResumed', data: command.data } }))
}

/** 申请延期 by a unit, of a clock of its own part or, where it leads, of the request's; before expiry, with a reason. */
export function requestExtension({ data, meta }: CommandNamed<'request-extension'>, state: RequestState): Result {
  const { assignmentId, by, reason } = data
  const assignment = partFor('request-extension', state, assignmentId, meta)
  if ('code' in assignment) return reject(assignment)
  const clock = data.deadlineId === null ? mainClock(state) : state.deadlines[data.deadlineId]
  if (!clock || !isOpen(clock)) return reject({ code: 'no_such_deadline', deadlines: openIds(state) })
  if (!isOwn(clock, assignment)) return reject({ code: 'not_your_assignment' })
  const refused = notExtendable(state, clock, by, meta)
  if (refused) return reject(refused)
  const extensionId = `x${state.extensionsAsked + 1}`
  const asked = { extensionId, ...scopeOf(clock, assignmentId), deadlineId: clock.id }
  return finish(add(draft(state, meta), { type: 'ExtensionRequested', data: { ...asked, by, reason } }))
}

/** 同意延期 by the dispatcher, by no more than was asked for; whoever waits for it is told. */
export function grantExtension({ data, meta }: CommandNamed<'grant-extension'>, state: RequestState): Result {
  const asked = state.extensions[data.extensionId]
  if (!asked) return reject({ code: 'no_such_extension', extensions: Object.keys(state.extensions) })
  const clock = state.deadlines[asked.deadlineId]
  if (!clock || !isOpen(clock)) return reject({ code: 'no_such_deadline', deadlines: openIds(state) })
  const by = data.by ?? asked.by
  if (by.unit !== asked.by.unit || by.amount > asked.by.amount) {
    return reject({ code: 'extension_too_long', allowed: asked.by })
  }
  const refused = tooLong(state, clock, by, meta)
  if (refused) return reject(refused)
  if (state.residentId !== null && data.told === null) return reject({ code: 'resident_not_told' })
  const { told, note } = data
  return finish(add(draft(state, meta), { type: 'ExtensionGranted', data: { ...asked, by, told, note } }))
}

export function refuseExtension({ data, meta }: CommandNamed<'refuse-extension'>, state: RequestState): Result {
  const asked = state.extensions[data.extensionId]
  if (!asked) return reject({ code: 'no_such_extension', extensions: Object.keys(state.extensions) })
  const { by: _by, ...names } = asked
  return finish(add(draft(state, meta), { type: 'ExtensionRefused', data: { ...names, reason: data.reason } }))
}

/** How a suspension counts: what the item says, in the version that the request lives under. */
export function stopPolicyOf(state: RequestState, { reference }: Meta) {
  return itemUnder(state, reference)?.stopPolicy ?? 'pause-workdays'
}

function scopeOf(clock: Deadline, assignmentId: string) {
  return clock.assignmentId === null
    ? ({ scope: 'request', assignmentId } as const)
    : ({ scope: 'assignment', assignmentId } as const)
}

function openIds({ deadlines }: RequestState): readonly string[] {
  return Object.values(deadlines).flatMap((one) => (isOpen(one) ? one.id : []))
}
