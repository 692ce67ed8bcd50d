import { type FileRoute, type Route, type RouteName, type Routes, routes } from '@wubu/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { access } from './access.ts'
import { FileAnswer } from './file-answer.ts'

type OutputOf<S> = S extends z.ZodType ? z.output<S> : unknown

/** A request after its parts were parsed by the schemas of the contract. */
export type RequestOf<R extends Route> = FastifyRequest<{
  Params: OutputOf<R['params']>
  Querystring: OutputOf<R['query']>
  Body: OutputOf<R['body']>
}>
/** What a handler answers. Not parsed again: that costs more than the rest of a read, and tests do it instead. */
type AnswerOf<R extends Route> = R extends FileRoute
  ? FileAnswer
  : R['reply'] extends z.ZodType
    ? z.input<R['reply']>
    : undefined

export type Handler<R extends Route> = (request: RequestOf<R>, reply: FastifyReply) => Promise<AnswerOf<R>>

/** A route that takes no query says so: an unknown field is refused there as well. */
const noQuery = z.strictObject({})

/** Serves a route of the contract. */
export function endpoint<N extends RouteName>(app: FastifyInstance, name: N, handler: Handler<Routes[N]>): void
export function endpoint(app: FastifyInstance, name: RouteName, handler: Handler<Route>): void {
  const { method, path, summary, params, query, body, reply, status, write, file, upload }: Route = routes[name]
  app.route({
    method,
    url: path,
    schema: {
      operationId: name,
      summary,
      ...(params ? { params } : {}),
      querystring: query ?? noQuery,
      ...(body ? { body } : {}),
      ...(file ? { produces: [...file] } : {}),
      ...(upload ? { consumes: [...upload] } : {}),
      ...(reply ? { response: { [status]: reply } } : {}),
    },
    config: { name, access: access[name], write },
    async handler(request, answer) {
      if (status !== 200) answer.status(status)
      const replied: unknown = await handler(request, answer)
      return replied instanceof FileAnswer ? sent(replied, answer) : replied
    },
  })
}

function sent({ name, type, bytes }: FileAnswer, answer: FastifyReply): FileAnswer['bytes'] {
  answer.header('content-disposition', `attachment; filename="${name}"`).type(type)
  return bytes
}
