import type { Limit } from '../../calendar/limit.ts'
import type { Recorded } from '../../decider.ts'
import type { RequestEvent, RequestEventOf } from '../events.ts'
import { itemUnder, type Reference } from '../reference.ts'
import type { Deadline, RequestState } from '../state.ts'
import type { ClockTerms } from './deadline-set.ts'

const days = (amount: number): Limit => ({ amount, unit: 'workingDays' })
/** Whoever brings a request is told within five working days what is missing (行政许可法 §32). */
const defaultAcceptance = days(5)
/** 签收 within one working day where the item says nothing else. */
const defaultAcknowledge = days(1)
/** The resident is called on the next working day after saying that they are dissatisfied (DOMAIN.md, "Evaluation"). */
const callBackLimit = days(1)
/** Rectified within 15 working days after dissatisfaction (DOMAIN.md, "Evaluation"). */
const reworkLimit = days(15)
/** No answer within five working days lapses to "not evaluated" (DOMAIN.md, "Evaluation"). */
const evaluationLimit = days(5)

/**
 * The clocks that an event starts, or counts anew since a pause ended or an extension was granted (DOMAIN.md, "Time limits").
 * The only place that says when a clock starts: whatever command leads to the event, its clock is set with it.
 */
export function clocksStarted(
  before: RequestState,
  after: RequestState,
  event: Recorded<RequestEvent>,
  reference: Reference,
): readonly ClockTerms[] {
  const { occurredAt } = event
  switch (event.type) {
    case 'RequestRegistered':
    case 'MaterialsSupplied':
      return after.at === 'collecting.registered' ? [acceptance(after, occurredAt, reference)] : []
    case 'RequestAccepted':
      return total(after, occurredAt, reference)
    case 'RequestClassified':
      return reclassified(before, after, reference)
    case 'AssignmentDispatched':
      return dispatched(after, event, reference)
    case 'HandlingCompleted':
      return byItem(after, occurredAt, reference, 'feedback')
    case 'FeedbackDelivered':
      if (after.at !== 'evaluating.awaitingEvaluation') return []
      return [clock('evaluation', evaluationLimit, occurredAt, '评议 5 working days')]
    case 'RequestReopened':
      return reopened(before, after, event, reference)
    case 'MergeUndone':
      return Object.values(after.deadlines).flatMap((one) => (one.kind === 'total' ? termsOf(one) : []))
    case 'ExtensionGranted':
      return Object.values(after.deadlines).flatMap((one) =>
        one.id === event.data.deadlineId ? termsOf(one, 'extended') : [],
      )
    default:
      return goingOn(before, after)
  }
}

function clock(kind: ClockTerms['kind'], limit: Limit, from: string, rule: string, assignmentId: string | null = null) {
  return { kind, assignmentId, limit, from, rule, stops: [], extensions: [] }
}

function acceptance(state: RequestState, from: string, reference: Reference): ClockTerms {
  const item = itemUnder(state, reference)
  const limit = item?.limits.acceptance
  if (!item || !limit) return clock('acceptance', defaultAcceptance, from, '行政许可法 §32')
  return clock('acceptance', limit, from, `item ${item.code} v${item.version} acceptance`)
}

/** What the item promises, or else what the law says. */
function total(state: RequestState, from: string, reference: Reference, how = ''): readonly ClockTerms[] {
  const item = itemUnder(state, reference)
  const limit = item?.limits.promised ?? item?.limits.legal
  if (!item || !limit) return []
  const which = how || (item.limits.promised ? 'promised' : 'legal')
  return [clock('total', limit, from, `item ${item.code} v${item.version} ${which}`)]
}

/** Another item brings its own limit, counted from the acceptance as before; what stood or was extended stays so. */
function reclassified(before: RequestState, after: RequestState, reference: Reference): readonly ClockTerms[] {
  const same = before.item === after.item && before.itemVersion === after.itemVersion
  if (same || after.acceptedAt === null) return []
  const former = Object.values(after.deadlines).find(({ kind }) => kind === 'total')
  if (former && former.endedAt !== null) return []
  return total(after, after.acceptedAt, reference, 'reclassified').map((terms) => {
    if (former?.countedFrom !== terms.from) return terms
    const extensions = former.extensions.filter(({ unit }) => unit === terms.limit.unit)
    return { ...terms, stops: former.stops, extensions }
  })
}

function dispatched(
  state: RequestState,
  { data, occurredAt }: Recorded<RequestEventOf<'AssignmentDispatched'>>,
  reference: Reference,
): readonly ClockTerms[] {
  const { assignmentId, part } = data
  const item = itemUnder(state, reference)
  const own = item?.limits.acknowledge
  const rule = own && item ? `item ${item.code} v${item.version} acknowledge` : 'default acknowledge'
  const acknowledge = clock('acknowledge', own ?? defaultAcknowledge, occurredAt, rule, assignmentId)
  return part === 'lead'
    ? [acknowledge, ...byItem(state, occurredAt, reference, 'firstContact', assignmentId)]
    : [acknowledge]
}

function byItem(
  state: RequestState,
  from: string,
  reference: Reference,
  which: 'feedback' | 'firstContact',
  assignmentId: string | null = null,
): readonly ClockTerms[] {
  const item = itemUnder(state, reference)
  const limit = item?.limits[which]
  if (!item || !limit) return []
  const kind = which === 'feedback' ? 'feedback' : 'first-contact'
  return [clock(kind, limit, from, `item ${item.code} v${item.version} ${kind}`, assignmentId)]
}

function reopened(
  before: RequestState,
  after: RequestState,
  { data, occurredAt }: Recorded<RequestEventOf<'RequestReopened'>>,
  reference: Reference,
): readonly ClockTerms[] {
  if (after.at === 'collecting.registered') return [acceptance(after, occurredAt, reference)]
  const rework = clock('rework', reworkLimit, occurredAt, '重办 15 working days')
  if (data.ground !== 'dissatisfied' || before.at === 'closed.completed') return [rework]
  return [clock('first-contact', callBackLimit, occurredAt, '重办 call-back on the next working day'), rework]
}

/** Clocks that stood and stand no more. One that starts anew forgets its pauses and extensions. */
function goingOn(before: RequestState, after: RequestState): readonly ClockTerms[] {
  if (before.deadlines === after.deadlines) return []
  return Object.values(after.deadlines).flatMap((one) => {
    const stop = one.stops.at(-1)
    if (one.endedAt !== null || !stop?.to || before.deadlines[one.id]?.stops.at(-1)?.to !== null) return []
    if (stop.from > one.dueAt) return []
    if (stop.policy !== 'restart') return termsOf(one, stop.policy)
    return termsOf({ ...one, countedFrom: stop.to, stops: [], extensions: [] }, stop.policy)
  })
}

/** None of a due date that a source told: nobody knows what it was counted from. */
export function termsOf(deadline: Deadline, why = ''): readonly ClockTerms[] {
  const { kind, assignmentId, limit, countedFrom: from, stops, extensions } = deadline
  if (limit === null || from === null) return []
  const [base = ''] = deadline.rule.split('; ')
  return [{ kind, assignmentId, limit, from, stops, extensions, rule: why ? `${base}; ${why}` : base }]
}
