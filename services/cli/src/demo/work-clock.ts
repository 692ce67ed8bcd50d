import { instantOf, type WorkCalendar } from '@wubu/domain'

const dayMs = 86_400_000
const minuteMs = 60_000

/** A day of the district's calendar; instants in epoch milliseconds. */
export interface Day {
  readonly date: string
  readonly startsAt: number
  readonly working: boolean
}

/** Every day from `from` to `to` (local dates, both included). */
export function daysOf(calendar: WorkCalendar, from: string, to: string): readonly Day[] {
  const days: Day[] = []
  for (let ms = Date.parse(from); ms <= Date.parse(to); ms += dayMs) {
    const date = new Date(ms).toISOString().slice(0, 10)
    days.push({
      date,
      startsAt: Date.parse(instantOf(date, 0, calendar.timeZone)),
      working: worksOn(calendar, date, ms),
    })
  }
  return days
}

function worksOn({ years }: WorkCalendar, date: string, ms: number): boolean {
  const year = years[date.slice(0, 4)]
  if (year?.workdays.includes(date)) return true
  const weekday = new Date(ms).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !year?.holidays.includes(date)
}

/** Working time as one long line, for people who put their work down at night: asked a million times, so it is laid out once. */
export interface WorkClock {
  /** The instant `minutes` of working time after `from`; both in epoch milliseconds. */
  after(from: number, minutes: number): number
}

/** Good from the first to the last of `days`. */
export function workClock({ workHours }: WorkCalendar, days: readonly Day[]): WorkClock {
  const starts: number[] = []
  const before: number[] = []
  let total = 0
  for (const day of days) {
    if (!day.working) continue
    for (const { from, to } of workHours) {
      starts.push(day.startsAt + from * minuteMs)
      before.push(total)
      total += (to - from) * minuteMs
    }
  }
  const lengthOf = (index: number) => (before[index + 1] ?? total) - (before[index] ?? total)
  const workedBy = (at: number) => {
    const index = lastNotAfter(starts, at)
    if (index < 0) return 0
    return (before[index] ?? 0) + Math.min(at - (starts[index] ?? at), lengthOf(index))
  }
  return {
    after: (from, minutes) => {
      const worked = workedBy(from) + Math.max(1, Math.round(minutes * minuteMs))
      if (worked > total) throw new RangeError('The work clock ends before this.')
      // a stretch's last moment belongs to it, not to the next morning
      const index = lastNotAfter(before, worked - 1)
      return (starts[index] ?? 0) + worked - (before[index] ?? 0)
    },
  }
}

/** Index of the last of `sorted` that is not after `value`; -1 for none. */
function lastNotAfter(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}
