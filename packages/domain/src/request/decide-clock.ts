import { measureOf } from '../calendar/working-time.ts'
import { type Decision, type Refusal, reject } from '../decider.ts'
import { isOpen, isStanding } from './clock/deadline.ts'
import type { CommandNamed } from './commands.ts'
import { add, draft, finish } from './draft.ts'
import type { RequestEvent } from './events.ts'
import { onPart } from './on-part.ts'
import { partFor } from './part-rules.ts'
import { itemUnder } from './reference.ts'
import type { Deadline, RequestState } from './state.ts'

type Result = Decision<RequestEvent>
type Meta = CommandNamed<'suspend-handling'>['meta']

/** 挂起 before the due date, by the item's stop policy; the clocks of all parts stand with the request's (DOMAIN.md, "Time limits"). */
export function suspendHandling({ data, meta }: CommandNamed<'suspend-handling'>, state: RequestState): Result {
  const clock = mainClock(state)
  if (clock && clock.dueAt < meta.now) return reject(passed(clock))
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
  const assignment = partFor('request-extension', state, assignmentId, meta.actor)
  if ('code' in assignment) return reject(assignment)
  const clock = data.deadlineId === null ? mainClock(state) : state.deadlines[data.deadlineId]
  if (!clock || !isOpen(clock)) return reject({ code: 'no_such_deadline', deadlines: openIds(state) })
  const own = clock.assignmentId === null ? assignment.part === 'lead' : clock.assignmentId === assignmentId
  if (!own) return reject({ code: 'not_your_assignment' })
  if (!isStanding(clock) && clock.dueAt < meta.now) return reject(passed(clock))
  const pending = Object.values(state.extensions).find((one) => one.deadlineId === clock.id)
  if (pending) return reject({ code: 'extension_pending', extensionId: pending.extensionId })
  const refused = extensionRefusal(state, clock, by, meta)
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
  const refused = extensionRefusal(state, clock, by, meta)
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

/** All extensions of a clock together, by no more than the item allows. */
function extensionRefusal(state: RequestState, clock: Deadline, by: Deadline['extensions'][number], meta: Meta) {
  const most = itemUnder(state, meta.reference)?.extension
  if (!most || !clock.limit || most.unit !== clock.limit.unit || by.unit !== most.unit) {
    return { code: 'extension_not_allowed', unit: most?.unit ?? null } satisfies Refusal
  }
  const granted = clock.extensions.reduce((sum, one) => sum + one.amount, 0)
  if (by.amount > 0 && granted + by.amount <= most.amount && measureOf(by) > 0) return null
  return { code: 'extension_too_long', allowed: { amount: most.amount - granted, unit: most.unit } } satisfies Refusal
}

/** The total limit, or that of 重办 after a reopening. */
function mainClock({ deadlines }: RequestState): Deadline | undefined {
  return Object.values(deadlines).findLast((one) => isOpen(one) && (one.kind === 'total' || one.kind === 'rework'))
}

function scopeOf(clock: Deadline, assignmentId: string) {
  return clock.assignmentId === null
    ? ({ scope: 'request', assignmentId } as const)
    : ({ scope: 'assignment', assignmentId } as const)
}

function passed({ kind, dueAt }: Deadline): Refusal {
  return { code: 'deadline_passed', kind, dueAt }
}

function openIds({ deadlines }: RequestState): readonly string[] {
  return Object.values(deadlines).flatMap((one) => (isOpen(one) ? one.id : []))
}
