import { useQuery } from '@tanstack/react-query'
import { type ReplyOf, type Routes, routes } from '@wubu/contract'
import { apiQuery } from '../../shared/api/query.ts'
import { useMe } from '../../shared/session/session.ts'

export type Task = ReplyOf<Routes['listAssignments']>['assignments'][number]
export type Post = ReplyOf<Routes['listPosts']>['posts'][number]

/** What the screen has in the URL. */
export const atFirst = { tab: 'toAcknowledge', whose: 'unit', order: 'due', cursor: '' }
export type InboxState = typeof atFirst

/** The tabs that list tasks, and what each lists. */
const lists = {
  toAcknowledge: { status: 'dispatched' },
  inProgress: { status: 'acknowledged' },
  dueSoon: { colour: 'yellow' },
  overdue: { colour: 'red' },
  done: { status: 'completed' },
} as const
export type TaskTab = keyof typeof lists

export const taskTabs = ['toAcknowledge', 'inProgress', 'dueSoon', 'overdue', 'done'] as const

export function isTaskTab(tab: string): tab is TaskTab {
  return tab in lists
}

export function countsQuery(whose: string) {
  return apiQuery(routes.getCounts, { query: { ...(whose === 'mine' && { mine: 'true' }) } }, { live: true })
}

export function tasksQuery({ tab, whose, order, cursor }: InboxState) {
  return apiQuery(
    routes.listAssignments,
    {
      query: {
        ...(isTaskTab(tab) && lists[tab]),
        ...(whose === 'mine' && { mine: 'true' }),
        order: order === 'dispatched' || tab === 'done' ? 'dispatched' : 'due',
        ...(cursor !== '' && { cursor }),
      },
    },
    { live: true },
  )
}

/** What a unit has not acknowledged yet, for the navigation. */
export function useWaiting(): number | undefined {
  return useQuery(countsQuery('unit')).data?.counts.toAcknowledge
}

/** Of the posts of the own unit, those whose A or B person I am. */
export function useOwnPosts(): readonly Post[] {
  const { accountId, unit } = useMe()
  const { data } = useQuery({
    ...apiQuery(routes.listPosts, { query: { ...(unit !== null && { unit }) } }),
    enabled: unit !== null,
  })
  return (data?.posts ?? []).filter(({ a, b, status }) => status === 'open' && (a === accountId || b === accountId))
}

/** Those that I stand in for now. */
export function useStandingIn(): readonly Post[] {
  const { accountId } = useMe()
  return useOwnPosts().filter(({ b, acting }) => acting === accountId && b === accountId)
}

/** My absences of a post that are not over yet. */
export function absencesOf({ absences }: Post, accountId: string) {
  const now = new Date().toISOString()
  const mine = absences.filter(({ holder, to }) => holder === accountId && (to === null || to > now))
  return mine.map(({ from, to }) => ({ from, to, isNow: from <= now }))
}

export function keyOf({ requestId, assignmentId }: Task): string {
  return `${requestId} ${assignmentId}`
}
