import { useQuery } from '@tanstack/react-query'
import { type ReplyOf, type Routes, routes } from '@wubu/contract'
import { apiQuery } from '../../shared/api/query.ts'

export type Detail = ReplyOf<Routes['getRequest']>
type Event = ReplyOf<Routes['getTimeline']>['events'][number]

/** What papers are made of; `head` is asked for each time, since it is of the newest event. */
export function usePaperFacts(id: string) {
  const live = { requestId: id }
  const params = { id }
  const detail = useQuery(apiQuery(routes.getRequest, { params }, { live }))
  const timeline = useQuery(apiQuery(routes.getTimeline, { params }, { live }))
  const chain = useQuery(apiQuery(routes.verifyRequest, { params }, { live }))
  return { detail, timeline, chain }
}

export interface Notice {
  readonly materials: readonly string[]
  readonly note: string
  readonly again: string
  readonly at: string
}
export interface Decline {
  readonly ground: string
  readonly goTo: string
  readonly at: string
}
export interface Result {
  readonly unit: string
  readonly result: string
}

/** The newest notice; null where none was given. */
export function noticeIn(events: readonly Event[]): Notice | null {
  const event = events.findLast(({ type }) => type === 'MaterialsRequested')
  if (!event) return null
  const { materials, note, again } = event.data
  const listed = Array.isArray(materials) ? materials.map(String) : []
  return { materials: listed, note: textOf(note), again: textOf(again), at: event.occurredAt }
}

export function declineIn(events: readonly Event[]): Decline | null {
  const event = events.findLast(({ type }) => type === 'RequestDeclined')
  return event ? { ground: textOf(event.data.ground), goTo: textOf(event.data.goTo), at: event.occurredAt } : null
}

/** What each unit completed since the request was last reopened, in their order. */
export function resultsIn(events: readonly Event[]): readonly Result[] {
  const reopened = events.findLastIndex(({ type }) => type === 'RequestReopened')
  return events
    .slice(reopened + 1)
    .filter(({ type }) => type === 'AssignmentCompleted')
    .map(({ data }) => ({ unit: textOf(data.unit), result: textOf(data.result) }))
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
