import type { Routes } from '@wubu/contract'
import { isSmall, type RateName, type Rates, rateDefinitions, receiptNo } from '@wubu/domain'
import type { Actor } from '@wubu/domain/decider'
import {
  type CaseCell,
  type CaseQuery,
  caseRates,
  caseThings,
  evaluationsOfWorker,
  exitCases,
  exitCounts,
  handlingTimeCases,
  handlingTimes,
  returnCases,
  returnsBy,
} from '@wubu/read-models'
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
import { cellOf, periodOf } from './completion.ts'
import { withCursor } from './lists.ts'

const ofEvaluations: readonly RateName[] = ['satisfiedOfEvaluated', 'solvedOfEvaluated', 'evaluatedOfDue']

interface Asked {
  readonly at?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly worker?: string | undefined
  readonly known?: string | undefined
}

export function figureRoutes(app: FastifyInstance, { runtime }: Services, clocks: KnownThen): void {
  const { timeZone } = runtime
  const asked = (query: Asked) => ({
    at: query.at === undefined ? runtime.now() : new Date(query.at).toISOString(),
    ...periodOf(query),
    timeZone,
  })
  /** What `read` finds by both clocks of a question, and the instant and position that give it again. */
  const byClocks = async <T extends object>(query: Asked, read: (question: CaseQuery) => T) => {
    const question = asked(query)
    const { answer, known } = await clocks.ask({ at: question.at, known: query.known }, (earlier) =>
      read({ ...question, ...(earlier && { known: earlier }) }),
    )
    return { answer, at: question.at, known }
  }

  const ratesFor = async (asking: Query<'getFigures'>, actor: Actor) => {
    const { figures: names, by, ...query } = asking
    const cell: CaseCell = { ...cellOf(query), ...workerIn(query) }
    const filters = by.includes('worker') || query.worker !== undefined ? { ...cell, ...workOf(actor) } : cell
    const { answer, ...asOf } = await byClocks(query, (question) =>
      caseRates(runtime.readModels(), { ...question, names, by, filters }),
    )
    const { rows, total } = answer
    return {
      ...{ ...asOf, definitions: definitionsOf(names) },
      rows: rows.map(({ cell, rates }) => ({ cell: { ...cell }, rates: { ...rates }, small: smallOf(rates) })),
      total: { rates: { ...total.rates } },
    }
  }

  const thingsFor = async (asking: Query<'listFigureCases'>, actor: Actor) => {
    const { figure: name, part, cursor, limit, ...query } = asking
    const whose = query.worker === undefined ? {} : { ...workerIn(query), ...workOf(actor) }
    const filters = { ...cellOf(query), ...whose, ...ownUnit(actor) }
    const page = { name, part, limit, ...(cursor !== undefined && { cursor }) }
    const { answer: found, ...asOf } = await byClocks(query, (question) =>
      withCursor(() => caseThings(runtime.readModels(), { ...question, filters, ...page })),
    )
    const things = found.things.map(({ worker, ...thing }) => ({
      ...thing,
      // whose work it was is for them, their head and the supervisors
      worker: actor.role === 'dispatcher' ? null : worker,
      receiptNo: receiptNo(thing.requestId),
    }))
    return { ...asOf, things, next: found.cursor }
  }

  endpoint(app, 'getFigures', async (request) => ratesFor(request.query, viewerOf(request).actor))
  endpoint(app, 'listFigureCases', async (request) => thingsFor(request.query, viewerOf(request).actor))

  endpoint(app, 'getFiguresFile', async (request) => {
    const { format, ...query } = request.query
    const answer = await ratesFor(query, viewerOf(request).actor)
    const sheet = ratesSheet('figures', query.by, { ...answer, total: answer.total.rates }, runtime.reference)
    return sheetFile(sheet, format)
  })

  endpoint(app, 'getFigureCasesFile', async (request) => {
    const { format, ...query } = request.query
    const { actor } = viewerOf(request)
    const { at } = asked(query)
    const found = await allCases(async (page) => {
      const { things, next } = await thingsFor({ ...query, at, cursor: undefined, ...page }, actor)
      return { cases: things, next }
    })
    const definition = rateDefinitions[query.figure]
    const columns = thingColumns(runtime.reference)
    return sheetFile(casesSheet({ name: query.figure, at, part: query.part, definition, columns, found }), format)
  })

  endpoint(app, 'getHandlingTimes', async ({ query: { by, ...query } }) => {
    const { answer, ...asOf } = await byClocks(query, (question) =>
      handlingTimes(runtime.readModels(), { ...question, by, filters: cellOf(query) }),
    )
    const { rows, total } = answer
    return {
      ...asOf,
      rows: rows.map(({ cell, minutes }) => ({
        ...{ cell: { ...cell }, minutes: { ...minutes }, small: isSmall(minutes.count) },
      })),
      total: { minutes: { ...total.minutes } },
    }
  })

  endpoint(app, 'getReturns', async ({ query }) => {
    const { answer, ...asOf } = await byClocks(query, (question) =>
      returnsBy(runtime.readModels(), { ...question, filters: cellOf(query) }),
    )
    const { rows, bounced, total } = answer
    return {
      ...asOf,
      ...{ rows: [...rows], bounced: [...bounced], total: { ...total } },
    }
  })

  endpoint(app, 'listHandlingTimeCases', async (request) => {
    const { cursor, limit, ...query } = request.query
    const filters = { ...cellOf(query), ...ownUnit(viewerOf(request).actor) }
    const page = { limit, ...(cursor !== undefined && { cursor }) }
    const { answer: found, ...asOf } = await byClocks(query, (question) =>
      withCursor(() => handlingTimeCases(runtime.readModels(), { ...question, filters, ...page })),
    )
    return { ...asOf, cases: found.things.map(withReceiptNo), next: found.cursor }
  })

  endpoint(app, 'listReturnCases', async (request) => {
    const { reason, times, cursor, limit, ...query } = request.query
    const filters = { ...cellOf(query), ...ownUnit(viewerOf(request).actor) }
    const page = { limit, ...(cursor !== undefined && { cursor }) }
    const of = { ...(reason !== undefined && { reason }), ...(times !== undefined && { times }) }
    const { answer: found, ...asOf } = await byClocks(query, (question) =>
      withCursor(() => returnCases(runtime.readModels(), { ...question, filters, ...of, ...page })),
    )
    return { ...asOf, cases: found.things.map(withReceiptNo), next: found.cursor }
  })

  endpoint(app, 'listMyEvaluations', async (request) => {
    const { cursor, limit, ...query } = request.query
    const { id: worker } = viewerOf(request).actor
    const question = { ...asked(query), filters: cellOf(query) }
    const page = { limit, ...(cursor !== undefined && { cursor }) }
    const db = runtime.readModels()
    const found = withCursor(() => evaluationsOfWorker(db, { ...question, worker, ...page }))
    const filters = { ...question.filters, worker }
    const { rates } = caseRates(db, { ...question, filters, names: ofEvaluations, by: [] }).total
    return {
      ...{ at: question.at, rates: { ...rates }, small: smallOf(rates) },
      ...{ evaluations: found.things.map(withReceiptNo), next: found.cursor },
    }
  })

  endpoint(app, 'getExits', async ({ query: { by, ...query } }) => {
    const { answer, ...asOf } = await byClocks(query, (question) =>
      exitCounts(runtime.readModels(), { ...question, by, filters: cellOf(query) }),
    )
    const { rows, total } = answer
    return {
      ...asOf,
      rows: rows.map(({ cell, counts }) => ({ cell: { ...cell }, counts: { ...counts } })),
      total: { counts: { ...total.counts } },
    }
  })

  endpoint(app, 'listExitCases', async ({ query: { exit, cursor, limit, ...query } }) => {
    const page = { exit, limit, ...(cursor !== undefined && { cursor }), filters: cellOf(query) }
    const { answer, ...asOf } = await byClocks(query, (question) =>
      withCursor(() => exitCases(runtime.readModels(), { ...question, ...page })),
    )
    return { ...asOf, cases: answer.cases.map(withReceiptNo), next: answer.cursor }
  })
}

