import dayjs from 'dayjs'
import timezone from 'dayjs/plugin/timezone'
import utc from 'dayjs/plugin/utc'
import { serverSettings } from './server.ts'

dayjs.extend(utc)
dayjs.extend(timezone)

/** By time zone: making one takes longer than all the rest of a list. */
const clocks = new Map<string, Intl.DateTimeFormat>()

/** `2026-03-05 14:20:59`, as the clocks of the district show it, wherever this computer is; now unless an instant is given. */
export function wallClock(instant: string | number = Date.now()): string {
  const { timeZone } = serverSettings()
  let clock = clocks.get(timeZone)
  if (!clock) {
    // Sweden writes dates as ISO 8601 does
    clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
    clocks.set(timeZone, clock)
  }
  return clock.format(new Date(instant))
}

/** `03-05 14:20`, in the time of the log; with its year where that is not this one; a dash for nothing. */
export function shortTime(instant: string | null): string {
  const time = fullTime(instant)
  return time.slice(0, 5) === wallClock().slice(0, 5) ? time.slice(5) : time
}

/** `2026-03-05 14:20`, in the time of the log, for what is kept: papers, and what residents and the public read. */
export function fullTime(instant: string | null): string {
  return instant === null ? '–' : wallClock(instant).slice(0, 16)
}

/** `2026-03-05`, in the time of the log; a dash for nothing. */
export function shortDay(instant: string | null): string {
  return instant === null ? '–' : wallClock(instant).slice(0, 10)
}

/** `2026-03-05`. */
export function today(): string {
  return shortDay(new Date().toISOString())
}

/** The instant of a day's first moment, or of a wall clock such as `2026-03-05 14:20`, in the time of the log. */
export function instantOf(wall: string): string {
  return dayjs.tz(wall, serverSettings().timeZone).toISOString()
}

function dayAfter(day: string): string {
  return dayjs(day).add(1, 'day').format('YYYY-MM-DD')
}

/** Of a day: what is due on it is due until then. */
export function lastInstantOf(day: string): string {
  return new Date(Date.parse(instantOf(dayAfter(day))) - 1).toISOString()
}

/** From the first moment of the first day up to, but without, the day after the last one. */
export function spanOf([first, last]: readonly [string, string]): { readonly from: string; readonly to: string } {
  return { from: instantOf(first), to: instantOf(dayAfter(last)) }
}
