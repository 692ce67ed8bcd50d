import {
  type Dimension,
  type PlacePath,
  type RequestEvent,
  type RequestState,
  requestDecider,
  type WorkCalendar,
  workingMinutesBetween,
} from '@wubu/domain'
import type { Recorded } from '@wubu/domain/decider'
import type { LoggedRequestEvent } from '@wubu/testing'
import type { CaseDimension } from '../src/figures/cells.ts'

type Past = readonly Recorded<RequestEvent>[]
type Counted = Readonly<Record<string, number>>

/** One request, assignment or evaluation, with what it is cut by. */
export interface Recounted {
  readonly requestId: string
  readonly cell: Readonly<Partial<Record<CaseDimension, string | null>>>
  readonly counts: Counted
}

interface Recount {
  readonly at: string
  readonly placePath: (id: string) => PlacePath
  readonly calendar: WorkCalendar
}

/**
 * The things behind the rates as of `at` straight from the sentences of DOMAIN.md: every request is replayed up to then and looked
 * at with the naked eye. Slow, and meant to be obviously right; it knows nothing of the facts that the read model keeps.
 */
export function recountThings(log: readonly LoggedRequestEvent[], recount: Recount): readonly Recounted[] {
  const requests = Map.groupBy(log, (one) => one.requestId)
  return [...requests].flatMap(([requestId, own]) => {
    const past = own
      .map((one) => one.event)
      .filter((event) => event.occurredAt <= recount.at)
      .toSorted((one, other) => (one.occurredAt < other.occurredAt ? -1 : one.occurredAt > other.occurredAt ? 1 : 0))
    const state = past.reduce(requestDecider.evolve, requestDecider.initial)
    if (!counts(state)) return []
    const cell = cellOf(state, past, recount)
    const things = [...requestThings(state, past, recount), ...partThings(past, recount), ...evaluations(past, recount)]
    return things.map(({ counts, ...own }) => ({ requestId, cell: { ...cell, worker: null, ...own }, counts }))
  })
}

interface Found {
  readonly unit?: string | null
  readonly worker?: string | null
  readonly counts: Counted
}

function counts({ at, acceptedAt }: RequestState): boolean {
  const out = ['closed.declined', 'closed.withdrawn', 'closed.merged']
  return acceptedAt !== null && at !== 'new' && !at.startsWith('collecting.') && !out.includes(at)
}

function cellOf(state: RequestState, past: Past, { placePath }: Recount): Partial<Record<Dimension, string | null>> {
  const month = new Date(Date.parse(state.acceptedAt ?? '') + 8 * 3_600_000).toISOString().slice(0, 7)
  const registered = past.find((event) => event.type === 'RequestRegistered')
  const { item, channel, handlingKind, lead, place } = state
  const unit = lead === null ? null : (state.assignments[lead]?.unit ?? null)
  const community = place === null ? null : placePath(place).community
  return { unit, item, channel, kind: handlingKind, community, month, window: registered?.data.window ?? null }
}

function requestThings(state: RequestState, past: Past, { calendar }: Recount): readonly Found[] {
  const first = past.findIndex(({ type }) => type === 'HandlingCompleted')
  if (first === -1) return []
  const reopened = past.slice(first).some(({ type }) => type === 'RequestReopened')
  const once = { completedOnce: 1, reopened: Number(reopened) }
  const total = past.findLast((event) => event.type === 'DeadlineSet' && event.data.kind === 'total')
  const { acceptedAt, completedAt } = state
  if (total?.type !== 'DeadlineSet' || acceptedAt === null || completedAt === null) return [{ counts: once }]
  const minutes = (from: string, to: string) => workingMinutesBetween(calendar, from, to)
  const pauses = between(past, ['HandlingSuspended'], ['HandlingResumed', 'HandlingReturned'])
  const paused = pauses.reduce((sum, [from, to]) => sum + minutes(from, to), 0)
  const limit = minutes(acceptedAt, total.data.dueAt) - paused
  if (limit <= 0) return [{ counts: once }]
  const counted = worked(past).reduce((sum, [from, to]) => sum + minutes(from, to), 0)
  return [{ counts: { ...once, limitMinutes: limit, savedMinutes: limit - counted } }]
}

