import type { z } from 'zod'

type Schema = z.ZodType | undefined

/** One route of the API: what it takes, what it gives, and nothing of how. `path` has Fastify's form, such as `/api/requests/:id`. */
export interface Route<
  P extends Schema = Schema,
  Q extends Schema = Schema,
  B extends Schema = Schema,
  R extends Schema = Schema,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly summary: string
  readonly params: P
  readonly query: Q
  readonly body: B
  /** Undefined where the reply has no body. */
  readonly reply: R
  readonly status: 200 | 201 | 204
  /** Needs an Idempotency-Key and answers with a position. */
  readonly write: boolean
  /** Media types of the file that it answers with; the client's `download` fetches it. */
  readonly file?: readonly string[]
  /** Media types of the file that its body is; the client's `upload` sends it. */
  readonly upload?: readonly string[]
}

/** A route whose answer is a file to be kept, not JSON. */
export type FileRoute<P extends Schema = Schema, Q extends Schema = Schema, B extends Schema = Schema> = Route<
  P,
  Q,
  B,
  undefined
> & { readonly file: readonly string[] }

/** A route whose body is a file, not JSON. */
export type UploadRoute<Q extends Schema = Schema, R extends Schema = Schema> = Route<undefined, Q, undefined, R> & {
  readonly upload: readonly string[]
}

interface Parts<P extends Schema, Q extends Schema, B extends Schema, R extends Schema> {
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly reply?: R
  readonly status?: 200 | 201 | 204
  readonly write?: boolean
}

/** `get('/api/units', 'Units', {reply})`: a route that only reads. */
export function get<P extends Schema = undefined, Q extends Schema = undefined, R extends Schema = undefined>(
  path: string,
  summary: string,
  parts: Parts<P, Q, undefined, R>,
): Route<P, Q, undefined, R> {
  return route('GET', path, summary, parts)
}

/** A route that writes, unless `parts.write` says that it is a search whose terms belong in no URL. */
export function post<P extends Schema = undefined, B extends Schema = undefined, R extends Schema = undefined>(
  path: string,
  summary: string,
  parts: Parts<P, undefined, B, R>,
): Route<P, undefined, B, R> {
  return route('POST', path, summary, { write: true, ...parts })
}

export function route<P extends Schema, Q extends Schema, B extends Schema, R extends Schema>(
  method: Route['method'],
  path: string,
  summary: string,
  parts: Parts<P, Q, B, R>,
): Route<P, Q, B, R>
export function route(
  method: Route['method'],
  path: string,
  summary: string,
  { params, query, body, reply, status = 200, write = false }: Parts<Schema, Schema, Schema, Schema>,
): Route {
  return { method, path, summary, params, query, body, reply, status, write }
}

/** The same as `of`, as a file. */
export function fileRoute<P extends Schema, Q extends Schema, B extends Schema>(
  of: Route<P, Q, B, undefined>,
  file: readonly string[],
): FileRoute<P, Q, B> {
  return { ...of, file }
}

/** A route that takes a file of one of the media types; it writes nothing to the log. */
export function uploadRoute<Q extends Schema, R extends Schema>(
  path: string,
  summary: string,
  parts: Parts<undefined, Q, undefined, R>,
  upload: readonly string[],
): UploadRoute<Q, R> {
  return { ...route('POST', path, summary, parts), upload }
}
