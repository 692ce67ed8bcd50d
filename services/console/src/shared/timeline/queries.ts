import { type ReplyOf, type Routes, routes } from '@wubu/contract'
import { apiQuery } from '../api/query.ts'

export type RequestDetail = ReplyOf<Routes['getRequest']>
export type Part = RequestDetail['assignments'][number]
export type TimelineEntry = ReplyOf<Routes['getTimeline']>['events'][number]

export function requestQuery(id: string) {
  return apiQuery(routes.getRequest, { params: { id } }, { live: { requestId: id } })
}

export function timelineQuery(id: string) {
  return apiQuery(routes.getTimeline, { params: { id } }, { live: { requestId: id } })
}
