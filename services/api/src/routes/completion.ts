import type { Routes } from '@wubu/contract'
import { type CellValues, type Dimension, definitions, dimensions, receiptNo } from '@wubu/domain'
import type { Actor } from '@wubu/domain/decider'
import { completionCases, completionFigures } from '@wubu/read-models'
import type { FastifyInstance } from 'fastify'
import { endpoint, type RequestOf } from '../endpoint.ts'
import type { KnownThen } from '../known.ts'
import type { Directory } from '../runtime.ts'
import type { Services } from '../services.ts'
import { allCases, casesSheet } from '../sheets/cases-sheet.ts'
import { nameIn } from '../sheets/cells.ts'
import { ratesSheet } from '../sheets/rates-sheet.ts'
import { sheetFile } from '../sheets/sheet.ts'
import { viewerOf } from '../write.ts'
import { withCursor } from './lists.ts'

export function completionRoutes(app: FastifyInstance, { runtime }: Services, clocks: KnownThen): void {
  const instant = (at: string | undefined) => (at === undefined ? runtime.now() : new Date(at).toISOString())

  const figuresOf = async (query: Query<'getCompletion'>) => {
    const at = instant(query.at)
    const { by, order, limit } = query
    const rowsAsked = { order, ...(limit !== undefined && { limit }) }
    const asked = { by, at, filters: cellOf(query), ...periodOf(query), ...rowsAsked }
    await runtime.prepareFigures(asked)
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
  }

  const casesOf = async (query: Query<'listCompletionCases'>, actor: Actor) => {
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
  }

  endpoint(app, 'getCompletion', ({ query }) => figuresOf(query))
  endpoint(app, 'listCompletionCases', (request) => casesOf(request.query, viewerOf(request).actor))

  endpoint(app, 'getCompletionFile', async ({ query: { format, ...query } }) => {
    const { rows, total, ...answer } = await figuresOf(query)
    const rates = { ...answer, rows: rows.map(({ cell, figures }) => ({ cell, rates: figures })), total: total.figures }
    return sheetFile(ratesSheet('completion', query.by, rates, runtime.reference), format)
  })

  endpoint(app, 'getCompletionCasesFile', async (request) => {
    const { format, ...query } = request.query
    const { actor } = viewerOf(request)
    // pages of one instant and of what was known then
    const at = instant(query.at)
    const found = await allCases((page) => casesOf({ ...query, at, cursor: undefined, ...page }, actor))
    const definition = definitions[query.figure]
    const columns = caseColumns(runtime.reference)
    return sheetFile(casesSheet({ name: query.figure, at, part: query.part, definition, columns, found }), format)
  })
}

type Query<N extends 'getCompletion' | 'listCompletionCases'> = RequestOf<Routes[N]>['query']
type Case = ReturnType<typeof completionCases>['cases'][number] & { readonly receiptNo: string }

function caseColumns(reference: Directory): Record<string, (one: Case) => string | null> {
  const named = (dimension: 'unit' | 'item' | 'place') => (one: Case) => nameIn(reference, dimension, one[dimension])
  return {
    '编号 receipt no': ({ receiptNo }) => receiptNo,
    '单位 unit': named('unit'),
    '事项 item': named('item'),
    '地点 place': named('place'),
    '渠道 channel': ({ channel }) => channel,
    '受理 accepted': ({ acceptedAt }) => acceptedAt,
    '到期 due': ({ dueAt }) => dueAt,
    '办结 completed': ({ completedAt }) => completedAt,
  }
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
