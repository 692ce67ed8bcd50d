import { dateOf, dayNumberOf, weekdayOf, yearOf } from './dates.ts'
import type { Limit } from './limit.ts'
import type { WorkCalendar, WorkHours } from './work-calendar.ts'
import { epochMsAt, epochMsOf, instantText, localDayAt } from './zone.ts'

export type { Limit } from './limit.ts'
export type { WorkCalendar } from './work-calendar.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** `provisional` 暂定 where a year that was counted through is not published yet: computed again once it is. */
export interface DueDate {
  readonly dueAt: string
  readonly provisional: boolean
}

/** Whether people work on a local date. */
export function isWorkingDay(calendar: WorkCalendar, date: string): boolean {
  return worksOn(exceptionsOf(calendar), dayNumberOf(date))
}

/** The n-th working day after a local date (before it, where `days` is negative); with 0 the date itself, whatever day it is. */
export function addWorkingDays(calendar: WorkCalendar, date: string, days: number): string {
  return dateOf(nthWorkingDay(calendar, dayNumberOf(date), days))
}

/** Working days after `date`, up to and with `last`; 0 where `last` is not after `date`. */
export function workingDaysBetween(calendar: WorkCalendar, date: string, last: string): number {
  return countWorkingDays(calendar, dayNumberOf(date) + 1, dayNumberOf(last) + 1)
}

/**
 * When a limit that starts at `from` is used up; what happens at that very instant is still in time.
 * Days count from the day after the start and end with that local day (its last millisecond); a limit of 0 days ends with
 * the day of the start. Hours start at once, working hours run inside of working hours alone.
 */
export function dueAt(calendar: WorkCalendar, limit: Limit, from: string): DueDate {
  return dueAfter(calendar, limit.unit, from, measureOf(limit))
}

/** A limit as a number that parts of it can be taken from: whole days, or milliseconds of hours. */
export function measureOf({ amount, unit }: Limit): number {
  return isInDays(unit) ? amount : amount * hourMs
}

export function isInDays(unit: Limit['unit']): boolean {
  return unit === 'workingDays' || unit === 'calendarDays'
}

/** `dueAt`, with what is left of a limit: whole days, or milliseconds. */
export function dueAfter(calendar: WorkCalendar, unit: Limit['unit'], from: string, left: number): DueDate {
  const start = epochMsOf(from)
  const { timeZone } = calendar
  switch (unit) {
    case 'hours':
      return { dueAt: instantText(start + left), provisional: false }
    case 'calendarDays':
      return { dueAt: endOfDay(calendar, localDayAt(start, timeZone) + left), provisional: false }
    case 'workingDays': {
      const first = localDayAt(start, timeZone)
      const last = nthWorkingDay(calendar, first, left)
      return { dueAt: endOfDay(calendar, last), provisional: isProvisional(calendar, first + 1, last) }
    }
    case 'workingHours': {
      const due = afterWorkingMs(calendar, start, left)
      const provisional = isProvisional(calendar, localDayAt(start, timeZone), localDayAt(due, timeZone))
      return { dueAt: instantText(due), provisional: left > 0 && provisional }
    }
    default:
      return unit satisfies never
  }
}

/** What of a limit passes between two instants, in its measure; 0 where `to` is not after `from`. */
export function usedBetween(calendar: WorkCalendar, unit: Limit['unit'], from: string, to: string): number {
  const start = epochMsOf(from)
  const end = epochMsOf(to)
  if (end <= start) return 0
  if (unit === 'hours') return end - start
  const first = localDayAt(start, calendar.timeZone)
  const last = localDayAt(end, calendar.timeZone)
  if (unit === 'calendarDays') return last - first
  if (unit === 'workingDays') return countWorkingDays(calendar, first + 1, last + 1)
  const perDay = calendar.workHours.reduce((sum, { from, to }) => sum + to - from, 0) * minuteMs
  const days = countWorkingDays(calendar, first, last) * perDay
  return days + workingMsInto(calendar, last, end) - workingMsInto(calendar, first, start)
}

/**
 * The instant of the day after `from`'s by `wholeDays` (counted as the unit has it) at which `share` of that day's time has
 * passed: of its working time where working days count, else of the day itself.
 */
export function shareOfDay(
  calendar: WorkCalendar,
  unit: 'workingDays' | 'calendarDays',
  from: string,
  wholeDays: number,
  share: number,
): string {
  const first = localDayAt(epochMsOf(from), calendar.timeZone)
  if (unit === 'calendarDays') {
    const startsAt = epochMsAt(first + wholeDays, 0, calendar.timeZone)
    const nextAt = epochMsAt(first + wholeDays + 1, 0, calendar.timeZone)
    return instantText(startsAt + Math.floor((nextAt - startsAt) * share))
  }
  const day = nthWorkingDay(calendar, first, wholeDays)
  const minutes = calendar.workHours.reduce((sum, { from, to }) => sum + to - from, 0)
  const startsAt = epochMsAt(day, 0, calendar.timeZone)
  return instantText(afterWorkingMs(calendar, startsAt, Math.floor(minutes * minuteMs * share)))
}

