import { baselineWeeks, falseDiscoveryRate, fewestRequests, receiptNo } from '@wubu/domain'
import { risingTrends, trendCases } from '@wubu/read-models'
import type { FastifyInstance } from 'fastify'
import { endpoint } from '../endpoint.ts'
import type { Services } from '../services.ts'
import { withCursor } from './lists.ts'

const test = { weeks: baselineWeeks, falseDiscoveryRate, fewest: fewestRequests }

export function trendRoutes(app: FastifyInstance, { runtime }: Services): void {
  const { timeZone } = runtime
  const instant = (at: string | undefined) => (at === undefined ? runtime.now() : new Date(at).toISOString())

  endpoint(app, 'getTrends', async ({ query: { at: asked, ...query } }) => {
    const at = instant(asked)
    const { complete, tested, rising } = risingTrends(runtime.readModels(), { ...query, at, timeZone })
    return { at, known: runtime.lag().position, test, complete, tested, rising: [...rising] }
  })

  endpoint(app, 'listTrendCases', async ({ query: { at: asked, item, place, cursor, ...query } }) => {
    const at = instant(asked)
    const cell = { item: item === '' ? null : item, place: place === '' ? null : place }
    const question = { ...query, ...cell, at, timeZone, ...(cursor !== undefined && { cursor }) }
    const { cases, cursor: next } = withCursor(() => trendCases(runtime.readModels(), question))
    return { at, cases: cases.map((one) => ({ ...one, receiptNo: receiptNo(one.requestId) })), next }
  })
}
