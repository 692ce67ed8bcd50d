import { z } from 'zod'
import { returnReasons } from '../events.ts'
import { assignmentId, text } from './fields.ts'

/** 办理: what the units, their heads and the dispatcher do with the parts of a request. */
export const handleCommands = {
  'acknowledge-assignment': z.strictObject({ assignmentId }),
  'return-assignment': z.strictObject({ assignmentId, reason: z.enum(returnReasons), note: text }),
  'record-progress': z.strictObject({ assignmentId, note: text }),
  'complete-assignment': z.strictObject({ assignmentId, result: text }),
} as const
