import type { FastifyInstance } from 'fastify'
import type { Services } from '../services.ts'

/** For JSON: never cached, never sniffed, never framed. The readable page of the API alone needs scripts and styles. */
const headers = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
} as const

export function addReplyHeaders(app: FastifyInstance, { lifecycle }: Services): void {
  app.addHook('onSend', (request, reply, payload, done) => {
    if (!request.routeOptions.url?.startsWith('/docs')) reply.headers(headers)
    // a connection that is kept alive would hold up the stop
    if (lifecycle.stopping) reply.header('connection', 'close')
    done(null, payload)
  })
}
