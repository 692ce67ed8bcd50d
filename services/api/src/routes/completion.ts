import { type CellValues, type Dimension, definitions, dimensions, receiptNo } from '@wubu/domain'
import { completionCases, completionFigures } from '@wubu/read-models'
import type { FastifyInstance } from 'fastify'
import { endpoint } from '../endpoint.ts'
import type { Services } from '../services.ts'
import { viewerOf } from '../write.ts'
import { withCursor } from './lists.ts'

export function completionRoutes(app: FastifyInstance, { runtime }: Services): void {
  const instant = (at: string | undefined) => (at === undefined ? runtime.now() : new Date(at).toISOString())

  endpoint(app, 'getCompletion', async ({ query }) => {
    const at = instant(query.at)
    const { by, order, limit } = query
    const rowsAsked = { order, ...(limit !== undefined && { limit }) }
    const { rows, cells, total } = completionFigures(runtime.readModels(), {
      ...{ by, at, filters: cellOf(query) },
      ...periodOf(query),
      ...rowsAsked,
    })
    return {
      at,
      known: runtime.lag().position,
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
    const { cases, cursor } = withCursor(() =>
      completionCases(runtime.readModels(), {
        at,
        ...periodOf(query),
        cell: { ...cellOf(query), ...own },
        figure: query.figure,
        part: query.part,
        limit: query.limit,
        ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
      }),
    )
    return { at, cases: cases.map((one) => ({ ...one, receiptNo: receiptNo(one.requestId) })), next: cursor }
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
