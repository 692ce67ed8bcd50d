import { localDayAt } from '../calendar/zone.ts'
import { type Decision, reject } from '../decider.ts'
import type { CommandNamed } from './commands.ts'
import { add, draft, finish } from './draft.ts'
import { channels, type RequestEvent, type RequestEventOf } from './events.ts'
import { isDissatisfied } from './evolve.ts'
import type { RequestState } from './state.ts'

type Result = Decision<RequestEvent, RequestState>

/** Days on which nobody could be reached, before a letter or a notice may take the place of a word. */
const attemptDays = 3

/** An attempt to reach the resident; after 重办 was called for, the call that begins it. */
export function attemptFeedback({ data, meta }: CommandNamed<'record-feedback-attempt'>, state: RequestState): Result {
  const attempts = [...state.attempts, { at: meta.now, outcome: data.outcome }]
  const unansweredDays = daysWithoutAnswer({ attempts }, meta.reference.calendar.timeZone)
  return finish(add(draft(state, meta), { type: 'FeedbackAttempted', data: { ...data, unansweredDays } }))
}

/**
 * Whether nobody has to try again: somebody was reached, or the attempts are used up after which a letter may take the place of a
 * word. What version 1 wrote counts as it did then: one attempt was enough.
 */
export function settlesCall({ outcome, unansweredDays }: RequestEventOf<'FeedbackAttempted'>['data']): boolean {
  return outcome === 'reached' || unansweredDays === null || unansweredDays >= attemptDays
}

/** A letter or a notice only after three attempts on different days in which nobody was reached. */
export function deliverFeedback({ data, meta }: CommandNamed<'deliver-feedback'>, state: RequestState): Result {
  const { method } = data
  if (method === 'letter' || method === 'notice') {
    const days = daysWithoutAnswer(state, meta.reference.calendar.timeZone)
    if (days < attemptDays) return reject({ code: 'feedback_attempts_missing', method, days, needed: attemptDays })
  }
  return finish(add(draft(state, meta), { type: 'FeedbackDelivered', data }))
}

/**
 * 评议: levels 3–5 and solved close the request. Otherwise 重办 with its own limit, after which one further evaluation closes
 * it, or brings it before a supervisor if the resident is dissatisfied again (DOMAIN.md, "Evaluation").
 */
export function evaluate({ data, meta }: CommandNamed<'evaluate-request'>, state: RequestState): Result {
  const round = state.rounds + 1
  const evaluated = add(draft(state, meta), {
    type: 'RequestEvaluated',
    data: { round, by: evaluator(meta.actor.role), level: data.level, solved: data.solved, reason: data.reason },
  })
  if (!isDissatisfied(data)) return finish(add(evaluated, { type: 'RequestClosed', data: { ...closed, reason: null } }))
  // a second time: a supervisor closes or reopens it
  if (evaluated.state.escalated) return finish(evaluated)
  const reopened = add(evaluated, { type: 'RequestReopened', data: { ground: 'dissatisfied', reason: data.reason } })
  return finish(reopened)
}

const closed = { feedback: 'delivered', evaluation: 'evaluated' } as const

/** By a supervisor, of a request whose resident was dissatisfied twice. */
export function close({ data, meta }: CommandNamed<'close-request'>, state: RequestState): Result {
  return finish(add(draft(state, meta), { type: 'RequestClosed', data: { ...closed, reason: data.reason } }))
}

/** Local days on which somebody tried and reached nobody, since the handling was completed. */
function daysWithoutAnswer({ attempts }: Pick<RequestState, 'attempts'>, timeZone: string): number {
  const failed = attempts.filter(({ outcome }) => outcome !== 'reached')
  return new Set(failed.map(({ at }) => localDayAt(Date.parse(at), timeZone))).size
}

function evaluator(role: string): 'window' | 'resident' | 'callback' {
  if (role === 'resident' || role === 'callback') return role
  return 'window'
}

/** By a supervisor, with a reason. A declined or withdrawn request is taken up again where it was collected. */
export function reopen({ data, meta }: CommandNamed<'reopen-request'>, state: RequestState): Result {
  const reopened = add(draft(state, meta), {
    type: 'RequestReopened',
    data: { ground: 'supervisor', reason: data.reason },
  })
  return finish(reopened)
}

export function correct({ data, meta }: CommandNamed<'record-correction'>, state: RequestState): Result {
  const { field, to, reason } = data
  const from = state[field]
  if (from === to) return reject({ code: 'nothing_to_correct', field })
  if (field === 'channel' && !channels.some((channel) => channel === to))
    return reject({ code: 'no_such_channel', channel: to })
  if (field === 'item' && !meta.reference.item(to)) return reject({ code: 'no_such_item', item: to })
  if (field === 'place' && !meta.reference.place(to)) return reject({ code: 'no_such_place', place: to })
  return finish(add(draft(state, meta), { type: 'CorrectionRecorded', data: { field, from, to, reason } }))
}
