import { z } from 'zod'
import { code, uuid } from '../../event.ts'
import { handlingKinds } from '../events.ts'
import { note, text } from './fields.ts'

/** 分析. */
export const analyseCommands = {
  'classify-request': z.strictObject({
    item: code.nullable().default(null),
    handlingKind: z.enum(handlingKinds).default('time-limited'),
    note,
  }),
  /** 并案 into the request that leads. */
  'merge-request': z.strictObject({ leading: uuid, note }),
  'undo-merge': z.strictObject({ reason: text }),
  'dispatch-request': z.strictObject({
    assignments: z
      .array(
        z.strictObject({
          unit: code,
          part: z.enum(['lead', 'support']),
          post: code.nullable().default(null),
          /** The routing rule that suggested it, where one did. */
          rule: code.nullish(),
        }),
      )
      .min(1)
      .max(20),
  }),
} as const
