import type { WorkCalendar } from '../../calendar/working-time.ts'
import type { DeadlineKind, RequestEventOf } from '../events.ts'
import type { RequestState } from '../state.ts'
import { countClock } from './count.ts'
import type { Terms } from './terms.ts'

/** A clock that is to be set. */
export interface ClockTerms extends Terms {
  readonly kind: DeadlineKind
  readonly assignmentId: string | null
  /** Where the limit stands: the item and its version, or the rule. */
  readonly rule: string
}

type DeadlineData = RequestEventOf<'DeadlineSet'>['data']
type Due = Pick<DeadlineData, 'dueAt' | 'rule' | 'limit' | 'countedFrom' | 'calendarVersion' | 'warnAt'>

/** Written behind the version of a calendar of which a year that was counted through is not published yet. */
export const provisionalMark = ' (暂定)'

/** The due date of a clock, in place of the one that it had. */
export function deadlineSet(state: RequestState, clock: ClockTerms, calendar: WorkCalendar) {
  const { kind, assignmentId, rule, limit, from } = clock
  const { dueAt, warnAt, provisional } = countClock(calendar, clock)
  const calendarVersion = provisional ? calendar.version + provisionalMark : calendar.version
  return dueDate(state, kind, assignmentId, { dueAt, warnAt, rule, limit, countedFrom: from, calendarVersion })
}

/** The total due date as a source tells it: nobody here knows what limit and calendar it came from. */
export function sourceDeadline(state: RequestState, dueAt: string) {
  const terms = { dueAt, warnAt: null, rule: 'source', limit: null, countedFrom: null, calendarVersion: null }
  return dueDate(state, 'total', null, terms)
}

/** By when a unit is to be done with its part, as a joint meeting decided; the request's own total limit stands beside it. */
export function meetingDeadline(state: RequestState, assignmentId: string, dueAt: string, meetingId: string) {
  const rule = `meeting ${meetingId}`
  const terms = { dueAt, warnAt: null, rule, limit: null, countedFrom: null, calendarVersion: null }
  return dueDate(state, 'total', assignmentId, terms)
}

function dueDate(state: RequestState, kind: DeadlineKind, assignmentId: string | null, due: Due) {
  const scope = assignmentId === null ? ('request' as const) : ('assignment' as const)
  const deadlineId = `d${nextNumber(state)}`
  const same = Object.values(state.deadlines).find((one) => one.kind === kind && one.assignmentId === assignmentId)
  const { dueAt, warnAt, rule, limit, countedFrom, calendarVersion } = due
  const supersedes = same?.id ?? null
  const terms = { dueAt, rule, limit, countedFrom, calendarVersion, supersedes, warnAt }
  return { type: 'DeadlineSet' as const, data: { deadlineId, scope, assignmentId, kind, ...terms } }
}

/** Superseded due dates are gone from the state, their numbers are not given again. */
function nextNumber(state: RequestState): number {
  return 1 + Math.max(0, ...Object.keys(state.deadlines).map((id) => Number(id.slice(1))))
}
