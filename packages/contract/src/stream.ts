import { get } from './route.ts'

export const streamRoutes = {
  /**
   * Server-sent events, resumable by `Last-Event-ID`. `event: request` with `data` {position, requestId, revision, type, state} for
   * each event of a request that the caller may see, once the read models know it; `event: reset` where too much was missed.
   */
  openStream: get('/api/stream', '实时消息 Server-sent events', {}),
} as const
