import { routes } from '@wubu/contract'
import { apiQuery } from '../../shared/api/query.ts'

/** What the list has in the URL. */
export const atFirst = { q: '', order: 'registered', overdue: '', cursor: '' }

/** What this account may see of the requests, a page of it. */
export function foundRequests({ q, order, overdue, cursor }: typeof atFirst) {
  return apiQuery(
    routes.listRequests,
    {
      query: {
        ...(q !== '' && { q }),
        ...(overdue === 'true' && { overdue }),
        ...(cursor !== '' && { cursor }),
        order: isOrder(order) ? order : 'registered',
        limit: 50,
      },
    },
    { live: true },
  )
}

function isOrder(order: string): order is 'registered' | 'oldest' | 'due' {
  return order === 'registered' || order === 'oldest' || order === 'due'
}
