import { type Route, routes } from '@wubu/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ApiConfig } from '../config.ts'
import { answerClientError } from './connection-errors.ts'

/**
 * Node has one limit for all requests of a server, and that is the one of uploads, which may come over a slow line; the body of any
 * other request is held to its own here.
 */
export function addSlowBodies(app: FastifyInstance, { requestTimeoutMs }: ApiConfig): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (hasBody(request) && !isUpload(request)) cutOffAfter(requestTimeoutMs, request, reply)
    done()
  })
}

function hasBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0'
}

function isUpload({ routeOptions: { config } }: FastifyRequest): boolean {
  const route: Route | undefined = config.name && routes[config.name]
  return route?.upload !== undefined
}

function cutOffAfter(ms: number, { raw }: FastifyRequest, reply: FastifyReply): void {
  const timer = setTimeout(() => {
    // undefined of a request that was injected, which has no connection
    if (raw.complete !== false) return
    // a second answer would be taken for that of the next request
    if (reply.raw.headersSent) raw.socket.destroySoon()
    else
      answerClientError(
        Object.assign(new Error('the body is too slow'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }),
        raw.socket,
      )
  }, ms)
  timer.unref()
  for (const over of ['end', 'close']) raw.once(over, () => clearTimeout(timer))
}
