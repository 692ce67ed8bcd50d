import { keepPreviousData } from '@tanstack/react-query'
import { routes } from '@wubu/contract'
import dayjs from 'dayjs'
import { apiQuery } from '../../../shared/api/query.ts'
import { instantOf, today } from '../../../shared/settings/times.ts'
import { completionOf } from '../queries.ts'
import type { Scope } from '../scope.ts'

export const everything: Scope = { from: '', to: '', at: '', known: '', unit: '', community: '', item: '', channel: '' }
const live = { live: true } as const
const one = { total: 'true', limit: 1 } as const

/** How many requests there are of a kind; one of them comes along. */
const filters = {
  analyzing: { state: 'analyzing' },
  handling: { state: 'handling' },
  feedback: { state: 'feedback' },
  evaluating: { state: 'evaluating' },
  dueSoon: { colour: 'yellow' },
  overdue: { colour: 'red' },
} as const
export type Counted = keyof typeof filters | 'today'
export const counted: readonly Counted[] = [
  'today',
  'analyzing',
  'handling',
  'feedback',
  'evaluating',
  'dueSoon',
  'overdue',
]

export function countOf(kind: Counted) {
  const filter = kind === 'today' ? { since: instantOf(today()) } : filters[kind]
  return { ...apiQuery(routes.listRequests, { query: { ...filter, ...one } }, live), placeholderData: keepPreviousData }
}

/** Where the requests of a tile are listed; the lists ask the API the same. */
export function listOf(kind: Counted): string {
  if (kind === 'overdue' || kind === 'dueSoon') return `/supervision?show=${kind}`
  return kind === 'today' ? `/find?since=${today()}` : `/find?state=${kind}`
}

export function newest(limit: number) {
  return apiQuery(routes.listRequests, { query: { order: 'registered' as const, limit } }, live)
}

/** Accepted in the last 30 days, by day. */
export function lastDays() {
  return completionOf({ ...everything, from: dayjs(today()).subtract(29, 'day').format('YYYY-MM-DD') }, ['day'])
}

/** The units with the most requests. */
export function busiestUnits(limit: number) {
  const query = { by: 'unit', order: 'accepted' as const, limit }
  return { ...apiQuery(routes.getCompletion, { query }, live), placeholderData: keepPreviousData }
}
