import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Services } from '../services.ts'

const everywhere = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' } as const
/** For JSON: never cached, never sniffed, never framed. The readable page of the API and the console have policies of their own. */
const headers = {
  ...everywhere,
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
} as const

export function addReplyHeaders(app: FastifyInstance, { lifecycle, runtime }: Services): void {
  app.addHook('onSend', (request, reply, payload, done) => {
    // pages have said what they may do themselves
    const isPage = request.routeOptions.url?.startsWith('/docs') || reply.hasHeader('content-security-policy')
    reply.headers(isPage ? everywhere : headers)
    if (request.method === 'GET' && request.routeOptions.url?.startsWith('/api/')) tellAge(reply)
    // a connection that is kept alive would hold up the stop
    if (lifecycle.stopping) reply.header('connection', 'close')
    done(null, payload)
  })

  /** Seconds since the read models were last known to have all that is in the log; no header while they have. */
  function tellAge(reply: FastifyReply): void {
    const { seconds, isLogReachable } = runtime.lag()
    if (seconds > 0 || !isLogReachable) reply.header('wubu-data-age', String(seconds))
  }
}
