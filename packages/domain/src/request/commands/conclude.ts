import { z } from 'zod'
import { attemptOutcomes } from '../events/conclude.ts'
import { feedbackMethods } from '../events.ts'
import { note, text } from './fields.ts'

/** 反馈 and 评议. */
export const concludeCommands = {
  'record-feedback-attempt': z.strictObject({
    method: z.enum(feedbackMethods),
    outcome: z.enum(attemptOutcomes),
    note,
  }),
  'deliver-feedback': z.strictObject({ method: z.enum(feedbackMethods), note }),
  'evaluate-request': z.strictObject({ level: z.int().min(1).max(5), solved: z.boolean(), reason: note }),
  'reopen-request': z.strictObject({ reason: text }),
} as const
