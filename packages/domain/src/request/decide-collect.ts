import { notTakenUnder } from '../catalogue/admission.ts'
import { type Decision, type Refusal, reject } from '../decider.ts'
import { sourceDeadline } from './clock/deadline-set.ts'
import type { CommandNamed, RequestCommandData, RequestMeta } from './commands.ts'
import { stopPolicyOf } from './decide-clock.ts'
import { add, type Draft, draft, finish, record, refuse } from './draft.ts'
import type { RequestEvent } from './events.ts'
import { materialsRefusal, noticeOf } from './materials-rules.ts'
import { heldParts } from './parts.ts'
import { receiptNo } from './receipt-no.ts'
import type { RequestState } from './state.ts'

type Instant = NonNullable<RequestCommandData<'register-request'>['instant']>
type Result = Decision<RequestEvent, RequestState>

/** Paper may be registered this many days after it was brought in (the window was without power, say). */
const paperDays = 10
const dayMs = 86_400_000

export function register({ data, meta }: CommandNamed<'register-request'>, state: RequestState): Result {
  const refusal = (data.paper && lateRefusal(data, meta.now)) ?? referenceRefusal(data, meta) ?? notTaken(data, meta)
  if (refusal) return reject(refusal)
  if (data.source === null && data.channel === 'import') return reject({ code: 'source_missing' })

  const at = data.paper?.occurredAt ?? meta.now
  // taken on in the same breath, its acceptance is never due
  const enter = data.accept || data.instant ? record : add
  let steps = enter(draft(state, meta), {
    type: 'RequestRegistered',
    data: {
      receiptNo: receiptNo(data.requestId),
      channel: data.channel,
      source: data.source,
      residentId: data.residentId,
      item: data.item,
      place: data.place,
      window: data.window ?? meta.actor.unit,
      address: data.address,
      description: data.description,
      lateEntry: data.paper?.reason ?? null,
    },
    occurredAt: at,
  })
  if (data.accept || data.instant) steps = acceptance(steps, data.item, at)
  if (data.instant) steps = handledAtOnce(steps, data.instant)
  return finish(steps)
}

/** 即时办结: classified, dispatched to the window's own unit, completed and told to the resident in one go. */
function handledAtOnce(steps: Draft, { result, method }: Instant): Draft {
  const unit = steps.meta.actor.unit
  if (unit === null) return refuse(steps, { code: 'actor_without_unit' })
  const { item, itemVersion } = steps.state
  if (item === null || itemVersion === null) return refuse(steps, { code: 'item_missing' })
  const kinds = steps.meta.reference.item(item)?.handlingKinds ?? []
  if (!kinds.includes('instant')) return refuse(steps, { code: 'handling_kind_not_allowed', item, allowed: kinds })
  const assignmentId = 'a1'
  const passed: readonly RequestEvent[] = [
    { type: 'RequestClassified', data: { item, itemVersion, handlingKind: 'instant', note: null } },
    { type: 'AssignmentDispatched', data: { assignmentId, unit, part: 'lead', post: null, rule: null } },
    { type: 'AssignmentCompleted', data: { assignmentId, unit, result, heldMinutes: 0 } },
    { type: 'HandlingCompleted', data: {} },
  ]
  return add(passed.reduce<Draft>(record, steps), { type: 'FeedbackDelivered', data: { method, note: null } })
}

/**
 * A row of another system: accepted when opened, dispatched to its unit, completed when closed there. No acknowledgement,
 * feedback or evaluation, since the row tells of none.
 */
export function importRequest({ data, meta }: CommandNamed<'import-request'>, state: RequestState): Result {
  const unknown = referenceRefusal(data, meta)
  if (unknown) return reject(unknown)
  const item = meta.reference.item(data.item)
  if (!item) return reject({ code: 'no_such_item', item: data.item })
  const { openedAt, completedAt, unit } = data
  // a completion to come would count as one at its instant, whatever happens until then
  if (openedAt > meta.now || (completedAt ?? '') > meta.now) return reject({ code: 'occurred_in_future' })
  let steps = record(draft(state, meta), {
    type: 'RequestRegistered',
    data: {
      receiptNo: receiptNo(data.requestId),
      channel: data.channel,
      source: data.source,
      residentId: null,
      item: data.item,
      place: data.place,
      window: null,
      address: data.address,
      description: data.description,
      lateEntry: null,
    },
    occurredAt: openedAt,
  })
  const accepted = { ground: 'import', item: data.item, itemVersion: item.version } as const
  steps = record(steps, { type: 'RequestAccepted', data: accepted, occurredAt: openedAt })
  if (data.dueAt) steps = record(steps, { ...sourceDeadline(steps.state, data.dueAt), occurredAt: openedAt })
  if (unit === null) return completedAt ? reject({ code: 'unit_missing' }) : finish(steps)
  const assignmentId = 'a1'
  steps = record(steps, {
    type: 'AssignmentDispatched',
    data: { assignmentId, unit, part: 'lead', post: null, rule: null },
    occurredAt: openedAt,
  })
  if (completedAt === null) return finish(steps)
  const closing: readonly RequestEvent[] = [
    {
      type: 'AssignmentCompleted',
      data: { assignmentId, unit, result: null, heldMinutes: null },
      occurredAt: completedAt,
    },
    { type: 'HandlingCompleted', data: {}, occurredAt: completedAt },
    {
      type: 'RequestClosed',
      data: { feedback: 'unknown', evaluation: 'unknown', reason: null },
      occurredAt: completedAt,
    },
  ]
  return finish(closing.reduce<Draft>(record, steps))
}

