/** Local dates as texts (`YYYY-MM-DD`) and as day numbers: whole days since 1970-01-01, which can be added and compared. */

export const dayMs = 86_400_000

const texts = new Map<number, string>()
const mostTexts = 50_000

/** Thrown when a text that should hold a date, a time of day or an instant does not. */
export class InvalidTime extends RangeError {
  readonly code = 'invalid_time'
  constructor(text: string | number) {
    super(`Not a date, time of day or instant: ${text}`)
    this.name = 'InvalidTime'
  }
}

/** `1970-01-02` is 1. Throws InvalidTime on a date that no calendar holds. */
export function dayNumberOf(date: string): number {
  const ms = Date.parse(`${date}T00:00:00.000Z`)
  if (Number.isNaN(ms)) throw new InvalidTime(date)
  const day = ms / dayMs
  // Date.parse reads 30 February as 1 or 2 March
  if (dateOf(day) !== date) throw new InvalidTime(date)
  return day
}

export function dateOf(dayNumber: number): string {
  const known = texts.get(dayNumber)
  if (known !== undefined) return known
  if (texts.size >= mostTexts) texts.clear()
  const text = new Date(dayNumber * dayMs).toISOString().slice(0, 10)
  texts.set(dayNumber, text)
  return text
}

/** `days` may be negative. */
export function addDays(date: string, days: number): string {
  return dateOf(dayNumberOf(date) + days)
}

/** 0 is Sunday, 6 Saturday. */
export function weekdayOf(dayNumber: number): number {
  // 1970-01-01 was a Thursday
  return (((dayNumber + 4) % 7) + 7) % 7
}

export function yearOf(date: string): number {
  return Number(date.slice(0, 4))
}
