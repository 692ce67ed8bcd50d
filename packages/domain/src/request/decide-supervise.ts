import { type Decision, type Refusal, reject } from '../decider.ts'
import type { CommandNamed } from './commands.ts'
import { add, draft, finish } from './draft.ts'
import type { RequestEvent } from './events.ts'
import { cardRefusal } from './standing-rules.ts'
import { isLive, type RequestState } from './state.ts'

type Result = Decision<RequestEvent, RequestState>

/** 催办: whoever has it is reminded; the reminder stays on the timeline. */
export function urge({ data, meta }: CommandNamed<'issue-urge'>, state: RequestState): Result {
  const addressee = addresseeOf(data.assignmentId, state)
  if ('code' in addressee) return reject(addressee)
  return finish(add(draft(state, meta), { type: 'UrgeIssued', data: { ...addressee, note: data.note } }))
}

export function warningCard({ data, meta }: CommandNamed<'issue-warning-card'>, state: RequestState): Result {
  const { colour, reason } = data
  const refusal = cardRefusal(colour, state)
  if (refusal) return reject(refusal)
  const addressee = addresseeOf(data.assignmentId, state)
  if ('code' in addressee) return reject(addressee)
  const ordinal = state.cards[colour] + 1
  return finish(add(draft(state, meta), { type: 'WarningCardIssued', data: { ...addressee, colour, ordinal, reason } }))
}

/** 挂牌: the unit answers for it on the board until the supervisor crosses it off. */
export function hangUp({ data, meta }: CommandNamed<'hang-up-task'>, state: RequestState): Result {
  const { unit, answerable, dueAt, reason } = data
  if (!meta.reference.unit(unit)?.active) return reject({ code: 'no_such_unit', unit })
  if (dueAt <= meta.now) return reject({ code: 'due_in_past', dueAt })
  return finish(add(draft(state, meta), { type: 'TaskHungUp', data: { unit, answerable, dueAt, reason } }))
}

/** 销号: only what is complete, and only by whoever has looked (the rule stands in standing-rules.ts). */
export function crossOff({ data, meta }: CommandNamed<'cross-off-task'>, state: RequestState): Result {
  return finish(add(draft(state, meta), { type: 'TaskCrossedOff', data: { finding: data.finding } }))
}

/** Who reads masked says why before they see more; the request keeps who, when and why. */
export function showPersonalData({ data, meta }: CommandNamed<'show-personal-data'>, state: RequestState): Result {
  return finish(add(draft(state, meta), { type: 'PersonalDataShown', data: { reason: data.reason } }))
}

type Addressee = { readonly assignmentId: string | null; readonly unit: string | null }

function addresseeOf(given: string | null, { assignments, lead }: RequestState): Addressee | Refusal {
  const assignmentId = given ?? lead
  const assignment = assignmentId === null ? undefined : assignments[assignmentId]
  if (given === null) {
    return assignment && isLive(assignment)
      ? { assignmentId, unit: assignment.unit }
      : { assignmentId: null, unit: null }
  }
  if (!assignment) return { code: 'no_such_assignment', assignments: Object.keys(assignments) }
  return isLive(assignment) ? { assignmentId, unit: assignment.unit } : { code: 'assignment_ended', at: assignment.at }
}
