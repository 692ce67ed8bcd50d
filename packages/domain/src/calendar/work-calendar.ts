import type { CalendarYear } from './state.ts'

/** A stretch of working time in minutes of the local day, 0–1440; `to` is exclusive. */
export interface WorkHours {
  readonly from: number
  readonly to: number
}

/** The days of a year that are not what their weekday says. Dates are local. */
interface WorkYear {
  readonly status: CalendarYear['status']
  readonly holidays: readonly string[]
  /** Make-up Saturdays and Sundays 调休上班日. */
  readonly workdays: readonly string[]
}

/** What days and hours are worked: data, never changed once made, so that whatever it led to can be computed again. */
export interface WorkCalendar {
  readonly timeZone: string
  /** Years and the version of each, such as `2004-2025.1+2026.2`; `none` without any year. */
  readonly version: string
  /** By year, `2026`. A year that is not there is Monday to Friday, and provisional 暂定. */
  readonly years: Readonly<Record<string, WorkYear>>
  /** In order, without overlap. */
  readonly workHours: readonly WorkHours[]
}

/**
 * 08:00–12:00 and 14:00–18:00: eight hours a day, five days a week, as the State Council's rules on working time
 * (国务院关于职工工作时间的规定, §3) have it, so that eight working hours are one working day.
 */
export const defaultWorkHours: readonly WorkHours[] = [
  { from: 480, to: 720 },
  { from: 840, to: 1080 },
]

/** Thrown when working hours are empty, out of order, overlapping or not whole minutes of a day. */
export class InvalidWorkHours extends RangeError {
  readonly code = 'invalid_work_hours'
  constructor() {
    super('Working hours are stretches of whole minutes within 0–1440, in order and without overlap; at least one.')
    this.name = 'InvalidWorkHours'
  }
}

/** The calendar that the states of the `calendar-<year>` streams make together. Throws InvalidWorkHours. */
export function workCalendar(
  timeZone: string,
  years: readonly CalendarYear[],
  workHours: readonly WorkHours[] = defaultWorkHours,
): WorkCalendar {
  assertWorkHours(workHours)
  const sorted = years.toSorted((one, other) => one.year - other.year)
  const entries = sorted.map(({ year, status, holidays, workdays }) => {
    const value: WorkYear = { status, holidays: holidays.map(dateOfDay), workdays: workdays.map(dateOfDay) }
    return [String(year), value] as const
  })
  return { timeZone, version: versionOf(sorted), years: Object.fromEntries(entries), workHours }
}

function dateOfDay({ date }: { readonly date: string }): string {
  return date
}

function assertWorkHours(workHours: readonly WorkHours[]): void {
  let last = 0
  for (const { from, to } of workHours) {
    const whole = Number.isInteger(from) && Number.isInteger(to)
    if (!whole || from < last || to <= from || to > 1440) throw new InvalidWorkHours()
    last = to
  }
  if (workHours.length === 0) throw new InvalidWorkHours()
}

/** Adjoining years of one version are written as a range: this text is stored with every due date. */
function versionOf(years: readonly CalendarYear[]): string {
  const runs: { first: number; last: number; version: number }[] = []
  for (const { year, version } of years) {
    const run = runs.at(-1)
    if (run && run.last === year - 1 && run.version === version) run.last = year
    else runs.push({ first: year, last: year, version })
  }
  const texts = runs.map(({ first, last, version }) => `${first === last ? first : `${first}-${last}`}.${version}`)
  return texts.join('+') || 'none'
}
