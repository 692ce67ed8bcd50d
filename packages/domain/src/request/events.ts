import { z } from 'zod'
import { limit } from '../calendar/limit.ts'
import { code, type EventOf, event, freeText, instant, personal, uuid } from '../event.ts'

export const channels = ['window', 'hotline', 'grid', 'web', 'wechat', 'forum', 'app', 'import'] as const
/** 即时办结, 定期会办, 限时办结. */
export const handlingKinds = ['instant', 'joint-meeting', 'time-limited'] as const
export const returnReasons = [
  'not-responsible',
  'outside-area',
  'wrong-item',
  'duplicate',
  'insufficient-facts',
  'other',
] as const
export const feedbackMethods = ['in-person', 'phone', 'message', 'letter', 'notice', 'online'] as const
export const deadlineKinds = [
  'acceptance',
  'acknowledge',
  'first-contact',
  'total',
  'feedback',
  'evaluation',
  'rework',
] as const
export const correctableFields = ['item', 'place', 'channel'] as const

const assignmentId = z.string().regex(/^a[1-9][0-9]{0,3}$/)
const deadlineId = z.string().regex(/^d[1-9][0-9]{0,3}$/)
/** Typed by a clerk, so it may name a person. */
const materials = personal(z.array(z.string().min(1).max(200)).max(50))
const note = personal(freeText)

/** Where a request came from if not from our own counter: the system and the number it has there. */
export const source = z.strictObject({ system: code, reference: z.string().min(1).max(200) })

/** 登记: a request was taken at a window or came in by another channel. `window` is the counter that took it. */
const requestRegistered = event('RequestRegistered', 1, {
  receiptNo: z.string(),
  channel: z.enum(channels),
  source: source.nullable(),
  residentId: uuid.nullable(),
  item: code.nullable(),
  place: code.nullable(),
  window: code.nullable(),
  address: personal(z.string().max(400)),
  description: personal(freeText),
  lateEntry: personal(z.string().max(400)),
})

/** 一次性告知: the resident was told of everything that is missing. */
const materialsRequested = event('MaterialsRequested', 1, { materials, note })

/** 补正: the resident brought what was missing. */
const materialsSupplied = event('MaterialsSupplied', 1, { materials, note })

/** 受理: the request is ours from here on; the total limit counts from the next day. */
const requestAccepted = event('RequestAccepted', 1, {
  ground: z.enum(['decided', 'import']),
  item: code,
  itemVersion: z.int().min(1),
})

/** 不予受理, with the legal ground and where to go instead. */
const requestDeclined = event('RequestDeclined', 1, { ground: personal(freeText), goTo: personal(freeText) })

/** 撤回 by the resident. */
const requestWithdrawn = event('RequestWithdrawn', 1, { reason: personal(freeText) })

/** 研判: what it is and how it is to be handled. */
const requestClassified = event('RequestClassified', 1, {
  item: code,
  itemVersion: z.int().min(1),
  handlingKind: z.enum(handlingKinds),
  note,
})

/** 派单: a unit was given its part of the request; its acknowledge clock starts here. */
const assignmentDispatched = event('AssignmentDispatched', 1, {
  assignmentId,
  unit: code,
  part: z.enum(['lead', 'support']),
})

/** 签收: somebody of the unit took it. */
const assignmentAcknowledged = event('AssignmentAcknowledged', 1, { assignmentId })

/** 退单: the unit gave it back. `heldMinutes` is the working time it held it, in minutes. */
const assignmentReturned = event('AssignmentReturned', 1, {
  assignmentId,
  unit: code,
  reason: z.enum(returnReasons),
  note,
  heldMinutes: z.int().min(0),
})

/** No live assignment is left and the lead did not complete: back to 研判. */
const handlingReturned = event('HandlingReturned', 1, {})

const progressRecorded = event('ProgressRecorded', 1, { assignmentId, note })

/** One unit's part is done. */
const assignmentCompleted = event('AssignmentCompleted', 1, { assignmentId, unit: code, result: note })

/** 办结: the lead and every live support are complete. This instant counts in every completion figure. */
const handlingCompleted = event('HandlingCompleted', 1, {})

/** 反馈: the resident was told the result. */
const feedbackDelivered = event('FeedbackDelivered', 1, { method: z.enum(feedbackMethods), note })

/** 评议: five levels (5 非常满意 … 1 非常不满意) and solved or not. `round` counts from 1. */
const requestEvaluated = event('RequestEvaluated', 1, {
  round: z.int().min(1),
  by: z.enum(['window', 'resident', 'callback']),
  level: z.int().min(1).max(5),
  solved: z.boolean(),
  reason: note,
})

/** 重办 after dissatisfaction, or by a supervisor. Not completed from here on, until completed again. */
const requestReopened = event('RequestReopened', 1, { ground: z.enum(['dissatisfied', 'supervisor']), reason: note })

/** 结案归档. What was not told stays unknown. */
const requestClosed = event('RequestClosed', 1, {
  feedback: z.enum(['delivered', 'unknown']),
  evaluation: z.enum(['evaluated', 'lapsed', 'unknown']),
})

/**
 * The only carrier of a due date. `rule` names where the limit stands, `limit` is its text and `countedFrom` the instant that it
 * runs from (null where a source tells the date alone), the calendar version says what working days meant.
 */
const deadlineSet = event('DeadlineSet', 1, {
  deadlineId,
  scope: z.enum(['request', 'assignment']),
  assignmentId: assignmentId.nullable(),
  kind: z.enum(deadlineKinds),
  dueAt: instant,
  rule: z.string().min(1).max(200),
  limit: limit.nullable(),
  countedFrom: instant.nullable(),
  // years set one by one, each in a version of its own, make a long text
  calendarVersion: z.string().max(4_000).nullable(),
  supersedes: deadlineId.nullable(),
})

/** 更正: a wrong entry is corrected by a new event; nothing stored is edited. */
const correctionRecorded = event('CorrectionRecorded', 1, {
  field: z.enum(correctableFields),
  from: z.string().nullable(),
  to: code,
  reason: personal(freeText),
})

export const requestEvents = {
  RequestRegistered: requestRegistered,
  MaterialsRequested: materialsRequested,
  MaterialsSupplied: materialsSupplied,
  RequestAccepted: requestAccepted,
  RequestDeclined: requestDeclined,
  RequestWithdrawn: requestWithdrawn,
  RequestClassified: requestClassified,
  AssignmentDispatched: assignmentDispatched,
  AssignmentAcknowledged: assignmentAcknowledged,
  AssignmentReturned: assignmentReturned,
  HandlingReturned: handlingReturned,
  ProgressRecorded: progressRecorded,
  AssignmentCompleted: assignmentCompleted,
  HandlingCompleted: handlingCompleted,
  FeedbackDelivered: feedbackDelivered,
  RequestEvaluated: requestEvaluated,
  RequestReopened: requestReopened,
  RequestClosed: requestClosed,
  DeadlineSet: deadlineSet,
  CorrectionRecorded: correctionRecorded,
} as const

export type RequestEvent = EventOf<typeof requestEvents>
export type RequestEventOf<T extends RequestEvent['type']> = Extract<RequestEvent, { type: T }>
