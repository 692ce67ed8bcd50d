import { type CellValues, type Dimension, definitions, dimensions, receiptNo } from '@wubu/domain'
import { completionCases, completionFigures } from '@wubu/read-models'
import type { FastifyInstance } from 'fastify'
import { endpoint } from '../endpoint.ts'
import { KnownThen } from '../known.ts'
import type { Services } from '../services.ts'
import { viewerOf } from '../write.ts'
import { withCursor } from './lists.ts'

export function completionRoutes(app: FastifyInstance, services: Services): void {
  const { runtime } = services
  const clocks = new KnownThen(services)
  const instant = (at: string | undefined) => (at === undefined ? runtime.now() : new Date(at).toISOString())

  endpoint(app, 'getCompletion', async ({ query }) => {
    const at = instant(query.at)
    const { by, order, limit } = query
    const rowsAsked = { order, ...(limit !== undefined && { limit }) }
    const asked = { by, at, filters: cellOf(query), ...periodOf(query), ...rowsAsked }
    const { answer, known } = await clocks.ask({ at, known: query.known }, (earlier) =>
      completionFigures(runtime.readModels(), { ...asked, ...(earlier && { known: earlier }) }),
    )
    const { rows, cells, total } = answer
    return {
      at,
      known,
      definitions: { ...definitions },
      rows: rows.map(({ cell, figures }) => ({ cell: { ...cell }, figures: { ...figures } })),
      cells,
      total: { figures: { ...total.figures } },
    }
  })

  endpoint(app, 'listCompletionCases', async (request) => {
    const { query } = request
    const { actor } = viewerOf(request)
    const own = actor.role === 'unit-head' ? { unit: actor.unit ?? '' } : {}
    const at = instant(query.at)
    const asked = {
      at,
      ...periodOf(query),
      cell: { ...cellOf(query), ...own },
      figure: query.figure,
      part: query.part,
      limit: query.limit,
      ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
    }
    const { answer, known } = await clocks.ask({ at, known: query.known }, (earlier) =>
      withCursor(() => completionCases(runtime.readModels(), { ...asked, ...(earlier && { known: earlier }) })),
    )
    const cases = answer.cases.map((one) => ({ ...one, receiptNo: receiptNo(one.requestId) }))
    return { at, known, cases, next: answer.cursor }
  })
}

export function periodOf({ from, to }: { from?: string | undefined; to?: string | undefined }) {
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
}

/** The cell that a query names; an empty value is the cell of those that have none. */
export function cellOf(query: Partial<Record<Dimension, string | undefined>>): CellValues {
  const named = dimensions.flatMap((dimension) => {
    const value = query[dimension]
    return value === undefined ? [] : [[dimension, value === '' ? null : value] as const]
  })
  return Object.fromEntries(named)
}
