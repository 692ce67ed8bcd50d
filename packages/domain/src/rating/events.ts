import { z } from 'zod'
import { code, type EventOf, event, freeText, personal } from '../event.ts'

/** A quarter of local time, `2026-Q1`. */
export const quarter = z.string().regex(/^[12][0-9]{3}-Q[1-4]$/)

/** 下评上: a community on how a department worked on requests of its people in a quarter; `requests` is how many there were. */
const departmentRated = event('DepartmentRated', 1, {
  department: code,
  community: code,
  quarter,
  level: z.int().min(1).max(5),
  note: personal(freeText),
  requests: z.int().min(1),
})

export const ratingEvents = { DepartmentRated: departmentRated } as const
export type RatingEvent = EventOf<typeof ratingEvents>
