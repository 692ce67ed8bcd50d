import { type Decision, reject } from '../decider.ts'
import type { RequestCommand, RequestCommandType } from './commands.ts'
import { reworkLimit, setDeadline } from './deadlines.ts'
import { add, draft, finish } from './draft.ts'
import { channels, type RequestEvent } from './events.ts'
import type { RequestState } from './state.ts'

type CommandOf<T extends RequestCommandType> = Extract<RequestCommand, { type: T }>
type Result = Decision<RequestEvent>

export function deliverFeedback({ data, meta }: CommandOf<'deliver-feedback'>, state: RequestState): Result {
  return finish(add(draft(state, meta), { type: 'FeedbackDelivered', data }))
}

/**
 * 评议: levels 3–5 and solved close the request. Otherwise 重办 with its own limit, after which one further evaluation closes
 * it whatever it says (DOMAIN.md, "Evaluation").
 */
export function evaluate({ data, meta }: CommandOf<'evaluate-request'>, state: RequestState): Result {
  const round = state.rounds + 1
  const evaluated = add(draft(state, meta), {
    type: 'RequestEvaluated',
    data: { round, by: evaluator(meta.actor.role), level: data.level, solved: data.solved, reason: data.reason },
  })
  const dissatisfied = data.level <= 2 || !data.solved
  if (!dissatisfied || round > 1) {
    return finish(add(evaluated, { type: 'RequestClosed', data: { feedback: 'delivered', evaluation: 'evaluated' } }))
  }
  const reopened = add(evaluated, { type: 'RequestReopened', data: { ground: 'dissatisfied', reason: data.reason } })
  return finish(setDeadline(reopened, 'rework', reworkLimit, meta.now, '重办 15 working days'))
}

function evaluator(role: string): 'window' | 'resident' | 'callback' {
  if (role === 'resident' || role === 'callback') return role
  return 'window'
}

/** By a supervisor, with a reason. A declined or withdrawn request is taken up again where it was collected. */
export function reopen({ data, meta }: CommandOf<'reopen-request'>, state: RequestState): Result {
  const reopened = add(draft(state, meta), {
    type: 'RequestReopened',
    data: { ground: 'supervisor', reason: data.reason },
  })
  if (state.at !== 'closed.completed') return finish(reopened)
  return finish(setDeadline(reopened, 'rework', reworkLimit, meta.now, '重办 15 working days'))
}

export function correct({ data, meta }: CommandOf<'record-correction'>, state: RequestState): Result {
  const { field, to, reason } = data
  const from = state[field]
  if (from === to) return reject({ code: 'nothing_to_correct', field })
  if (field === 'channel' && !channels.some((channel) => channel === to))
    return reject({ code: 'no_such_channel', channel: to })
  if (field === 'item' && !meta.reference.item(to)) return reject({ code: 'no_such_item', item: to })
  if (field === 'place' && !meta.reference.place(to)) return reject({ code: 'no_such_place', place: to })
  return finish(add(draft(state, meta), { type: 'CorrectionRecorded', data: { field, from, to, reason } }))
}
