import { dimensions, exits, rateNames } from '@wubu/domain'
import { z } from 'zod'
import { cursor, id, instant, limit, position } from './common.ts'
import { cells, figureText, known, period, rate } from './completion.ts'
import { sheetFormat, sheetTypes } from './files.ts'
import { fileRoute, get } from './route.ts'

const dimension = z.enum([...dimensions, 'worker'])

const listOf = <T extends z.ZodType<unknown, string>>(one: T, most: number) =>
  z
    .string()
    .transform((list) => (list === '' ? [] : list.split(',')))
    .pipe(z.array(one).max(most))

/** Comma-separated dimensions, such as `unit,month`; none gives the total alone. */
const by = listOf(dimension, 3).default([])
const worker = z.string().max(80).optional()
const cell = z.partialRecord(dimension, z.string().nullable())
const rates = z.partialRecord(z.enum(rateNames), rate)
const definition = z.strictObject({ name: figureText, numerator: figureText, denominator: figureText })
/** The log position that was known: asked for with both, the answer is the same again. */
const asOf = { at: instant, known: position.nullable() }

const minutes = z.strictObject({
  count: z.int(),
  sum: z.number(),
  mean: z.number().nullable(),
  median: z.number().nullable(),
  p90: z.number().nullable(),
})
const exitCounts = z.strictObject({
  registered: z.int(),
  merged: z.int(),
  declined: z.int(),
  withdrawn: z.int(),
})
const page = { cursor, limit }
const ratesQuery = z.strictObject({
  /** Comma-separated; all unless given. */
  figures: listOf(z.enum(rateNames), rateNames.length).default([...rateNames]),
  by,
  ...period,
  known,
  ...cells,
  worker,
})
const thingsQuery = z.strictObject({
  figure: z.enum(rateNames),
  part: z.enum(['numerator', 'denominator']),
  ...period,
  known,
  ...cells,
  worker,
  ...page,
})

