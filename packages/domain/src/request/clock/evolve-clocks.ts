import type { Recorded } from '../../decider.ts'
import type { RequestEvent, RequestEventOf } from '../events.ts'
import type { Deadline, RequestState } from '../state.ts'
import { endedBy } from './ends.ts'

type Deadlines = RequestState['deadlines']

/** The clocks after an event that is no clock's own: ended, standing or going on by how the request stands now. */
export function clocksAfter(before: RequestState, after: RequestState, event: Recorded<RequestEvent>): RequestState {
  const ended = endedBy(event)
  let { deadlines } = after
  if (ended) deadlines = changed(deadlines, (one) => (ended(one) ? { ...one, endedAt: event.occurredAt } : one))
  if (isStanding(before, after)) {
    deadlines = changed(deadlines, (one) => stoppedOrGoing(one, after, event.occurredAt))
  }
  return deadlines === after.deadlines ? after : { ...after, deadlines }
}

/** Whether somebody's waiting began or ended. */
function isStanding(before: RequestState, after: RequestState): boolean {
  if (before.suspension !== after.suspension) return true
  if (before.assignments === after.assignments) return false
  return Object.values(after.assignments).some((one) => one.suspension !== before.assignments[one.id]?.suspension)
}

function stoppedOrGoing(deadline: Deadline, state: RequestState, at: string): Deadline {
  const suspension = suspensionOf(state, deadline.assignmentId)
  const last = deadline.stops.at(-1)
  const stands = last !== undefined && last.to === null
  if (suspension && !stands) {
    const stop = { from: at, to: null, policy: suspension.policy }
    return { ...deadline, stops: [...deadline.stops, stop] }
  }
  if (!suspension && stands) return { ...deadline, stops: [...deadline.stops.slice(0, -1), { ...last, to: at }] }
  return deadline
}

/** Why a clock stands: the whole request waits, or the part that it belongs to. */
function suspensionOf({ suspension, assignments }: RequestState, assignmentId: string | null) {
  return suspension ?? (assignmentId === null ? null : (assignments[assignmentId]?.suspension ?? null))
}

/** One that was set, in place of the one that it supersedes; counted from the same instant, it is the same clock. */
export function withDeadline(
  state: RequestState,
  { data, occurredAt }: Recorded<RequestEventOf<'DeadlineSet'>>,
): RequestState {
  const { deadlineId: id, kind, assignmentId, dueAt, warnAt, rule, limit, countedFrom, supersedes } = data
  const former = supersedes === null ? undefined : state.deadlines[supersedes]
  const same = former && countedFrom !== null && former.countedFrom === countedFrom ? former : null
  const suspension = suspensionOf(state, assignmentId)
  const standing = suspension ? [{ from: occurredAt, to: null, policy: suspension.policy }] : []
  const deadline: Deadline = {
    id,
    kind,
    assignmentId,
    dueAt,
    warnAt,
    rule,
    limit,
    countedFrom,
    calendarVersion: data.calendarVersion,
    stops: same ? same.stops : standing,
    extensions: same ? same.extensions.filter(({ unit }) => unit === limit?.unit) : [],
    // no warning comes any more where 80 % had passed before a pause: it was given
    warned: same !== null && warnAt === null && same.warned,
    missed: false,
    endedAt: null,
  }
  const kept = Object.entries(state.deadlines).filter(([other]) => other !== supersedes)
  return { ...state, deadlines: { ...Object.fromEntries(kept), [id]: deadline } }
}

export function marked(state: RequestState, id: string, mark: Partial<Deadline>): RequestState {
  const deadline = state.deadlines[id]
  return deadline ? { ...state, deadlines: { ...state.deadlines, [id]: { ...deadline, ...mark } } } : state
}

export function extended(state: RequestState, { deadlineId, by }: RequestEventOf<'ExtensionGranted'>['data']) {
  const deadline = state.deadlines[deadlineId]
  return deadline ? marked(state, deadlineId, { extensions: [...deadline.extensions, by] }) : state
}

/** Open ones alone; the same object where nothing changes. */
function changed(deadlines: Deadlines, change: (one: Deadline) => Deadline): Deadlines {
  let result: Record<string, Deadline> | null = null
  for (const one of Object.values(deadlines)) {
    const next = one.endedAt === null ? change(one) : one
    if (next === one) continue
    result ??= { ...deadlines }
    result[one.id] = next
  }
  return result ?? deadlines
}
