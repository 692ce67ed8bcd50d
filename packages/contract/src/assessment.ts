import { assessedFigures, assessmentWeights, periodNamed } from '@wubu/domain'
import { z } from 'zod'
import { cursor, givenInstant, id, instant, limit, name, position, written } from './common.ts'
import { by, cell, cells, rate } from './completion.ts'
import { get, post } from './route.ts'

const year = z.strictObject({ year: z.coerce.number().int().min(1970).max(9999) })
const period = z.string().transform((text, context) => {
  const found = periodNamed(text)
  if (found) return found
  context.addIssue({ code: 'custom', message: 'A month such as 2026-03, or a quarter such as 2026-Q1.' })
  return z.NEVER
})
const quarter = period.refine(({ period }) => period.includes('Q'), 'A quarter such as 2026-Q1.')
const asOf = { at: instant, known: position.nullable() }
const figure = z.enum(assessedFigures)
const dates = z.strictObject({ period: z.string(), from: z.iso.date(), to: z.iso.date(), at: instant })

const compared = z.strictObject({
  figure,
  current: rate,
  previous: rate,
  yearBefore: rate,
  /** Differences of rates; null where one of the two has nothing to divide by. */
  change: z.number().nullable(),
  changeOnYear: z.number().nullable(),
  /** One of the two compared is of fewer than 30: the change says little. */
  small: z.boolean(),
  smallOnYear: z.boolean(),
})

const assessed = {
  /** 0–100; null where nothing could be weighed. */
  score: z.number().nullable(),
  /** The weights that could be weighed, of 100. */
  weighed: z.int(),
  components: z.array(
    z.strictObject({ ...rate.shape, figure, weight: z.int(), score: z.number().nullable(), small: z.boolean() }),
  ),
}

const trendCell = { item: z.string().nullable(), place: z.string().nullable() }
/** The stretch of days: its last local day, and how long it is; each weekday at most once. */
const stretch = {
  day: z.iso.date(),
  days: z.coerce.number().int().min(1).max(7).default(7),
  of: z.enum(['community', 'grid']).default('community'),
  at: givenInstant.optional(),
}

export const assessmentRoutes = {
  getComparison: get('/api/figures/comparison', '环比、同比 A period against the one before and a year earlier', {
    query: z.strictObject({
      /** A month `2026-03` or a quarter `2026-Q1` of acceptance. */
      period,
      figures: z
        .string()
        .transform((list) => list.split(','))
        .pipe(z.array(figure).min(1).max(assessedFigures.length)),
      by,
      ...cells,
      at: givenInstant.optional(),
    }),
    reply: z.strictObject({
      ...asOf,
      /** Each is seen when it was as old as the present one is at `at`. */
      periods: z.strictObject({ current: dates, previous: dates, yearBefore: dates }),
      rows: z.array(z.strictObject({ cell, figures: z.array(compared) })),
      total: z.strictObject({ figures: z.array(compared) }),
    }),
  }),
  getAssessment: get('/api/assessment', '季度考评 Units by the weighed figures of a quarter', {
    query: z.strictObject({ quarter, unit: name.optional(), at: givenInstant.optional() }),
    reply: z.strictObject({
      ...asOf,
      /** null: nobody has set weights for the year, those by default hold. */
      weightsVersion: z.int().nullable(),
      rows: z.array(z.strictObject({ unit: z.string(), ...assessed })),
      total: z.strictObject(assessed),
    }),
  }),
  getAssessmentWeights: get('/api/assessment/weights/:year', '考评权重 The weights of a year', {
    params: year,
    reply: z.strictObject({
      version: z.int().nullable(),
      weights: z.array(z.strictObject({ figure, weight: z.int() })),
    }),
  }),
  setAssessmentWeights: post('/api/assessment/weights/:year', '设定考评权重 Set the weights of a year, 100 together', {
    params: year,
    body: assessmentWeights,
    reply: written,
  }),
  getTrends: get('/api/trends', '民情研判 Items and places where requests rise against their own past', {
    query: z.strictObject(stretch),
    reply: z.strictObject({
      ...asOf,
      /** Same weekdays of so many weeks before, by an exact test; of all reported at most this share may be chance. */
      test: z.strictObject({ weeks: z.int(), falseDiscoveryRate: z.number(), fewest: z.int() }),
      /** Whether the log reaches back as far. */
      complete: z.boolean(),
      tested: z.int(),
      rising: z.array(
        z.strictObject({
          ...trendCell,
          current: z.int(),
          before: z.int(),
          p: z.number(),
          adjusted: z.number(),
          rising: z.boolean(),
        }),
      ),
    }),
  }),
  listTrendCases: get('/api/trends/cases', '研判明细 The requests behind a trend', {
    /** An empty `item` or `place`: those that have none. */
    query: z.strictObject({ ...stretch, item: z.string(), place: z.string().default(''), cursor, limit }),
    reply: z.strictObject({
      at: instant,
      cases: z.array(z.strictObject({ requestId: id, receiptNo: z.string(), registeredAt: instant })),
      next: z.string().nullable(),
    }),
  }),
} as const
