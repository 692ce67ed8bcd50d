import { z } from 'zod'
import { position } from './common.ts'
import { get, post } from './route.ts'

const parked = z.strictObject({
  /** Which read model could not apply it, and to which of its rows where that is known. */
  projection: z.string(),
  key: z.string().nullable(),
  stream: z.string(),
  revision: z.int(),
  position,
  type: z.string(),
  /** Why it waits, or behind which one it does. */
  reason: z.string(),
})

/** Of the node that answers: each has read models of its own. */
export const operationRoutes = {
  getProjections: get(
    '/api/projections',
    '投影状态 How far the read models of this node are, and what they could not apply',
    {
      reply: z.strictObject({
        position: position.nullable(),
        /** Events that they lack; null where nobody has counted them. */
        lag: z.int().nullable(),
        /** Seconds since they were last known to have all. */
        age: z.int(),
        caughtUp: z.boolean(),
        logReachable: z.boolean(),
        /** The earliest 200 of them. */
        parked: z.array(parked),
        parkedCount: z.int(),
      }),
    },
  ),
  /** After the cause was mended: what fails again stays parked, as `getProjections` says a moment later. */
  replayParked: post('/api/projections/replay', '重试搁置事件 Apply what is parked again', {
    body: z.strictObject({}),
    reply: z.strictObject({ asked: z.int() }),
    write: false,
  }),
} as const
