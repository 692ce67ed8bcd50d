import { z } from 'zod'
import { type EventOf, event } from '../event.ts'

const name = z.string().min(1).max(80)
export const namedDays = z.array(z.strictObject({ date: z.iso.date(), name })).max(366)
export const year = z.int().min(1949).max(2200)
/** 暂定: expected, not yet announced by the State Council. */
export const yearStatuses = ['published', 'provisional'] as const

/** The days of a year that are not what their weekday says: holidays 放假, and Saturdays or Sundays worked for them 调休上班. */
const calendarYearSet = event('CalendarYearSet', 1, {
  year,
  version: z.int().min(1),
  status: z.enum(yearStatuses),
  source: z.string().min(1).max(400),
  holidays: namedDays,
  workdays: namedDays,
})

export const calendarEvents = { CalendarYearSet: calendarYearSet } as const
export type CalendarEvent = EventOf<typeof calendarEvents>
