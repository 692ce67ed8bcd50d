import { z } from 'zod'
import { get } from './route.ts'

export const healthRoutes = {
  getLive: get('/livez', '存活 The process answers', { reply: z.strictObject({ status: z.literal('ok') }) }),
  /** 503 with the same body where the read models are too far behind. */
  getReady: get('/readyz', '就绪 Log reachable, read models current', {
    reply: z.strictObject({
      status: z.enum(['ok', 'behind', 'log_unavailable', 'stopping']),
      /** null where nobody has counted them yet. */
      lag: z.strictObject({ events: z.int().nullable(), seconds: z.number() }),
    }),
  }),
} as const
