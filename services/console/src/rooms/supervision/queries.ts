import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReplyOf, type Routes, routes } from '@wubu/contract'
import { apiQuery } from '../../shared/api/query.ts'
import { useMe } from '../../shared/session/session.ts'
import type { Show, SupervisionState } from './state.ts'

export type Row = ReplyOf<Routes['listRequests']>['requests'][number]
export type Task = ReplyOf<Routes['getBoard']>['tasks'][number]

const pageSize = 50

const filters = {
  overdue: { colour: 'red', order: 'due' },
  dueSoon: { colour: 'yellow', order: 'due' },
  escalated: { escalated: 'true', order: 'oldest' },
  red: { card: 'red', order: 'registered' },
  yellow: { card: 'yellow', order: 'registered' },
  urged: { urged: 'true', order: 'registered' },
  returned: { returns: 2, order: 'returns' },
} as const satisfies Record<Show, object>

export function supervisedRequests({ show, unit, community, item, cursor }: SupervisionState) {
  const query = {
    ...filters[show],
    ...given({ unit, community, item, cursor }),
    total: 'true' as const,
    limit: pageSize,
  }
  return { ...apiQuery(routes.listRequests, { query }, { live: true }), placeholderData: keepPreviousData }
}

export function boardOf({ unit, crossedOff, late, cursor }: SupervisionState) {
  const query = {
    ...given({ unit, cursor }),
    crossedOff: crossedOff === 'true' ? ('true' as const) : ('false' as const),
    ...(late === 'true' && { overdue: 'true' as const }),
    limit: pageSize,
  }
  return { ...apiQuery(routes.getBoard, { query }, { live: true }), placeholderData: keepPreviousData }
}

export const overdueByUnit = apiQuery(
  routes.getCompletion,
  { query: { by: 'unit', order: 'overdue' as const } },
  { live: true },
)

/** What waits for a supervisor's decision stands beside the room's name; for the others, what is overdue. */
export function useWaiting(): number | undefined {
  const { role } = useMe()
  const counts = useQuery(apiQuery(routes.getCounts, { query: {} }, { live: true })).data?.counts
  return role === 'supervisor' ? counts?.escalated : undefined
}

function given<T extends Readonly<Record<string, string>>>(values: T): Partial<Record<keyof T, string>> {
  const entries: [keyof T, string][] = Object.entries(values).filter(([, value]) => value !== '')
  const found: Partial<Record<keyof T, string>> = {}
  for (const [key, value] of entries) found[key] = value
  return found
}
