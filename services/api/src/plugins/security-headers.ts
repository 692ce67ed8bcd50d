import type { FastifyInstance } from 'fastify'

/** For JSON: never cached, never sniffed, never framed. */
export function addSecurityHeaders(app: FastifyInstance): void {
  app.addHook('onSend', (request, reply, payload, done) => {
    reply.header('x-content-type-options', 'nosniff')
    reply.header('referrer-policy', 'no-referrer')
    if (!request.routeOptions.url?.startsWith('/docs')) {
      reply.header('cache-control', 'no-store')
      reply.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
    }
    done(null, payload)
  })
}
