import { useQueries, useQuery } from '@tanstack/react-query'
import { type ReplyOf, type Routes, routes } from '@wubu/contract'
import { apiQuery } from '../../shared/api/query.ts'

export type Row = ReplyOf<Routes['listRequests']>['requests'][number]
export type Suggestion = ReplyOf<Routes['suggestUnit']>

/** What the screen has in the URL. */
export const atFirst = { tab: 'triage', order: 'due', colour: '', cursor: '' }
export type DispatchState = typeof atFirst

const lists = {
  triage: 'analyzing',
  registered: 'collecting.registered',
  awaitingMaterials: 'collecting.awaitingMaterials',
} as const
export type QueueTab = keyof typeof lists
export const tabs = ['triage', 'decisions', 'registered', 'awaitingMaterials'] as const
export const colours = ['red', 'yellow', 'green', 'paused'] as const

export function isQueue(tab: string): tab is QueueTab {
  return tab in lists
}

export const counts = apiQuery(routes.getCounts, { query: {} }, { live: true })

/** Few to a page: each row asks for its suggestion. */
export function queueQuery(tab: QueueTab, { order, colour, cursor }: DispatchState) {
  const wanted = colours.find((one) => one === colour)
  return apiQuery(
    routes.listRequests,
    {
      query: {
        state: lists[tab],
        order: order === 'oldest' ? 'oldest' : 'due',
        limit: 20,
        ...(wanted && { colour: wanted }),
        ...(cursor !== '' && { cursor }),
      },
    },
    { live: true },
  )
}

/** What waits for research and for a decision, for the navigation. */
export function useWaiting(): number | undefined {
  const { data } = useQuery(counts)
  return data && (data.counts.triage ?? 0) + (data.counts.decisions ?? 0)
}

/** Where each would go, by its id; as far as it is known yet. */
export function useSuggestions(rows: readonly Row[]): ReadonlyMap<string, Suggestion> {
  const results = useQueries({
    queries: rows.map(({ requestId: id }) => apiQuery(routes.suggestUnit, { params: { id } })),
  })
  return new Map(
    rows.flatMap(({ requestId }, index) => {
      const suggestion = results[index]?.data
      return suggestion ? [[requestId, suggestion] as const] : []
    }),
  )
}
