import { notTakenUnder } from '../catalogue/admission.ts'
import { type Decision, reject } from '../decider.ts'
import type { CommandNamed } from './commands.ts'
import { add, draft, finish, refuse } from './draft.ts'
import type { RequestEvent } from './events.ts'
import { onPart } from './on-part.ts'
import { dispatchPart, leadOf } from './parts.ts'
import { itemUnder } from './reference.ts'
import type { RequestState } from './state.ts'

type Result = Decision<RequestEvent, RequestState>

/** 研判: another item brings its own version and total limit, counted from the acceptance as before; the same keeps both. */
export function classify({ data, meta }: CommandNamed<'classify-request'>, state: RequestState): Result {
  const code = data.item ?? state.item
  if (code === null) return reject({ code: 'item_missing' })
  const same = code === state.item && state.itemVersion !== null
  const item = same ? itemUnder(state, meta.reference) : meta.reference.item(code)
  if (!item) return reject({ code: 'no_such_item', item: code })
  const notTaken = same ? null : notTakenUnder(item)
  if (notTaken) return reject(notTaken)
  if (!item.handlingKinds.includes(data.handlingKind)) {
    return reject({ code: 'handling_kind_not_allowed', item: code, allowed: item.handlingKinds })
  }
  const itemVersion = same ? (state.itemVersion ?? item.version) : item.version
  const { handlingKind, note } = data
  return finish(
    add(draft(state, meta), { type: 'RequestClassified', data: { item: code, itemVersion, handlingKind, note } }),
  )
}

/**
 * 派单 to one lead and any number of supports, also to further units while others work. Exactly one unit leads while a request is
 * handled: one that still works, or one that is done in this round. After a reopening the lead of the round before is neither.
 */
export function dispatch({ data, meta }: CommandNamed<'dispatch-request'>, state: RequestState): Result {
  const completed = state.at.startsWith('handling.') ? leadOf(state, 'completed') : undefined
  let steps = draft(state, meta)
  for (const assignment of data.assignments) {
    const lead = completed ?? leadOf(steps.state, 'live')
    if (assignment.part === 'lead' && lead) steps = refuse(steps, { code: 'lead_exists', unit: lead.unit })
    else steps = dispatchPart(steps, { ...assignment, rule: assignment.rule ?? null })
  }
  if (!steps.refusal && !completed && !leadOf(steps.state, 'live')) return reject({ code: 'lead_missing' })
  return finish(steps)
}

export function acknowledge(command: CommandNamed<'acknowledge-assignment'>, state: RequestState): Result {
  return onPart(command, state, () => ({ event: { type: 'AssignmentAcknowledged', data: command.data } }))
}

export function recordProgress(command: CommandNamed<'record-progress'>, state: RequestState): Result {
  return onPart(command, state, () => ({ event: { type: 'ProgressRecorded', data: command.data } }))
}
