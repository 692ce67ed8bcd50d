import { type ReplyOf, type Routes, routes } from '@wubu/contract'
import { apiQuery } from '../../shared/api/query.ts'

export type Clock = ReplyOf<Routes['getClock']>['clocks'][number]
export type Segment = Clock['segments'][number]

export function clockQuery(id: string) {
  return apiQuery(routes.getClock, { params: { id } }, { live: { requestId: id } })
}
