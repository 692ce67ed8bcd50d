import type { FastifyInstance } from 'fastify'
import type { Services } from '../services.ts'

const everywhere = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' } as const
/** For JSON: never cached, never sniffed, never framed. The readable page of the API has a policy of its own (openapi.ts). */
const headers = {
  ...everywhere,
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
} as const

export function addReplyHeaders(app: FastifyInstance, { lifecycle }: Services): void {
  app.addHook('onSend', (request, reply, payload, done) => {
    reply.headers(request.routeOptions.url?.startsWith('/docs') ? everywhere : headers)
    // a connection that is kept alive would hold up the stop
    if (lifecycle.stopping) reply.header('connection', 'close')
    done(null, payload)
  })
}
