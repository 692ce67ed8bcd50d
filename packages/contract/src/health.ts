import { z } from 'zod'
import { get } from './route.ts'

export const healthRoutes = {
  getLive: get('/livez', '存活 The process answers', { reply: z.strictObject({ status: z.literal('ok') }) }),
  /**
   * 503 with the same body where the read models are too far behind, or the log is away; with `reads` 200 also while it is
   * away, for a proxy that goes on sending reads.
   */
  getReady: get('/readyz', '就绪 Log reachable, read models current', {
    query: z.strictObject({ reads: z.enum(['true', 'false']).optional() }),
    reply: z.strictObject({
      status: z.enum(['ok', 'behind', 'log_unavailable', 'stopping']),
      /** Counted up to 10,000 on a log whose positions do not tell; null while the log is away. */
      lag: z.strictObject({ events: z.int().nullable(), seconds: z.number() }),
    }),
  }),
} as const
