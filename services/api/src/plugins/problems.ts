import type { HttpErrorCode, Problem } from '@wubu/contract'
import { EngineError } from '@wubu/engine'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { problemOf, Refused, refused } from '../refused.ts'

const mediaType = 'application/problem+json; charset=utf-8'

/** Codes of Fastify's and the engine's own errors, as the API answers them. */
const known: Readonly<Record<string, HttpErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'request_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'media_type_not_supported',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed_request',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed_request',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed_request',
  FST_ERR_BAD_URL: 'malformed_request',
  FST_ERR_ASYNC_CONSTRAINT: 'malformed_request',
  append_too_large: 'request_too_large',
  key_erased: 'key_erased',
  log_unavailable: 'log_unavailable',
  log_credentials_refused: 'log_unavailable',
  store_closed: 'stopping',
  node_older_than_log: 'node_older_than_log',
  read_models_not_ready: 'read_models_behind',
}
/** Seconds after which a caller may try again. */
const retryAfter: Readonly<Partial<Record<HttpErrorCode, number>>> = {
  log_unavailable: 2,
  stopping: 5,
  node_older_than_log: 60,
  read_models_behind: 1,
}

/** Every refusal and failure as RFC 9457, without a stack and without what the caller sent. */
export function addProblems(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => sendProblem(refusalOf(error, request), request, reply))
}

export function sendNoSuchRoute(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendProblem(refused('no_such_route'), request, reply)
}

export function sendProblem(refusal: Refused, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  request.refusal = refusal.code
  const seconds = refusal.options.retryAfter
  if (seconds !== undefined) reply.header('retry-after', String(seconds))
  if (refusal.status === 401) reply.header('www-authenticate', 'Bearer realm="wubu"')
  return reply.status(refusal.status).type(mediaType).serializer(JSON.stringify).send(problemOf(refusal))
}

function refusalOf(error: unknown, request: FastifyRequest): Refused {
  if (error instanceof Refused) return error
  if (hasZodFastifySchemaValidationErrors(error)) return refused('malformed_request', { issues: issuesOf(error) })
  const code = codeOf(error)
  const status = code === null ? undefined : known[code]
  if (status === undefined) {
    if (isClientError(error)) return refused('malformed_request')
    request.log.error({ err: error, route: request.routeOptions.url }, 'request failed')
    return refused('internal_error')
  }
  const seconds = retryAfter[status]
  if (error instanceof EngineError && seconds !== undefined) {
    request.log.warn({ code: error.code, route: request.routeOptions.url }, 'log not usable')
  }
  return refused(status, seconds === undefined ? {} : { retryAfter: seconds })
}

type ValidationError = FastifyError & { readonly validation: readonly { instancePath: string; message?: string }[] }

/** Zod tells paths and rules, never the values. */
function issuesOf({ validation, validationContext }: ValidationError): NonNullable<Problem['issues']> {
  return validation.map(({ instancePath, message = '' }) => ({
    path: `${validationContext ?? ''}${instancePath}`,
    message,
  }))
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}

function isClientError(error: unknown): boolean {
  if (!(error instanceof Error) || !('statusCode' in error)) return false
  return typeof error.statusCode === 'number' && error.statusCode >= 400 && error.statusCode < 500
}
