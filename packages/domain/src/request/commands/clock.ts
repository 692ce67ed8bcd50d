import { z } from 'zod'
import { limit } from '../../calendar/limit.ts'
import { deadlineId, extensionId } from '../events/fields.ts'
import { feedbackMethods, suspensionReasons } from '../events.ts'
import { assignmentId, note, text } from './fields.ts'

const reason = z.enum(suspensionReasons)

/** 时限: what stands still, what is extended, and what a timer gives when its instant has come. */
export const clockCommands = {
  'suspend-handling': z.strictObject({ reason, note }),
  'resume-handling': z.strictObject({ note }),
  'suspend-assignment': z.strictObject({ assignmentId, reason, note }),
  'resume-assignment': z.strictObject({ assignmentId, note }),
  /** `deadlineId`: of the unit's own part, or of the request; without it the request's total limit, or that of its 重办. */
  'request-extension': z.strictObject({
    assignmentId,
    deadlineId: deadlineId.nullable().default(null),
    by: limit,
    reason: text,
  }),
  /** `by`: less than what was asked for; `told`: how the resident was told. */
  'grant-extension': z.strictObject({
    extensionId,
    by: limit.nullable().default(null),
    told: z.enum(feedbackMethods).nullable().default(null),
    note,
  }),
  'refuse-extension': z.strictObject({ extensionId, reason: text }),
  /** By timers alone. */
  'warn-deadline': z.strictObject({ deadlineId }),
  'expire-deadline': z.strictObject({ deadlineId }),
  /** By whoever saw that a year of the calendar was set anew. */
  'recompute-deadlines': z.strictObject({}),
} as const
