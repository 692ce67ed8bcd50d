import { type Decision, reject } from '../decider.ts'
import type { CommandNamed, RequestCommandData } from './commands.ts'
import { setDeadline, setSourceDueAt } from './deadlines.ts'
import { add, type Draft, draft, finish, refuse } from './draft.ts'
import type { RequestEvent } from './events.ts'
import { materialsRefusal, noticeOf } from './materials-rules.ts'
import { receiptNo } from './receipt-no.ts'
import type { RequestState } from './state.ts'

type Instant = NonNullable<RequestCommandData<'register-request'>['instant']>
type Result = Decision<RequestEvent>

/** Paper may be registered this many days after it was brought in (the window was without power, say). */
const paperDays = 10
const dayMs = 86_400_000

export function register({ data, meta }: CommandNamed<'register-request'>, state: RequestState): Result {
  const late = data.paper ? lateRefusal(data, meta.now) : null
  if (late) return reject(late)
  const unknown = referenceRefusal(data, meta)
  if (unknown) return reject(unknown)
  if (data.source === null && data.channel === 'import') return reject({ code: 'source_missing' })

  const at = data.paper?.occurredAt ?? meta.now
  let steps = add(draft(state, meta), {
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
  return [
    {
      type: 'RequestClassified',
      data: { item, itemVersion, handlingKind: 'instant', note: null },
    } as const,
    { type: 'AssignmentDispatched', data: { assignmentId, unit, part: 'lead', post: null, rule: null } } as const,
    { type: 'AssignmentCompleted', data: { assignmentId, unit, result, heldMinutes: 0 } } as const,
    { type: 'HandlingCompleted', data: {} } as const,
    { type: 'FeedbackDelivered', data: { method, note: null } } as const,
  ].reduce<Draft>(add, steps)
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
  let steps = add(draft(state, meta), {
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
  steps = add(steps, { type: 'RequestAccepted', data: accepted, occurredAt: openedAt })
  if (data.dueAt) steps = at(openedAt, steps, (own) => setSourceDueAt(own, data.dueAt ?? ''))
  if (unit === null) return completedAt ? reject({ code: 'unit_missing' }) : finish(steps)
  const assignmentId = 'a1'
  steps = add(steps, {
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
  return finish(closing.reduce<Draft>(add, steps))
}

export function requestMaterials(command: CommandNamed<'request-materials'>, state: RequestState): Result {
  const { meta } = command
  const refusal = materialsRefusal(command, state)
  if (refusal) return refusal
  return finish(add(draft(state, meta), { type: 'MaterialsRequested', data: noticeOf(command, state) }))
}

export function supplyMaterials({ data, meta }: CommandNamed<'supply-materials'>, state: RequestState): Result {
  return finish(add(draft(state, meta), { type: 'MaterialsSupplied', data }))
}

export function acceptRequest({ data, meta }: CommandNamed<'accept-request'>, state: RequestState): Result {
  return finish(acceptance(draft(state, meta), data.item ?? state.item, meta.now))
}

export function decline({ data, meta }: CommandNamed<'decline-request'>, state: RequestState): Result {
  return finish(add(draft(state, meta), { type: 'RequestDeclined', data }))
}

export function withdraw({ data, meta }: CommandNamed<'withdraw-request'>, state: RequestState): Result {
  return finish(add(draft(state, meta), { type: 'RequestWithdrawn', data }))
}

/** 受理 under the item's version in force, with the total limit that it promises (or else the legal one). */
function acceptance(steps: Draft, code: string | null, occurredAt: string): Draft {
  if (code === null) return refuse(steps, { code: 'item_missing' })
  const item = steps.meta.reference.item(code)
  if (!item) return refuse(steps, { code: 'no_such_item', item: code })
  if (item.status !== 'active') return refuse(steps, { code: 'item_not_active', item: code, status: item.status })
  const ground = 'decided' as const
  const accepted = add(steps, {
    type: 'RequestAccepted',
    data: { ground, item: code, itemVersion: item.version },
    occurredAt,
  })
  const limit = item.limits.promised ?? item.limits.legal
  if (!limit) return accepted
  const rule = `item ${code} v${item.version} ${item.limits.promised ? 'promised' : 'legal'}`
  return at(occurredAt, accepted, (own) => setDeadline(own, 'total', limit, occurredAt, rule))
}

/** Events of `build` happen at `occurredAt`, as the event that they go with. */
function at(occurredAt: string, steps: Draft, build: (steps: Draft) => Draft): Draft {
  if (occurredAt === steps.meta.now) return build(steps)
  const built = build({ ...steps, events: [] })
  return { ...built, events: [...steps.events, ...built.events.map((event) => ({ ...event, occurredAt }))] }
}

function lateRefusal(data: CommandNamed<'register-request'>['data'], now: string) {
  if (data.instant) return { code: 'completion_not_backdated' }
  const age = Date.parse(now) - Date.parse(data.paper?.occurredAt ?? now)
  if (age < 0) return { code: 'occurred_in_future' }
  return age > paperDays * dayMs ? { code: 'paper_too_old', days: paperDays } : null
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