/** 一次性告知. After acceptance the handling stands by the item's stop policy until they are there. */
export function requestMaterials(command: CommandNamed<'request-materials'>, state: RequestState): Result {
  const { meta } = command
  const refusal = materialsRefusal(command, state)
  if (refusal) return refusal
  const requested = add(draft(state, meta), { type: 'MaterialsRequested', data: noticeOf(command, state) })
  if (!state.at.startsWith('handling.') || state.suspension) return finish(requested)
  const suspended = { reason: 'materials', policy: stopPolicyOf(state, meta), note: null } as const
  return finish(add(requested, { type: 'HandlingSuspended', data: suspended }))
}

/** 补正. What stood for want of them goes on. */
export function supplyMaterials({ data, meta }: CommandNamed<'supply-materials'>, state: RequestState): Result {
  const supplied = add(draft(state, meta), { type: 'MaterialsSupplied', data })
  if (state.suspension?.reason !== 'materials') return finish(supplied)
  return finish(add(supplied, { type: 'HandlingResumed', data: { note: null } }))
}

export function acceptRequest({ data, meta }: CommandNamed<'accept-request'>, state: RequestState): Result {
  return finish(acceptance(draft(state, meta), data.item ?? state.item, meta.now))
}

export function decline({ data, meta }: CommandNamed<'decline-request'>, state: RequestState): Result {
  return finish(add(draft(state, meta), { type: 'RequestDeclined', data }))
}

/** 撤回 by whoever may say so for the resident, or 撤销导入: the row was never ours to have. */
export function withdraw(
  { data, meta }: CommandNamed<'withdraw-request' | 'undo-import'>,
  state: RequestState,
): Result {
  return finish(add(draft(state, meta), { type: 'RequestWithdrawn', data: { ...data, held: heldParts(state, meta) } }))
}

/** 受理 under the item's version in force. */
function acceptance(steps: Draft, code: string | null, occurredAt: string): Draft {
  if (code === null) return refuse(steps, { code: 'item_missing' })
  const item = steps.meta.reference.item(code)
  if (!item) return refuse(steps, { code: 'no_such_item', item: code })
  const refusal = notTakenUnder(item)
  if (refusal) return refuse(steps, refusal)
  const ground = 'decided' as const
  return add(steps, { type: 'RequestAccepted', data: { ground, item: code, itemVersion: item.version }, occurredAt })
}

function lateRefusal(data: CommandNamed<'register-request'>['data'], now: string) {
  if (data.instant) return { code: 'completion_not_backdated' }
  const age = Date.parse(now) - Date.parse(data.paper?.occurredAt ?? now)
  if (age < 0) return { code: 'occurred_in_future' }
  return age > paperDays * dayMs ? { code: 'paper_too_old', days: paperDays } : null
}

/** Nothing is taken under an item that is not admitted, not even to be looked at. */
function notTaken({ item }: CommandNamed<'register-request'>['data'], { reference }: RequestMeta): Refusal | null {
  const facts = item === null ? undefined : reference.item(item)
  return facts ? notTakenUnder(facts) : null
}

/** Names that stand for nothing would open no cell of the figures. */
function referenceRefusal(
  data: { item: string | null; place: string | null; unit?: string | null },
  { reference }: CommandNamed<'register-request'>['meta'],
) {
  if (data.item !== null && !reference.item(data.item)) return { code: 'no_such_item', item: data.item }
  if (data.place !== null && !reference.place(data.place)?.active) return { code: 'no_such_place', place: data.place }
  if (data.unit != null && !reference.unit(data.unit)?.active) return { code: 'no_such_unit', unit: data.unit }
  return null
}
