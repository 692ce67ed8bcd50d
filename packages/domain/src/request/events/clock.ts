import { z } from 'zod'
import { limit, stopPolicies } from '../../calendar/limit.ts'
import { event, instant } from '../../event.ts'
import { feedbackMethods } from './conclude.ts'
import { assignmentId, deadlineId, extensionId, note, scope } from './fields.ts'

export const deadlineKinds = [
  'acceptance',
  'acknowledge',
  'first-contact',
  'total',
  'feedback',
  'evaluation',
  'rework',
] as const
export type DeadlineKind = (typeof deadlineKinds)[number]

/** Why a clock may stand: the resident has to bring something, another authority to answer, an expert to look, or nature to calm. */
export const suspensionReasons = ['materials', 'third-party', 'expert-opinion', 'force-majeure', 'other'] as const

const suspended = { reason: z.enum(suspensionReasons), policy: z.enum(stopPolicies), note }
const asked = { extensionId, scope, assignmentId: assignmentId.nullable(), deadlineId }

/** The clocks of a request: what is due when, what stands still, and what was missed. */
export const clockEvents = {
  /** 挂起: the whole request waits. `policy` is the item's, as of this moment. */
  HandlingSuspended: event('HandlingSuspended', 1, suspended),
  HandlingResumed: event('HandlingResumed', 1, { note }),

  /** One unit's part waits; the others and the request's own clock go on. */
  AssignmentSuspended: event('AssignmentSuspended', 1, { assignmentId, ...suspended }),
  AssignmentResumed: event('AssignmentResumed', 1, { assignmentId, note }),

  /** 申请延期: asked for before expiry. */
  ExtensionRequested: event('ExtensionRequested', 1, { ...asked, by: limit, reason: note }),
  /**
   * 同意延期, by no more than the item allows; the new due date is a DeadlineSet of the same batch. `told`: how the resident learnt
   * of it; null where nobody is known who could.
   */
  ExtensionGranted: event('ExtensionGranted', 1, {
    ...asked,
    by: limit,
    told: z.enum(feedbackMethods).nullable(),
    note,
  }),
  ExtensionRefused: event('ExtensionRefused', 1, { ...asked, reason: note }),

  /**
   * The only carrier of a due date. `rule` names where the limit stands, `limit` is its text and `countedFrom` the instant that it
   * runs from (null where a source tells the date alone), the calendar version says what working days meant. `warnAt` is when
   * 80 % of the limit will have passed in counted time.
   */
  DeadlineSet: event(
    'DeadlineSet',
    2,
    {
      deadlineId,
      scope,
      assignmentId: assignmentId.nullable(),
      kind: z.enum(deadlineKinds),
      dueAt: instant,
      rule: z.string().min(1).max(200),
      limit: limit.nullable(),
      countedFrom: instant.nullable(),
      // years set one by one, each in a version of its own, make a long text
      calendarVersion: z.string().max(4_000).nullable(),
      supersedes: deadlineId.nullable(),
      warnAt: instant.nullable(),
    },
    { 1: (data) => ({ ...data, warnAt: null }) },
  ),

  /** 临期: 80 % of the limit have passed. */
  DeadlineWarned: event('DeadlineWarned', 1, { deadlineId }),
  /** 超期: the due date passed and what was due had not happened. */
  DeadlineMissed: event('DeadlineMissed', 1, { deadlineId }),
} as const
