import { z } from 'zod'
import { instant, position } from './common.ts'
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

const rebuild = z.strictObject({
  state: z.enum(['running', 'done', 'failed']),
  startedAt: instant,
  endedAt: instant.nullable(),
  /** Events read so far, and those that there are; null where nobody can count them. */
  read: z.int(),
  events: z.int().nullable(),
  failure: z.string().nullable(),
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
        /** The last one that this node was asked for, since it started. */
        rebuild: rebuild.nullable(),
      }),
    },
  ),
  /** After the cause was mended, of one stream or of all: what fails again stays parked. */
  replayParked: post('/api/projections/replay', '重试搁置事件 Apply what is parked again', {
    body: z.strictObject({ stream: z.string().min(1).max(300).optional() }),
    reply: z.strictObject({
      replayed: z.int(),
      remaining: z.int(),
      /** Why the earliest of the remaining ones failed again. */
      reason: z.string().nullable(),
    }),
    write: false,
  }),
  /** Beside those in use, which go on answering until the new ones take their place. One at a time; `getProjections` says how far it is. */
  rebuildReadModels: post('/api/projections/rebuild', '重建读模型 Build the read models anew from the log', {
    body: z.strictObject({}),
    reply: z.strictObject({ started: z.boolean() }),
    write: false,
  }),
} as const
