import { z } from 'zod'
import type { CommandOf } from '../command.ts'
import { namedDays, year, yearStatuses } from './events.ts'

/** Sets all of a year at once; `version` is counted from 1 and must be newer than the one that is there. */
const setCalendarYear = z.strictObject({
  year,
  version: z.int().min(1).max(1_000_000),
  status: z.enum(yearStatuses),
  /** Where the days come from, such as 国办发明电〔2025〕7号. */
  source: z.string().trim().min(1).max(400),
  holidays: namedDays,
  workdays: namedDays,
})

export const calendarCommands = { 'set-calendar-year': setCalendarYear } as const
export type CalendarCommand = CommandOf<typeof calendarCommands>