type Query<N extends 'getFigures' | 'listFigureCases'> = RequestOf<Routes[N]>['query']
type CaseThing = Omit<ReturnType<typeof caseThings>['things'][number], 'worker'> & { readonly receiptNo: string }

function thingColumns(reference: Directory): Record<string, (one: CaseThing) => string | number | null> {
  return {
    '编号 receipt no': ({ receiptNo }) => receiptNo,
    '类别 kind': ({ kind }) => kind,
    '单位 unit': ({ unit }) => nameIn(reference, 'unit', unit),
    '任务 assignment': ({ assignmentId }) => assignmentId,
    '计数 counts': ({ counts }) => counts,
  }
}

function withReceiptNo<T extends { readonly requestId: string }>(one: T) {
  return { ...one, receiptNo: receiptNo(one.requestId) }
}

/** A head sees the cases of their own unit. */
function ownUnit({ role, unit }: Actor): CaseCell {
  return role === 'unit-head' ? { unit } : {}
}

function workerIn({ worker }: Asked): CaseCell {
  return worker === undefined ? {} : { worker: worker === '' ? null : worker }
}

/** Whose work somebody may see the figures of: supervisors everybody's, a head their unit's, others their own. */
function workOf({ role, id, unit }: Actor): CaseCell {
  if (role === 'supervisor') return {}
  return role === 'unit-head' ? { unit } : { worker: id }
}

function definitionsOf(names: readonly RateName[]) {
  const entries = names.map((one) => {
    const { name, numerator, denominator } = rateDefinitions[one]
    return [one, { name: { ...name }, numerator: { ...numerator }, denominator: { ...denominator } }] as const
  })
  return Object.fromEntries(entries)
}

function smallOf(rates: Rates): RateName[] {
  const entries = Object.entries(rates) as [RateName, Rates[RateName]][]
  return entries.flatMap(([name, rate]) => (rate && isSmall(rate.denominator) ? [name] : []))
}
