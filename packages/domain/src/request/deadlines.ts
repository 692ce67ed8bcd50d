import { dueAt, type Limit } from '../calendar/working-time.ts'
import { add, type Draft } from './draft.ts'
import type { deadlineKinds, RequestEventOf } from './events.ts'
import type { RequestState } from './state.ts'

type DeadlineKind = (typeof deadlineKinds)[number]

/** 签收 within one working day where the item says nothing else. */
export const defaultAcknowledge: Limit = { amount: 1, unit: 'workingDays' }
/** The resident is called on the next working day after saying that they are dissatisfied (DOMAIN.md, "Evaluation"). */
export const callBackLimit: Limit = { amount: 1, unit: 'workingDays' }
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
  return add(
    draft,
    deadlineSet(draft.state, kind, assignmentId, {
      dueAt: due.dueAt,
      rule,
      limit,
      countedFrom: from,
      calendarVersion: version,
    }),
  )
}

/** The total due date as a source tells it: nobody here knows what limit and calendar it came from. */
export function setSourceDueAt(draft: Draft, dueAt: string): Draft {
  const terms = { dueAt, rule: 'source', limit: null, countedFrom: null, calendarVersion: null }
  return add(draft, deadlineSet(draft.state, 'total', null, terms))
}

type DeadlineData = RequestEventOf<'DeadlineSet'>['data']
type Terms = Pick<DeadlineData, 'dueAt' | 'rule' | 'limit' | 'countedFrom' | 'calendarVersion'>

function deadlineSet(state: RequestState, kind: DeadlineKind, assignmentId: string | null, terms: Terms) {
  const scope = assignmentId === null ? ('request' as const) : ('assignment' as const)
  const deadlineId = `d${nextNumber(state)}`
  const supersedes = current(state, kind, assignmentId)
  return { type: 'DeadlineSet' as const, data: { deadlineId, scope, assignmentId, kind, ...terms, supersedes } }
}

function current(state: RequestState, kind: DeadlineKind, assignmentId: string | null): string | null {
  const same = Object.values(state.deadlines).find((one) => one.kind === kind && one.assignmentId === assignmentId)
  return same?.id ?? null
}

/** Superseded due dates are gone from the state, their numbers are not given again. */
function nextNumber(state: RequestState): number {
  return 1 + Math.max(0, ...Object.keys(state.deadlines).map((id) => Number(id.slice(1))))
}
