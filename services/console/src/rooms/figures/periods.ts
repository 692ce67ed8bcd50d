import dayjs, { type Dayjs } from 'dayjs'
import { today } from '../../shared/settings/times.ts'

const steps = ['month', 'quarter'] as const
export type PeriodStep = (typeof steps)[number]

/** `2026-03`, or `2026-Q1`: as the API names a period. */
export function periodNamed(day: Dayjs, step: PeriodStep): string {
  return step === 'month' ? day.format('YYYY-MM') : `${day.year()}-Q${Math.floor(day.month() / 3) + 1}`
}

/** A period of the URL; the present one where there is none that can be read. */
export function periodIn(text: string, otherwise: PeriodStep): { readonly step: PeriodStep; readonly first: Dayjs } {
  const [, year = '', quarter] = /^(\d{4})-Q([1-4])$/.exec(text) ?? []
  if (quarter !== undefined) return { step: 'quarter', first: dayjs(`${year}-01-01`).month((Number(quarter) - 1) * 3) }
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return { step: 'month', first: dayjs(`${text}-01`) }
  return { step: otherwise, first: dayjs(today()) }
}
