import type { Limit } from '../../calendar/limit.ts'
import { measureOf } from '../../calendar/working-time.ts'
import type { Refusal } from '../../decider.ts'
import type { RequestMeta } from '../commands.ts'
import { itemUnder } from '../reference.ts'
import type { Assignment, Deadline, RequestState } from '../state.ts'
import { isOpen, isStanding } from './deadline.ts'

/** Why the unit may ask for no extension of any clock that is its own; null where there is one. */
export function extensionRefusal(state: RequestState, part: Assignment, meta: RequestMeta): Refusal | null {
  const open = Object.values(state.deadlines).filter((clock) => isOpen(clock) && isOwn(clock, part))
  const least = itemUnder(state, meta.reference)?.extension
  const by: Limit = { amount: 1, unit: least?.unit ?? 'workingDays' }
  const refusals = open.map((clock) => notExtendable(state, clock, by, meta))
  if (refusals.length === 0) return { code: 'no_such_deadline', deadlines: [] }
  return refusals.includes(null) ? null : (refusals[0] ?? null)
}

/** Of the unit's own part or, where it leads, of the whole request. */
export function isOwn({ assignmentId }: Deadline, { id, part }: Assignment): boolean {
  return assignmentId === null ? part === 'lead' : assignmentId === id
}

/** Why an extension of this clock may not be asked for: it is over, asked for already, or more than the item allows. */
export function notExtendable(state: RequestState, clock: Deadline, by: Limit, meta: RequestMeta): Refusal | null {
  if (!isStanding(clock) && clock.dueAt < meta.now) return passed(clock)
  const pending = Object.values(state.extensions).find((one) => one.deadlineId === clock.id)
  if (pending) return { code: 'extension_pending', extensionId: pending.extensionId }
  return tooLong(state, clock, by, meta)
}

/** All extensions of a clock together, by no more than the item allows. */
export function tooLong(state: RequestState, clock: Deadline, by: Limit, meta: RequestMeta): Refusal | null {
  const most = itemUnder(state, meta.reference)?.extension
  if (!most || !clock.limit || most.unit !== clock.limit.unit || by.unit !== most.unit) {
    return { code: 'extension_not_allowed', unit: most?.unit ?? null }
  }
  const granted = clock.extensions.reduce((sum, one) => sum + one.amount, 0)
  if (by.amount > 0 && granted + by.amount <= most.amount && measureOf(by) > 0) return null
  return { code: 'extension_too_long', allowed: { amount: most.amount - granted, unit: most.unit } }
}

export function passed({ kind, dueAt }: Deadline): Refusal {
  return { code: 'deadline_passed', kind, dueAt }
}

/** The total limit, or that of 重办 after a reopening. */
export function mainClock({ deadlines }: RequestState): Deadline | undefined {
  return Object.values(deadlines).findLast((one) => isOpen(one) && (one.kind === 'total' || one.kind === 'rework'))
}
