import type { z } from 'zod'
import { type Problem, problem } from './common.ts'
import type { FileRoute, Route, UploadRoute } from './route.ts'

type InputOf<S> = S extends z.ZodType ? z.input<S> : never
type Part<Name extends string, S> = S extends z.ZodType
  ? Record<string, never> extends z.input<S>
    ? { readonly [K in Name]?: InputOf<S> }
    : { readonly [K in Name]: InputOf<S> }
  : { readonly [K in Name]?: undefined }

interface CallOptions {
  /** Needed on writes; made up where it is not given, so that a failed call can only be retried by giving one. */
  readonly idempotencyKey?: string
  /** The revision that the caller saw. */
  readonly ifMatch?: number
  /** The reply is at least as new as this position. */
  readonly minPosition?: string
  readonly signal?: AbortSignal
}

/** What a call of a route is given. */
export type CallInput<R extends Route> = Part<'params', R['params']> &
  Part<'query', R['query']> &
  Part<'body', R['body']> &
  CallOptions
/** What a call of a route gives. */
export type ReplyOf<R extends Route> = R['reply'] extends z.ZodType ? z.output<R['reply']> : undefined

interface ClientOptions {
  /** Such as `http://127.0.0.1:8080`, without a path. */
  readonly baseUrl: string
  readonly token?: string | undefined
  readonly fetch?: typeof globalThis.fetch
}

export interface Client {
  /** Throws ApiError on every refusal, and what `fetch` throws where there is no answer. */
  call<R extends Route>(route: R, input: CallInput<R>): Promise<ReplyOf<R>>
  /** The file that a route answers with, and the name that it should be kept under. Throws as `call` does. */
  download<R extends FileRoute>(route: R, input: CallInput<R>): Promise<{ readonly name: string; readonly blob: Blob }>
  /** Sends a file, as one of the media types that the route takes. Throws as `call` does. */
  upload<R extends UploadRoute>(route: R, file: Blob, input: CallInput<R>): Promise<ReplyOf<R>>
}

/** Thrown when the API refuses; `code` is one of the error catalogue. */
export class ApiError extends Error {
  readonly code: string
  readonly status: number
  readonly problem: Problem
  /** Seconds to wait before another try, where the API says so. */
  readonly retryAfter: number | null
  constructor(given: Problem, retryAfter: number | null) {
    super(`${given.status} ${given.code}: ${given.titleEn}`)
    this.name = 'ApiError'
    this.code = given.code
    this.status = given.status
    this.problem = given
    this.retryAfter = retryAfter
  }
}

/** Thrown when a reply is not of the shape that the contract says: client and server are of different versions. */
export class UnexpectedReply extends Error {
  readonly code = 'unexpected_reply'
  constructor(route: Route, status: number, reason: string) {
    super(`${route.method} ${route.path} answered ${status}: ${reason}`)
    this.name = 'UnexpectedReply'
  }
}

/** A client of the API: `client.call(routes.getRequest, { params: { id } })`. */
export function createClient({ baseUrl, token, fetch = globalThis.fetch }: ClientOptions): Client {
  async function call<R extends Route>(route: R, input: CallInput<R>): Promise<ReplyOf<R>>
  async function call(route: Route, input: Values): Promise<unknown> {
    const response = await send(route, input)
    return parseReply(route, response.status, await response.text())
  }

  async function download(route: Route, input: Values) {
    const response = await send(route, input)
    const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1]
    if (name === undefined) throw new UnexpectedReply(route, response.status, 'no file')
    return { name, blob: await response.blob() }
  }

  async function upload<R extends UploadRoute>(route: R, file: Blob, input: CallInput<R>): Promise<ReplyOf<R>>
  async function upload(route: Route, file: Blob, input: Values): Promise<unknown> {
    const response = await send(route, input, file)
    return parseReply(route, response.status, await response.text())
  }

  async function send(route: Route, input: Values, file?: Blob): Promise<Response> {
    const response = await fetch(urlOf(baseUrl, route, input), {
      method: route.method,
      headers: { ...headersOf(route, input, token), ...(file ? { 'content-type': mediaTypeOf(route, file) } : {}) },
      ...(route.body ? { body: JSON.stringify(input.body ?? {}) } : {}),
      ...(file ? { body: file } : {}),
      ...(input.signal ? { signal: input.signal } : {}),
    })
    if (!response.ok) throw refusal(route, response, await response.text())
    return response
  }

  return { call, download, upload }
}

/** Browsers name the type of a file by its ending, or not at all. */
function mediaTypeOf({ upload }: Route, { type }: Blob): string {
  return upload?.includes(type) ? type : 'application/octet-stream'
}

function urlOf(baseUrl: string, route: Route, { params, query }: Values): string {
  const inPath = entriesOf(params)
  const path = route.path.replace(/:([A-Za-z]+)/g, (_whole, key: string) => encodeURIComponent(String(inPath[key])))
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(entriesOf(query))) {
    if (value !== undefined) search.set(key, String(value))
  }
  return `${baseUrl}${path}${search.size > 0 ? `?${search}` : ''}`
}

interface Values extends CallOptions {
  readonly params?: unknown
  readonly query?: unknown
  readonly body?: unknown
}

function entriesOf(values: unknown): Readonly<Record<string, unknown>> {
  return { ...(typeof values === 'object' ? values : null) }
}

function headersOf(route: Route, input: Values, token: string | undefined): Record<string, string> {
  return {
    accept: [...(route.file ?? []), 'application/json'].join(', '),
    ...(route.body ? { 'content-type': 'application/json' } : {}),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(route.write ? { 'idempotency-key': input.idempotencyKey ?? crypto.randomUUID() } : {}),
    ...(input.ifMatch === undefined ? {} : { 'if-match': `"${input.ifMatch}"` }),
    ...(input.minPosition === undefined ? {} : { 'wubu-min-position': input.minPosition }),
  }
}

function refusal(route: Route, response: Response, text: string): Error {
  const parsed = problem.safeParse(jsonOf(text))
  if (!parsed.success) return new UnexpectedReply(route, response.status, 'not a problem of the contract')
  const retryAfter = response.headers.get('retry-after')
  return new ApiError(parsed.data, retryAfter === null ? null : Number(retryAfter))
}

function parseReply(route: Route, status: number, text: string): unknown {
  if (!route.reply) return undefined
  const parsed = route.reply.safeParse(jsonOf(text))
  if (!parsed.success) throw new UnexpectedReply(route, status, parsed.error.message)
  return parsed.data
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
