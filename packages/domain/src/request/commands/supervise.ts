import { z } from 'zod'
import { code, instant } from '../../event.ts'
import { cardColours } from '../events/supervise.ts'
import { correctableFields } from '../events.ts'
import { assignmentId, text } from './fields.ts'

/** One unit's part, or null: whoever leads, or the request as a whole while nobody does. */
const addressed = assignmentId.nullable().default(null)

/** 督办: what a supervisor may do about a request, and corrections. */
export const superviseCommands = {
  'record-correction': z.strictObject({ field: z.enum(correctableFields), to: code, reason: text }),
  'issue-urge': z.strictObject({ assignmentId: addressed, note: text }),
  'issue-warning-card': z.strictObject({ assignmentId: addressed, colour: z.enum(cardColours), reason: text }),
  /** `answerable`: the account that answers for it; `dueAt`: by when it is to be done. */
  'hang-up-task': z.strictObject({
    unit: code,
    answerable: code.nullable().default(null),
    dueAt: instant,
    reason: text,
  }),
  'cross-off-task': z.strictObject({ finding: text }),
  'show-personal-data': z.strictObject({ reason: text }),
  /** Of a request whose resident is dissatisfied again after 重办: it ends here, for this reason. */
  'close-request': z.strictObject({ reason: text }),
} as const
