import { localOf } from '@wubu/domain'

/** `2026-03` by the wall clock. */
export function localMonth(instant: string, timeZone: string): string {
  return localOf(instant, timeZone).date.slice(0, 7)
}

/** From the first of the month eleven months before until today; local days, both inclusive. */
export function lastTwelveMonths(at: string, timeZone: string): { readonly from: string; readonly to: string } {
  const { date } = localOf(at, timeZone)
  const months = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 - 11
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1]
  return { from: `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`, to: date }
}
