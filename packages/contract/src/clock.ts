import { deadlineKinds, limit, requestEvents } from '@wubu/domain'
import { z } from 'zod'
import { id, instant } from './common.ts'
import { get } from './route.ts'

const eventTypes = Object.keys(requestEvents)

const segment = z.strictObject({
  kind: z.enum(['counted', 'paused', 'extended']),
  from: instant,
  /** Null while it goes on. */
  to: instant.nullable(),
  /** Whole days where the unit is in days, else milliseconds. */
  amount: z.int().nullable(),
  unit: limit.shape.unit,
  /** Of the event that it begins with, and that event. */
  revision: z.int(),
  event: z.string().refine((type) => eventTypes.includes(type)),
  rule: z.string(),
  calendarVersion: z.string(),
})

const ledgerClock = z.strictObject({
  kind: z.enum(deadlineKinds),
  assignmentId: z.string().nullable(),
  limit: limit.nullable(),
  countedFrom: instant.nullable(),
  /** Where the segments end; null while the clock stands. */
  dueAt: instant.nullable(),
  set: z.strictObject({ dueAt: instant, revision: z.int(), deadlineId: z.string(), rule: z.string() }),
  warnedAt: instant.nullable(),
  missedAt: instant.nullable(),
  endedAt: instant.nullable(),
  restarted: z.boolean(),
  segments: z.array(segment),
})

export const clockRoutes = {
  getClock: get('/api/requests/:id/clock', '时钟台账 What every clock of a request counted, and why', {
    params: z.strictObject({ id }),
    reply: z.strictObject({
      clocks: z.array(ledgerClock),
      /** 办理时长: working minutes from acceptance to completion without pauses, up to the last pause or completion. */
      countedMinutes: z.int(),
    }),
  }),
} as const
