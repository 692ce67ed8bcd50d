import { dueAt, type Limit } from '../calendar/working-time.ts'
import { add, type Draft } from './draft.ts'
import type { deadlineKinds } from './events.ts'
import type { RequestState } from './state.ts'

type DeadlineKind = (typeof deadlineKinds)[number]

/** 签收 within one working day where the item says nothing else. */
export const defaultAcknowledge: Limit = { amount: 1, unit: 'workingDays' }
/** Rectified within 15 working days after dissatisfaction (DOMAIN.md, "Evaluation"). */
export const reworkLimit: Limit = { amount: 15, unit: 'workingDays' }

/** Sets the due date that a limit gives, counted from `from`; a due date of the same kind and scope is superseded. */
export function setDeadline(
  draft: Draft,
  kind: DeadlineKind,
  limit: Limit,
  from: string,
  rule: string,
  assignmentId: string | null = null,
): Draft {
  const { calendar } = draft.meta.reference
  const due = dueAt(calendar, limit, from)
  const version = due.provisional ? `${calendar.version} (暂定)` : calendar.version
  return setDueAt(draft, kind, due.dueAt, rule, version, assignmentId)
}

export function setDueAt(
  draft: Draft,
  kind: DeadlineKind,
  due: string,
  rule: string,
  calendarVersion: string | null,
  assignmentId: string | null = null,
): Draft {
  return add(draft, {
    type: 'DeadlineSet',
    data: {
      deadlineId: `d${nextNumber(draft.state)}`,
      scope: assignmentId === null ? 'request' : 'assignment',
      assignmentId,
      kind,
      dueAt: due,
      rule,
      calendarVersion,
      supersedes: current(draft.state, kind, assignmentId),
    },
  })
}

function current(state: RequestState, kind: DeadlineKind, assignmentId: string | null): string | null {
  const same = Object.values(state.deadlines).find((one) => one.kind === kind && one.assignmentId === assignmentId)
  return same?.id ?? null
}

/** Superseded due dates are gone from the state, their numbers are not given again. */
function nextNumber(state: RequestState): number {
  return 1 + Math.max(0, ...Object.keys(state.deadlines).map((id) => Number(id.slice(1))))
}
