import { dateOf, dayMs, dayNumberOf, InvalidTime } from './dates.ts'

/** An instant as the clock on the wall shows it. `minute` is 0–1439, `msOfDay` 0–86,399,999; both of the wall clock. */
export interface LocalTime {
  readonly date: string
  readonly minute: number
  readonly msOfDay: number
}

/** Milliseconds to add to UTC within one day of UTC: `before` up to `changesAt` (exclusive), `after` from there on. */
interface DayOffsets {
  readonly before: number
  readonly changesAt: number
  readonly after: number
}

interface Zone {
  readonly format: Intl.DateTimeFormat
  readonly days: Map<number, DayOffsets>
}

const zones = new Map<string, Zone>()
const mostDays = 50_000

/** What the wall clock of `timeZone` shows at an instant. Throws InvalidTime. */
export function localOf(instant: string, timeZone: string): LocalTime {
  const epochMs = epochMsOf(instant)
  const local = epochMs + offsetAt(epochMs, zoneNamed(timeZone))
  const dayNumber = Math.floor(local / dayMs)
  const msOfDay = local - dayNumber * dayMs
  return { date: dateOf(dayNumber), minute: Math.floor(msOfDay / 60_000), msOfDay }
}

/**
 * The instant at which the wall clock shows a date and a time, a minute of the day (0–1440) or `HH:MM[:SS[.mmm]]`.
 * Where the end of daylight saving shows it twice, the first of the two; where its beginning skips it, as much later as
 * the clock was put forward. Throws InvalidTime.
 */
export function instantOf(date: string, time: number | string, timeZone: string): string {
  const msOfDay = typeof time === 'number' ? time * 60_000 : msOfDayOf(time)
  return instantText(epochMsAt(dayNumberOf(date), Math.round(msOfDay), timeZone))
}

/** As `instantOf`, in numbers: a day number and a millisecond of the day to epoch milliseconds. */
export function epochMsAt(dayNumber: number, msOfDay: number, timeZone: string): number {
  const zone = zoneNamed(timeZone)
  const local = dayNumber * dayMs + msOfDay
  const before = offsetAt(local - dayMs, zone)
  const after = offsetAt(local + dayMs, zone)
  const first = local - before
  if (before === after || offsetAt(first, zone) === before) return first
  const second = local - after
  return offsetAt(second, zone) === after ? second : first
}

/** The day number that the wall clock of `timeZone` shows at an instant given in epoch milliseconds. */
export function localDayAt(epochMs: number, timeZone: string): number {
  return Math.floor((epochMs + offsetAt(epochMs, zoneNamed(timeZone))) / dayMs)
}

export function epochMsOf(instant: string): number {
  const epochMs = Date.parse(instant)
  if (Number.isNaN(epochMs)) throw new InvalidTime(instant)
  return epochMs
}

/** ISO 8601 in UTC with milliseconds. */
export function instantText(epochMs: number): string {
  if (!Number.isFinite(epochMs)) throw new InvalidTime(epochMs)
  return new Date(epochMs).toISOString()
}

const timeOfDay = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{3}))?)?$/

function msOfDayOf(time: string): number {
  const parts = timeOfDay.exec(time)
  if (!parts) throw new InvalidTime(time)
  const [, hour = '0', minute = '0', second = '0', ms = '0'] = parts
  return ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + Number(ms)
}

function zoneNamed(timeZone: string): Zone {
  const known = zones.get(timeZone)
  if (known) return known
  const zone: Zone = { format: formatFor(timeZone), days: new Map() }
  zones.set(timeZone, zone)
  return zone
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
}

function offsetAt(epochMs: number, zone: Zone): number {
  const day = Math.floor(epochMs / dayMs)
  const offsets = zone.days.get(day) ?? learn(day, zone)
  return epochMs < offsets.changesAt ? offsets.before : offsets.after
}

/** Asking Intl costs some microseconds, so it is asked twice a day, and more often only for a day that changes its offset. */
function learn(day: number, zone: Zone): DayOffsets {
  const start = day * dayMs
  const before = askOffset(start, zone)
  const after = askOffset(start + dayMs, zone)
  const changesAt = before === after ? Number.POSITIVE_INFINITY : changeBetween(start, start + dayMs, before, zone)
  const offsets = { before, changesAt, after }
  if (zone.days.size >= mostDays) zone.days.clear()
  zone.days.set(day, offsets)
  return offsets
}

/** The first millisecond whose offset is no longer `before`. */
function changeBetween(start: number, end: number, before: number, zone: Zone): number {
  let same = start
  let changed = end
  while (changed - same > 1) {
    const middle = Math.floor((same + changed) / 2)
    if (askOffset(middle, zone) === before) same = middle
    else changed = middle
  }
  return changed
}

function askOffset(epochMs: number, zone: Zone): number {
  const shown: Record<string, number> = {}
  for (const part of zone.format.formatToParts(epochMs)) shown[part.type] = Number(part.value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown
  const local = Date.UTC(year, month - 1, day, hour, minute, second)
  return local - Math.floor(epochMs / 1000) * 1000
}
