import { localDayAt } from '../calendar/zone.ts'

/** The quarter that an instant (ISO 8601) lies in, `2026-Q1`, in local time. */
export function quarterAt(instant: string, timeZone: string): string {
  const date = new Date(localDayAt(Date.parse(instant), timeZone) * 86_400_000)
  return `${date.getUTCFullYear()}-Q${Math.floor(date.getUTCMonth() / 3) + 1}`
}

export function quarterAfter(quarter: string): string {
  const [year, number] = [Number(quarter.slice(0, 4)), Number(quarter.slice(-1))]
  return number === 4 ? `${year + 1}-Q1` : `${year}-Q${number + 1}`
}

/** The local dates `YYYY-MM-DD` on which a quarter begins, and on which the next one does. */
export function daysOf(quarter: string): { readonly from: string; readonly until: string } {
  return { from: firstDay(quarter), until: firstDay(quarterAfter(quarter)) }
}

function firstDay(quarter: string): string {
  const month = (Number(quarter.slice(-1)) - 1) * 3 + 1
  return `${quarter.slice(0, 4)}-${String(month).padStart(2, '0')}-01`
}
