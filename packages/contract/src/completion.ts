import { dimensions, figureNames, figureParts } from '@wubu/domain'
import { z } from 'zod'
import { cursor, givenInstant, id, instant, limit, name, position } from './common.ts'
import { sheetFormat, sheetTypes } from './files.ts'
import { fileRoute, get } from './route.ts'

const dimension = z.enum(dimensions)

/** Comma-separated dimensions, such as `unit,month`; none gives the total alone. */
export const by = z
  .string()
  .default('')
  .transform((list) => (list === '' ? [] : list.split(',')))
  .pipe(z.array(dimension).max(2))

export const period = {
  /** Local days of acceptance, both inclusive. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** The figures as of this instant; now where it is not given. */
  at: givenInstant.optional(),
}
/** What was known at this position of the log, as an answer gave it in `known`; all that is known where it is not given. */
export const known = position.optional()

/** Empty for the cell of those that have none, such as requests that no unit leads yet. */
const cut = name.or(z.literal('')).optional()
/** Only what is in these cells: a filter. */
export const cells = {
  unit: cut,
  community: cut,
  grid: cut,
  item: cut,
  channel: cut,
  window: cut,
  kind: cut,
  day: cut,
  month: cut,
  quarter: cut,
}
export const cell = z.partialRecord(dimension, z.string().nullable())

export const rate = z.strictObject({ numerator: z.int(), denominator: z.int(), rate: z.number().nullable() })
const figures = z.strictObject({
  completedOfAccepted: rate,
  completedOfDue: rate,
  completedOfSettled: rate,
  onTimeOfDue: rate,
  overdueOfDue: rate,
})
export const figureText = z.strictObject({ zh: z.string(), en: z.string() })

const completionCase = z.strictObject({
  requestId: id,
  receiptNo: z.string(),
  unit: z.string().nullable(),
  item: z.string().nullable(),
  place: z.string().nullable(),
  channel: z.string().nullable(),
  window: z.string().nullable(),
  kind: z.string().nullable(),
  acceptedAt: instant,
  dueAt: instant.nullable(),
  completedAt: instant.nullable(),
})

const figuresQuery = z.strictObject({
  by,
  ...period,
  known,
  ...cells,
  /** cell: by the values of the cells; accepted, overdue: the cells with the most such requests first. */
  order: z.enum(['cell', 'accepted', 'overdue']).default('cell'),
  /** At most so many rows; all unless given, which may be tens of thousands. */
  limit: z.coerce.number().int().min(1).max(100_000).optional(),
})
const casesQuery = z.strictObject({
  figure: z.enum(figureNames),
  /** remainder: the denominator without the numerator, such as due and not completed. */
  part: z.enum(figureParts),
  ...period,
  known,
  ...cells,
  cursor,
  limit,
})

export const completionRoutes = {
  getCompletion: get('/api/completion', '办结率 Completion figures', {
    query: figuresQuery,
    reply: z.strictObject({
      at: instant,
      /** The log position that was known: asked for with it and `at`, the figures stay what they are. */
      known: position.nullable(),
      definitions: z.record(
        z.string(),
        z.strictObject({ name: figureText, numerator: figureText, denominator: figureText }),
      ),
      rows: z.array(z.strictObject({ cell, figures })),
      /** How many cells there are, in `rows` or not. */
      cells: z.int(),
      total: z.strictObject({ figures }),
    }),
  }),
  listCompletionCases: get('/api/completion/cases', '办结率明细 The requests behind one figure', {
    query: casesQuery,
    reply: z.strictObject({
      at: instant,
      known: position.nullable(),
      cases: z.array(completionCase),
      next: z.string().nullable(),
    }),
  }),
  /** With each figure's definition and the instant in the file; no cell of it is a formula. */
  getCompletionFile: fileRoute(
    get('/api/completion/file', '办结率下载 Completion figures as CSV or Excel', {
      query: figuresQuery.extend({ format: sheetFormat }),
    }),
    sheetTypes,
  ),
  /** All of them, up to 50,000. */
  getCompletionCasesFile: fileRoute(
    get('/api/completion/cases/file', '办结率明细下载 The requests behind one figure as CSV or Excel', {
      query: casesQuery.omit({ cursor: true, limit: true }).extend({ format: sheetFormat }),
    }),
    sheetTypes,
  ),
} as const
