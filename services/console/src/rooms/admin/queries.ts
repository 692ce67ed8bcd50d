import { useQuery } from '@tanstack/react-query'
import { type ReplyOf, type Routes, routes } from '@wubu/contract'
import { apiQuery } from '../../shared/api/query.ts'

export type Account = ReplyOf<Routes['listAccounts']>['accounts'][number]
export type Post = ReplyOf<Routes['listPosts']>['posts'][number]

export type Projections = ReplyOf<Routes['getProjections']>

export const projectionsQuery = apiQuery(routes.getProjections, {})
export const accountsQuery = apiQuery(routes.listAccounts, {})
export const postsQuery = apiQuery(routes.listPosts, { query: {} })
export const erasuresQuery = apiQuery(routes.listErasures, {})

const none: readonly Account[] = []

export function useAccounts(): readonly Account[] {
  return useQuery(accountsQuery).data?.accounts ?? none
}

/** Those that another administrator asked for. */
export function useErasuresToConfirm(): number | undefined {
  const { data } = useQuery({ ...erasuresQuery, refetchInterval: 60_000 })
  return data?.erasures.filter(({ mayConfirm }) => mayConfirm).length
}
