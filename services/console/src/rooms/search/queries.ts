import { routes } from '@wubu/contract'
import { apiQuery } from '../../shared/api/query.ts'
import { instantOf } from '../../shared/settings/times.ts'

/** What the list has in the URL. */
export const atFirst = { q: '', order: 'registered', state: '', since: '', overdue: '', cursor: '' }
export const steps = ['collecting', 'analyzing', 'handling', 'feedback', 'evaluating', 'closed'] as const

/** What this account may see of the requests, a page of it. */
export function foundRequests({ q, order, state, since, overdue, cursor }: typeof atFirst) {
  return apiQuery(
    routes.listRequests,
    {
      query: {
        ...(q !== '' && { q }),
        ...(steps.some((step) => step === state) && { state }),
        ...(since !== '' && { since: instantOf(since) }),
        ...(overdue === 'true' && { overdue }),
        ...(cursor !== '' && { cursor }),
        order: isOrder(order) ? order : 'registered',
        total: 'true',
        limit: 50,
      },
    },
    { live: true },
  )
}

function isOrder(order: string): order is 'registered' | 'oldest' | 'due' {
  return order === 'registered' || order === 'oldest' || order === 'due'
}
