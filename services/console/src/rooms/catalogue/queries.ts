import { type ReplyOf, type Routes, routes } from '@wubu/contract'
import { apiQuery, refreshRoutes } from '../../shared/api/query.ts'

export type ItemDetail = ReplyOf<Routes['getItem']>
export type ItemRow = ReplyOf<Routes['listItems']>['items'][number]

export function itemQuery(code: string) {
  return apiQuery(routes.getItem, { params: { code } })
}

export function itemsQuery({ status, reviewDue }: { readonly status: string; readonly reviewDue: string }) {
  const query = { ...(isStatus(status) && { status }), ...(reviewDue === 'true' && { reviewDue: 'true' as const }) }
  return apiQuery(routes.listItems, { query })
}

/** The list and every picker of items too. */
export function refreshItems(): Promise<void> {
  return refreshRoutes(routes.listItems, routes.getItem)
}

export const statuses = ['proposed', 'reviewed', 'active', 'rectifying', 'suspended', 'rejected', 'revoked'] as const
export type Status = (typeof statuses)[number]

function isStatus(status: string): status is Status {
  return statuses.some((one) => one === status)
}
