import { dateOf, dayNumberOf } from '../calendar/dates.ts'
import { instantOf, localOf } from '../calendar/zone.ts'

/** A month `2026-03` or a quarter `2026-Q1`; its local dates, both inclusive. */
export interface Period {
  readonly period: string
  readonly from: string
  readonly to: string
}

const pattern = /^(\d{4})-(?:Q([1-4])|(0[1-9]|1[0-2]))$/

/** null for what is neither a month nor a quarter. */
export function periodNamed(period: string): Period | null {
  const [, year, quarter, month] = pattern.exec(period) ?? []
  if (year === undefined) return null
  return quarter === undefined
    ? monthsFrom(Number(year) * 12 + Number(month) - 1, 1)
    : monthsFrom(Number(year) * 12 + (Number(quarter) - 1) * 3, 3)
}

/** The period of the same length before (环比), or twelve months earlier (同比). */
export function periodBefore({ from, to }: Period, which: 'previous' | 'year'): Period {
  const length = monthOf(to) - monthOf(from) + 1
  return monthsFrom(monthOf(from) - (which === 'year' ? 12 : length), length)
}

/** Months between two periods. */
export function monthsBetween(one: Period, other: Period): number {
  return monthOf(one.from) - monthOf(other.from)
}

/**
 * The same time of day on the same day of the month, so many months earlier, at the end of a shorter month: a period is compared as
 * it stood when it was as old as the present one is now, else what is still open would look like a fall.
 */
export function monthsEarlier(instant: string, months: number, timeZone: string): string {
  const { date, msOfDay } = localOf(instant, timeZone)
  const month = monthOf(date) - months
  const day = Math.min(Number(date.slice(8)), Number(monthsFrom(month, 1).to.slice(8)))
  const clock = new Date(msOfDay).toISOString().slice(11, 23)
  return instantOf(`${textOf(month)}-${String(day).padStart(2, '0')}`, clock, timeZone)
}

function monthOf(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1
}

function monthsFrom(first: number, length: number): Period {
  const from = `${textOf(first)}-01`
  const to = dateOf(dayNumberOf(`${textOf(first + length)}-01`) - 1)
  const period = length === 3 ? `${from.slice(0, 4)}-Q${Math.floor((first % 12) / 3) + 1}` : textOf(first)
  return { period, from, to }
}

function textOf(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`
}
