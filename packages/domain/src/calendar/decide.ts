import { accept, type Decider, type Decision } from '../decider.ts'
import { refusedRole, refuser } from '../refuse.ts'
import type { CalendarCommand } from './commands.ts'
import { dayNumberOf, weekdayOf, yearOf } from './dates.ts'
import { type CalendarEvent, calendarEvents } from './events.ts'
import { calendarRefusals } from './refusals.ts'
import { type CalendarState, calendarStateValue, evolveCalendar, initialCalendar } from './state.ts'

const refuse = refuser(calendarRefusals)
type Result = Decision<CalendarEvent>

function decideCalendar({ data, meta }: CalendarCommand, state: CalendarState): Result {
  const notPermitted = refusedRole(meta.actor, ['admin', 'system'])
  if (notPermitted) return notPermitted
  if (state && state.year !== data.year) return refuse('calendar_of_another_year', { year: state.year })
  if (state && data.version <= state.version) return refuse('calendar_version_not_newer', { version: state.version })
  return refusedDays(data) ?? accept({ type: 'CalendarYearSet', data })
}

/** Announced days that lie in the year before or after belong to that year's own stream. */
function refusedDays({ year, holidays, workdays }: CalendarCommand['data']): Result | null {
  const seen = new Set<string>()
  for (const { date } of holidays) {
    if (yearOf(date) !== year) return refuse('day_outside_year', { date })
    if (seen.has(date)) return refuse('day_given_twice', { date })
    seen.add(date)
  }
  const holidayDates = new Set(seen)
  for (const { date } of workdays) {
    if (yearOf(date) !== year) return refuse('day_outside_year', { date })
    if (holidayDates.has(date)) return refuse('day_both_holiday_and_workday', { date })
    if (seen.has(date)) return refuse('day_given_twice', { date })
    if (weekdayOf(dayNumberOf(date)) % 6 !== 0) return refuse('workday_not_on_weekend', { date })
    seen.add(date)
  }
  return null
}

export const calendarDecider: Decider<CalendarState, CalendarCommand, CalendarEvent> = {
  machine: { name: 'calendar-year', version: 1 },
  initial: initialCalendar,
  events: calendarEvents,
  decide: decideCalendar,
  evolve: evolveCalendar,
  stateValue: calendarStateValue,
  residentOf: () => null,
}
