import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ApiConfig } from '../config.ts'

/** Slower than this is logged in any case, in milliseconds. */
const slowMs = 1_000

/**
 * One line for every refusal and failure, and for a sample of the rest: a line per request costs a quarter of the throughput.
 * The pattern of the route and not its URL, the account's id and not its name.
 */
export function addRequestLog(app: FastifyInstance, { logSample }: Pick<ApiConfig, 'logSample'>): void {
  let seen = 0
  app.addHook('onResponse', (request, reply, done) => {
    seen += 1
    const sampled = logSample > 0 && seen % logSample === 0
    if (sampled || reply.statusCode >= 400 || reply.elapsedTime > slowMs) write(request, reply)
    done()
  })
}

function write(request: FastifyRequest, reply: FastifyReply): void {
  const line = {
    method: request.method,
    route: request.routeOptions.url ?? null,
    status: reply.statusCode,
    code: request.refusal,
    ms: Math.round(reply.elapsedTime),
    account: request.viewer?.actor.id ?? null,
  }
  if (reply.statusCode >= 500) request.log.error(line, 'request')
  else request.log.info(line, 'request')
}