/**
 * Whole working minutes from one instant to another; 0 where `to` is not after `from`. Minutes are those that the wall
 * clock completes, so that the parts of a stretch of time add up to the whole.
 */
export function workingMinutesBetween(calendar: WorkCalendar, from: string, to: string): number {
  const start = epochMsOf(from)
  const end = epochMsOf(to)
  if (end <= start) return 0
  const firstDay = localDayAt(start, calendar.timeZone)
  const lastDay = localDayAt(end, calendar.timeZone)
  const days = countWorkingDays(calendar, firstDay, lastDay)
  const minutesPerDay = calendar.workHours.reduce((sum, { from, to }) => sum + to - from, 0)
  return days * minutesPerDay + minutesInto(calendar, lastDay, end) - minutesInto(calendar, firstDay, start)
}

/** Working minutes of a day that have passed at an instant of it: whole ones of each stretch. */
function minutesInto(calendar: WorkCalendar, day: number, epochMs: number): number {
  return passedOf(calendar, day, epochMs, (ms) => Math.floor(ms / minuteMs))
}

function workingMsInto(calendar: WorkCalendar, day: number, epochMs: number): number {
  return passedOf(calendar, day, epochMs, (ms) => ms)
}

function passedOf(calendar: WorkCalendar, day: number, epochMs: number, measure: (ms: number) => number): number {
  if (!worksOn(exceptionsOf(calendar), day)) return 0
  let passed = 0
  for (const hours of calendar.workHours) {
    const { startsAt, endsAt } = stretchOf(calendar, day, hours)
    const length = (hours.to - hours.from) * minuteMs
    if (epochMs >= endsAt) passed += measure(length)
    else if (epochMs > startsAt) passed += measure(Math.min(length, epochMs - startsAt))
  }
  return passed
}

/** The instant at which `workingMs` of working time have passed since `start`. */
function afterWorkingMs(calendar: WorkCalendar, start: number, workingMs: number): number {
  if (workingMs === 0) return start
  let left = workingMs
  for (let day = localDayAt(start, calendar.timeZone); ; day += 1) {
    if (!worksOn(exceptionsOf(calendar), day)) continue
    for (const hours of calendar.workHours) {
      const { startsAt, endsAt } = stretchOf(calendar, day, hours)
      const begin = Math.max(startsAt, start)
      if (begin >= endsAt) continue
      // a stretch that the change of daylight saving makes shorter or longer still counts as what the wall clock says
      const length = Math.max(0, (hours.to - hours.from) * minuteMs - (begin - startsAt))
      if (left <= length) return Math.min(begin + left, endsAt)
      left -= length
    }
  }
}

/** In epoch milliseconds. */
function stretchOf({ timeZone }: WorkCalendar, day: number, { from, to }: WorkHours) {
  return { startsAt: epochMsAt(day, from * minuteMs, timeZone), endsAt: epochMsAt(day, to * minuteMs, timeZone) }
}

/** One millisecond before the next day begins, which is not always 24 hours after this one did. */
function endOfDay({ timeZone }: WorkCalendar, day: number): string {
  return instantText(epochMsAt(day + 1, 0, timeZone) - 1)
}

function nthWorkingDay(calendar: WorkCalendar, from: number, days: number): number {
  const exceptions = exceptionsOf(calendar)
  const step = days < 0 ? -1 : 1
  let day = from
  for (let left = Math.abs(days); left > 0; ) {
    day += step
    if (worksOn(exceptions, day)) left -= 1
  }
  return day
}

/** Working days from `from` on, up to but without `to`. */
function countWorkingDays(calendar: WorkCalendar, from: number, to: number): number {
  const exceptions = exceptionsOf(calendar)
  let count = 0
  for (let day = from; day < to; day += 1) if (worksOn(exceptions, day)) count += 1
  return count
}

function isProvisional({ years }: WorkCalendar, firstDay: number, lastDay: number): boolean {
  if (lastDay < firstDay) return false
  const last = yearOf(dateOf(lastDay))
  for (let year = yearOf(dateOf(firstDay)); year <= last; year += 1) {
    if (years[String(year)]?.status !== 'published') return true
  }
  return false
}

interface Exceptions {
  readonly holidays: ReadonlySet<number>
  readonly workdays: ReadonlySet<number>
}

// a calendar never changes, so its days are read once
const known = new WeakMap<WorkCalendar, Exceptions>()

function exceptionsOf(calendar: WorkCalendar): Exceptions {
  const found = known.get(calendar)
  if (found) return found
  const years = Object.values(calendar.years)
  const exceptions = {
    holidays: new Set(years.flatMap((year) => year.holidays.map(dayNumberOf))),
    workdays: new Set(years.flatMap((year) => year.workdays.map(dayNumberOf))),
  }
  known.set(calendar, exceptions)
  return exceptions
}

function worksOn({ holidays, workdays }: Exceptions, day: number): boolean {
  if (workdays.has(day)) return true
  const weekday = weekdayOf(day)
  return weekday !== 0 && weekday !== 6 && !holidays.has(day)
}
