import { workingMinutesBetween } from '../calendar/working-time.ts'
import { type Decision, reject } from '../decider.ts'
import { assignmentChart } from './assignment-lifecycle.ts'
import type { CommandNamed } from './commands.ts'
import { defaultAcknowledge, setDeadline } from './deadlines.ts'
import { add, type Draft, draft, finish, refuse } from './draft.ts'
import type { RequestEvent, RequestEventOf } from './events.ts'
import { itemUnder } from './reference.ts'
import { ownAssignment, wrongState } from './rules.ts'
import { type Assignment, isLive, liveAssignments, type RequestState } from './state.ts'

type Result = Decision<RequestEvent>
type OnAssignment = CommandNamed<
  'acknowledge-assignment' | 'return-assignment' | 'record-progress' | 'complete-assignment'
>

/** 研判: another item brings its own version and total limit, counted from the acceptance as before; the same keeps both. */
export function classify({ data, meta }: CommandNamed<'classify-request'>, state: RequestState): Result {
  const code = data.item ?? state.item
  if (code === null) return reject({ code: 'item_missing' })
  const same = code === state.item && state.itemVersion !== null
  const item = same ? itemUnder(state, meta.reference) : meta.reference.item(code)
  if (!item) return reject({ code: 'no_such_item', item: code })
  if (!same && item.status !== 'active') return reject({ code: 'item_not_active', item: code, status: item.status })
  if (!item.handlingKinds.includes(data.handlingKind)) {
    return reject({ code: 'handling_kind_not_allowed', item: code, allowed: item.handlingKinds })
  }
  const itemVersion = same ? (state.itemVersion ?? item.version) : item.version
  const classified = add(draft(state, meta), {
    type: 'RequestClassified',
    data: { item: code, itemVersion, handlingKind: data.handlingKind, note: data.note },
  })
  const limit = item.limits.promised ?? item.limits.legal
  if (same || !limit || state.acceptedAt === null) return finish(classified)
  return finish(setDeadline(classified, 'total', limit, state.acceptedAt, `item ${code} v${itemVersion} reclassified`))
}

/**
 * 派单 to one lead and any number of supports, also to further units while others work. Exactly one unit leads while a request is
 * handled: one that still works, or one that is done in this round. After a reopening the lead of the round before is neither.
 */
export function dispatch({ data, meta }: CommandNamed<'dispatch-request'>, state: RequestState): Result {
  const completed = state.at.startsWith('handling.') ? leadOf(state, 'completed') : undefined
  let steps = draft(state, meta)
  for (const { unit, part, post, rule } of data.assignments) {
    const lead = completed ?? leadOf(steps.state, 'live')
    if (part === 'lead' && lead) steps = refuse(steps, { code: 'lead_exists', unit: lead.unit })
    else steps = dispatchOne(steps, { unit, part, post, rule: rule ?? null })
  }
  if (!steps.refusal && !completed && !leadOf(steps.state, 'live')) return reject({ code: 'lead_missing' })
  return finish(steps)
}

type Given = Omit<RequestEventOf<'AssignmentDispatched'>['data'], 'assignmentId'>

function dispatchOne(steps: Draft, given: Given): Draft {
  const { unit } = given
  const { state, meta } = steps
  if (!meta.reference.unit(unit)?.active) return refuse(steps, { code: 'no_such_unit', unit })
  if (liveAssignments(state).some((one) => one.unit === unit))
    return refuse(steps, { code: 'unit_already_assigned', unit })
  const assignmentId = `a${Object.keys(state.assignments).length + 1}`
  const dispatched = add(steps, { type: 'AssignmentDispatched', data: { assignmentId, ...given } })
  const item = itemUnder(state, meta.reference)
  const limit = item?.limits.acknowledge ?? defaultAcknowledge
  const rule = item?.limits.acknowledge ? `item ${item.code} v${item.version} acknowledge` : 'default acknowledge'
  return setDeadline(dispatched, 'acknowledge', limit, meta.now, rule, assignmentId)
}

function leadOf(state: RequestState, which: 'live' | 'completed'): Assignment | undefined {
  const lead = state.lead === null ? undefined : state.assignments[state.lead]
  return lead && (which === 'live' ? isLive(lead) : lead.at === which) ? lead : undefined
}

export function acknowledge(command: CommandNamed<'acknowledge-assignment'>, state: RequestState): Result {
  return onAssignment(command, state, { type: 'AssignmentAcknowledged', data: command.data })
}

/** 退单: charged with the working time from dispatch to return. With the last live assignment the handling returns. */
export function returnAssignment(command: CommandNamed<'return-assignment'>, state: RequestState): Result {
  const { data, meta } = command
  const { unit = '', dispatchedAt = meta.now } = state.assignments[data.assignmentId] ?? {}
  const heldMinutes = workingMinutesBetween(meta.reference.calendar, dispatchedAt, meta.now)
  const { assignmentId, reason, note } = data
  return onAssignment(command, state, {
    type: 'AssignmentReturned',
    data: { assignmentId, unit, reason, note, heldMinutes },
  })
}

export function recordProgress(command: CommandNamed<'record-progress'>, state: RequestState): Result {
  return onAssignment(command, state, { type: 'ProgressRecorded', data: command.data })
}

export function complete(command: CommandNamed<'complete-assignment'>, state: RequestState): Result {
  const { assignmentId, result } = command.data
  const unit = state.assignments[assignmentId]?.unit ?? ''
  return onAssignment(command, state, { type: 'AssignmentCompleted', data: { assignmentId, unit, result } })
}

function onAssignment(command: OnAssignment, state: RequestState, event: RequestEvent): Result {
  const { actor } = command.meta
  const assignment = ownAssignment(state, command.data.assignmentId, actor)
  if ('code' in assignment) return reject(assignment)
  if (assignmentChart.next(assignment.at, event.type) === null) {
    return reject(wrongState(assignment.at, state, actor))
  }
  return finish(settle(add(draft(state, command.meta), event)))
}

/** What depends on all assignments of a request together, decided once. */
function settle(steps: Draft): Draft {
  if (liveAssignments(steps.state).length > 0) return steps
  const done = leadOf(steps.state, 'completed') !== undefined
  return add(steps, { type: done ? 'HandlingCompleted' : 'HandlingReturned', data: {} })
}
