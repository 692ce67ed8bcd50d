import { QueryClient, queryOptions } from '@tanstack/react-query'
import { ApiError, type CallInput, type ReplyOf, type Route } from '@wubu/contract'
import { call } from './call.ts'
import { connection, NoAnswer, onConnectionChange } from './connection.ts'

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: {
      /** Asked again when requests change; with an id, when that request does. */
      readonly live?: true | { readonly requestId: string }
    }
  }
}

type Live = true | { readonly requestId: string }

/** `useQuery(apiQuery(routes.listUnits, {}))`. The key is `[path, params, query or body]`; so `['/api/units']` finds it. */
export function apiQuery<R extends Route>(route: R, input: CallInput<R>, options: { readonly live?: Live } = {}) {
  const { params, query, body }: { params?: unknown; query?: unknown; body?: unknown } = input
  return queryOptions<ReplyOf<R>>({
    queryKey: [route.path, params ?? null, query ?? body ?? null],
    queryFn: ({ signal }) => call(route, { ...input, signal }),
    ...(options.live === undefined ? {} : { meta: { live: options.live } }),
  })
}

/** What hardly ever changes while somebody works: the catalogue, places, units. */
export const seldom = { staleTime: 300_000 } as const

/** Whether the same may simply be sent again: no answer, or one that says "later". */
export function isTransient(error: unknown): boolean {
  if (error instanceof NoAnswer) return true
  return error instanceof ApiError && (error.status === 503 || error.status === 429)
}

function retryDelay(failures: number, error: unknown): number {
  const told = error instanceof ApiError ? error.retryAfter : null
  return told === null ? Math.min(500 * 2 ** failures, 10_000) : told * 1_000
}

export const queryClient = new QueryClient({
  defaultOptions: {
    // whether there is a connection is found out by asking (connection.ts), not from the browser's guess
    queries: {
      networkMode: 'always',
      staleTime: 10_000,
      retry: (failures, error) => isTransient(error) && failures < 3,
      retryDelay,
      throwOnError: false,
    },
    mutations: { networkMode: 'always', retry: (failures, error) => isTransient(error) && failures < 6, retryDelay },
  },
})

/** After a change to a request: what shows it, or lists of which it may be part. Without an id, everything live. */
export function refreshLive(requestId?: string): Promise<void> {
  return queryClient.invalidateQueries({
    predicate: ({ meta }) => {
      const live = meta?.live
      if (live === undefined) return false
      return live === true || requestId === undefined || live.requestId === requestId
    },
  })
}

/** After a write that is not about a request: asks again for all that these routes gave. */
export function refreshRoutes(...changed: readonly Route[]): Promise<void> {
  const paths = changed.map(({ path }) => path)
  return queryClient.invalidateQueries({ predicate: ({ queryKey }) => paths.some((path) => path === queryKey[0]) })
}

onConnectionChange(() => {
  if (!connection().isLost)
    void queryClient.refetchQueries({ type: 'active', predicate: ({ state }) => state.error !== null })
})
