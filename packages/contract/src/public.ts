import { requestCommands } from '@wubu/domain'
import { z } from 'zod'
import { instant, position } from './common.ts'
import { rate } from './completion.ts'
import { get, post } from './route.ts'

const receiptParams = z.strictObject({ receiptNo: z.string().min(1).max(40) })
/** 查询码: eight symbols, as printed on the receipt; case, blanks and hyphens do not matter. */
const progressCode = z.string().min(1).max(40)

/** A rate of fewer than 30 says little: it is flagged, as everywhere. */
const disclosed = z.strictObject({ accepted: z.int(), completed: rate, onTime: rate, small: z.boolean() })

const commanded = z.strictObject({
  revision: z.int().min(0),
  position,
  state: z.record(z.string(), z.string()).nullable(),
})

export const publicRoutes = {
  /** The code stands in the body, since URLs end up in logs. Nothing personal is told. */
  getProgress: post('/public/requests/:receiptNo/progress', '居民查询 Progress for the resident', {
    params: receiptParams,
    body: z.strictObject({ code: progressCode }),
    reply: z.strictObject({
      receiptNo: z.string(),
      step: z.string(),
      state: z.string(),
      item: z.strictObject({ code: z.string(), name: z.string() }).nullable(),
      registeredAt: instant,
      acceptedAt: instant.nullable(),
      dueAt: instant.nullable(),
      completedAt: instant.nullable(),
      /** 并案: step, state, due date, completion and units are those of the request that leads. */
      merged: z.boolean(),
      /** Names of the units that have it. */
      units: z.array(z.string()),
      /** Whether an evaluation is awaited now. */
      mayEvaluate: z.boolean(),
      /** Whether it may still be withdrawn. */
      mayWithdraw: z.boolean(),
      steps: z.array(z.strictObject({ at: instant, type: z.string(), state: z.string() })),
    }),
    write: false,
  }),
  evaluatePublicly: post('/public/requests/:receiptNo/evaluation', '居民评议 Evaluation by the resident', {
    params: receiptParams,
    body: requestCommands['evaluate-request'].extend({ code: progressCode }),
    reply: commanded,
  }),
  /**
   * Of the last twelve months, by acceptance; made anew once a minute. Nobody can be told from it: months and communities of fewer than
   * five requests are left out (and the next smallest, where one alone would be), a rate of fewer than five reads 0 of 0 as where there
   * is none, and of a case that fewer than five share nothing is told.
   */
  getDisclosure: get('/public/disclosure', '公开 Anonymous figures and cases', {
    reply: z.strictObject({
      at: instant,
      /** Local days, both inclusive. */
      from: z.iso.date(),
      to: z.iso.date(),
      /** `accepted` null: fewer than five. */
      total: disclosed.extend({ accepted: z.int().nullable() }),
      satisfied: rate,
      solved: rate,
      months: z.array(disclosed.extend({ month: z.string() })),
      communities: z.array(disclosed.extend({ community: z.string(), name: z.string() })),
      /** Completed lately: what was asked for, in which street (null where fewer than five share it) and month; no day, no grid, no number. */
      cases: z.array(
        z.strictObject({
          item: z.string(),
          street: z.string().nullable(),
          month: z.string(),
          /** null without a due date. */
          inTime: z.boolean().nullable(),
        }),
      ),
    }),
  }),
  withdrawPublicly: post('/public/requests/:receiptNo/withdrawal', '居民撤回 Withdrawal by the resident', {
    params: receiptParams,
    body: requestCommands['withdraw-request'].extend({ code: progressCode }),
    reply: commanded,
  }),
} as const