/** Figures besides completion. Cut by `worker`, everybody is answered about their own work, a head about their unit's. */
export const figureRoutes = {
  getFigures: get('/api/figures', '签收、退单、重办、满意、提前办结 The rates besides completion', {
    query: ratesQuery,
    reply: z.strictObject({
      ...asOf,
      definitions: z.record(z.string(), definition),
      /** `small`: rates of fewer than 30, which say little. */
      rows: z.array(z.strictObject({ cell, rates, small: z.array(z.enum(rateNames)) })),
      total: z.strictObject({ rates }),
    }),
  }),
  listFigureCases: get('/api/figures/cases', '指标明细 What stands behind one rate', {
    query: thingsQuery,
    reply: z.strictObject({
      ...asOf,
      /** `counts`: 1, or working minutes; all of them add up to the part. */
      things: z.array(
        z.strictObject({
          requestId: id,
          receiptNo: z.string(),
          kind: z.enum(['request', 'assignment', 'evaluation']),
          unit: z.string().nullable(),
          worker: z.string().nullable(),
          assignmentId: z.string().nullable(),
          counts: z.int(),
        }),
      ),
      next: z.string().nullable(),
    }),
  }),
  getHandlingTimes: get('/api/figures/times', '办理时长 Counted working time of completed requests', {
    query: z.strictObject({ by, ...period, known, ...cells }),
    reply: z.strictObject({
      ...asOf,
      /** Working minutes; median and 90th percentile by nearest rank, exact. */
      rows: z.array(z.strictObject({ cell, minutes, small: z.boolean() })),
      total: z.strictObject({ minutes }),
    }),
  }),
  getReturns: get('/api/figures/returns', '退单归因 Who returned what, and why', {
    query: z.strictObject({ ...period, known, ...cells }),
    reply: z.strictObject({
      ...asOf,
      rows: z.array(
        /** `minutes`: of working time that the unit is charged with. */
        z.strictObject({ unit: z.string(), reason: z.string(), returned: z.int(), minutes: z.int() }),
      ),
      bounced: z.array(z.strictObject({ times: z.int(), requests: z.int() })),
      total: z.strictObject({ returned: z.int(), minutes: z.int(), requests: z.int() }),
    }),
  }),
  listHandlingTimeCases: get('/api/figures/times/cases', '办理时长明细 The requests behind a distribution', {
    query: z.strictObject({ ...period, known, ...cells, ...page }),
    reply: z.strictObject({
      ...asOf,
      cases: z.array(
        z.strictObject({
          requestId: id,
          receiptNo: z.string(),
          unit: z.string().nullable(),
          item: z.string().nullable(),
          acceptedAt: instant,
          completedAt: instant,
          /** Working minutes. */
          minutes: z.int(),
        }),
      ),
      next: z.string().nullable(),
    }),
  }),
  listReturnCases: get('/api/figures/returns/cases', '退单明细 The returns behind a figure', {
    query: z.strictObject({
      ...period,
      known,
      ...cells,
      reason: z.string().max(80).optional(),
      /** Of requests that were returned so often, within the filters. */
      times: z.coerce.number().int().min(1).optional(),
      ...page,
    }),
    reply: z.strictObject({
      ...asOf,
      cases: z.array(
        z.strictObject({
          requestId: id,
          receiptNo: z.string(),
          assignmentId: z.string(),
          unit: z.string(),
          reason: z.string(),
          /** Of working time that the unit is charged with. */
          minutes: z.int(),
          returnedAt: instant,
        }),
      ),
      next: z.string().nullable(),
    }),
  }),
  listMyEvaluations: get('/api/me/evaluations', '对本人办理的评议 How the own work was evaluated', {
    query: z.strictObject({ ...period, ...cells, ...page }),
    reply: z.strictObject({
      at: instant,
      /** Of all of them, whatever page this is. */
      rates,
      small: z.array(z.enum(rateNames)),
      evaluations: z.array(
        z.strictObject({
          requestId: id,
          receiptNo: z.string(),
          assignmentId: z.string(),
          unit: z.string(),
          item: z.string().nullable(),
          /** Of the answer, or of the date by which there was none: `level` and `solved` are null then. */
          at: instant,
          level: z.int().nullable(),
          solved: z.boolean().nullable(),
        }),
      ),
      next: z.string().nullable(),
    }),
  }),
  getExits: get('/api/figures/exits', '并案、不予受理、撤回 What left the figures, each counted on its own', {
    query: z.strictObject({ by, ...period, known, ...cells }),
    reply: z.strictObject({
      ...asOf,
      /** By local date of registration. */
      rows: z.array(z.strictObject({ cell, counts: exitCounts })),
      total: z.strictObject({ counts: exitCounts }),
    }),
  }),
  listExitCases: get(
    '/api/figures/exits/cases',
    '登记、并案、不予受理、撤回明细 The requests that were registered, or that left',
    {
      query: z.strictObject({
        /** registered: all of them, whether they left or not. */
        exit: z.enum(['registered', ...exits]),
        ...period,
        known,
        ...cells,
        ...page,
      }),
      reply: z.strictObject({
        ...asOf,
        cases: z.array(z.strictObject({ requestId: id, receiptNo: z.string(), registeredAt: instant })),
        next: z.string().nullable(),
      }),
    },
  ),
  getFiguresFile: fileRoute(
    get('/api/figures/file', '指标下载 The rates besides completion as CSV or Excel', {
      query: ratesQuery.extend({ format: sheetFormat }),
    }),
    sheetTypes,
  ),
  /** All of them, up to 50,000. */
  getFigureCasesFile: fileRoute(
    get('/api/figures/cases/file', '指标明细下载 What stands behind one rate as CSV or Excel', {
      query: thingsQuery.omit({ cursor: true, limit: true }).extend({ format: sheetFormat }),
    }),
    sheetTypes,
  ),
} as const
