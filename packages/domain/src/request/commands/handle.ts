import { z } from 'zod'
import { code, instant, uuid } from '../../event.ts'
import { returnReasons } from '../events.ts'
import { assignmentId, note, text } from './fields.ts'

/** 办理: what the units, their heads and the dispatcher do with the parts of a request. */
export const handleCommands = {
  'acknowledge-assignment': z.strictObject({ assignmentId }),
  'record-progress': z.strictObject({ assignmentId, note: text }),
  'complete-assignment': z.strictObject({ assignmentId, result: text }),
  /** 退回补办: the head of the unit does not stand behind the result. */
  'send-back-result': z.strictObject({ assignmentId, reason: text }),
  /** 申请退单 by the unit; decided by the dispatcher, before that by its head where the item asks for it. */
  'return-assignment': z.strictObject({ assignmentId, reason: z.enum(returnReasons), note: text }),
  'confirm-return': z.strictObject({ assignmentId, note }),
  'refuse-return': z.strictObject({ assignmentId, reason: text }),
  'agree-return': z.strictObject({ assignmentId }),
  /** 上报 to the unit above. */
  'escalate-assignment': z.strictObject({ assignmentId, note: text }),
  /** 转办 to a unit that is named. */
  'transfer-assignment': z.strictObject({ assignmentId, toUnit: code, note: text }),
  /** 指定岗位: within the unit that has the part, by its head or the dispatcher, also after its dispatch. */
  'give-to-post': z.strictObject({ assignmentId, post: code }),
  /** 撤单: the dispatcher takes a part away. */
  'cancel-assignment': z.strictObject({ assignmentId, reason: text }),
  /** What a joint meeting decided about the request; given by the recording of the meeting, never by itself. */
  'record-joint-meeting': z.strictObject({
    meetingId: uuid,
    heldAt: instant,
    units: z.array(code).max(50),
    decision: text,
    assignments: z
      .array(z.strictObject({ unit: code, part: z.enum(['lead', 'support']), dueAt: instant.nullable() }))
      .max(20),
  }),
} as const