const starts = ['RequestAccepted', 'HandlingResumed', 'HandlingReturned', 'MergeUndone']
const ends = ['HandlingCompleted', 'HandlingSuspended', 'RequestDeclined', 'RequestWithdrawn', 'RequestMerged']

function worked(past: Past) {
  // a declined or withdrawn request that is taken up again begins with its acceptance
  let completed = false
  const told = past.map((event) => {
    if (event.type === 'HandlingCompleted') completed = true
    const goesOn = event.type === 'RequestReopened' && completed
    if (goesOn || starts.includes(event.type)) completed = false
    return { ...event, starts: goesOn || starts.includes(event.type) }
  })
  const stretches: [string, string][] = []
  let since: string | null = null
  for (const { type, occurredAt, starts } of told) {
    if (starts) since ??= occurredAt
    if (!ends.includes(type)) continue
    if (since !== null && occurredAt > since) stretches.push([since, occurredAt])
    since = null
  }
  return stretches
}

function between(past: Past, from: readonly string[], to: readonly string[]): readonly [string, string][] {
  const found: [string, string][] = []
  let since: string | null = null
  for (const { type, occurredAt } of past) {
    if (from.includes(type)) since ??= occurredAt
    if (!to.includes(type) || since === null) continue
    found.push([since, occurredAt])
    since = null
  }
  return found
}

function about(past: Past, assignmentId: string): Past {
  return past.filter(({ data }) => 'assignmentId' in data && data.assignmentId === assignmentId)
}

const endings = ['AssignmentReturned', 'AssignmentTransferred', 'AssignmentCancelled', 'AssignmentCompleted']

function partThings(past: Past, { at }: Recount): readonly Found[] {
  return past.flatMap((event) => {
    if (event.type !== 'AssignmentDispatched') return []
    const own = about(past, event.data.assignmentId)
    const taken = own.find(({ type }) => type === 'AssignmentAcknowledged' || type === 'AssignmentCompleted')
    const ended = own.find(({ type }) => endings.includes(type))
    const due = own.findLast((one) => one.type === 'DeadlineSet' && one.data.kind === 'acknowledge')
    const dueAt = due?.type === 'DeadlineSet' ? due.data.dueAt : null
    const inTime = dueAt !== null && dueAt <= at && taken !== undefined && taken.occurredAt <= dueAt
    const never = dueAt === null || dueAt > at || (!inTime && ended !== undefined && ended.occurredAt <= dueAt)
    const counts = {
      dispatched: 1,
      returned: Number(ended?.type === 'AssignmentReturned'),
      acknowledgeDue: Number(!never),
      acknowledgedInTime: Number(!never && inTime),
    }
    return [{ unit: event.data.unit, counts }]
  })
}

function evaluations(past: Past, { at }: Recount): readonly Found[] {
  const found: Found[] = []
  let asked: string | null = null
  const answer = (index: number, counts: Counted) => found.push({ ...concerned(past.slice(0, index)), counts })
  const silent = { evaluationsDue: 1, evaluated: 0, satisfied: 0, solved: 0 }
  for (const [index, event] of past.entries()) {
    if (event.type === 'DeadlineSet' && event.data.kind === 'evaluation') asked = event.data.dueAt
    if (event.type === 'RequestEvaluated') {
      asked = null
      const { level, solved } = event.data
      answer(index, { evaluationsDue: 1, evaluated: 1, satisfied: Number(level >= 3), solved: Number(solved) })
    }
    if (event.type !== 'RequestClosed' && event.type !== 'RequestReopened') continue
    if (asked !== null && asked <= event.occurredAt) answer(index, silent)
    asked = null
  }
  if (asked !== null && asked <= at) answer(past.length, silent)
  return found
}

/** Who completed the lead's part last. */
function concerned(past: Past): Pick<Found, 'unit' | 'worker'> {
  const last = past.findLast((one) => one.type === 'AssignmentCompleted' && isLead(past, one.data.assignmentId))
  if (last?.type !== 'AssignmentCompleted') return {}
  const { id, role } = last.actor
  return { unit: last.data.unit, worker: role === 'system' ? null : id }
}

function isLead(past: Past, assignmentId: string): boolean {
  return past.some(
    (one) => one.type === 'AssignmentDispatched' && one.data.assignmentId === assignmentId && one.data.part === 'lead',
  )
}
