import { readFileSync } from 'node:fs'
import type { CalendarCommand } from '@wubu/domain'
import { z } from 'zod'

/** Days of one year in `chinese-days`: date to "English name,中文名,statutory days". */
const yearFile = z.object({ holidays: z.record(z.string(), z.string()), workdays: z.record(z.string(), z.string()) })

const publishedYears = [
  [2023, import.meta.resolve('chinese-days/dist/years/2023.json')],
  [2024, import.meta.resolve('chinese-days/dist/years/2024.json')],
  [2025, import.meta.resolve('chinese-days/dist/years/2025.json')],
  [2026, import.meta.resolve('chinese-days/dist/years/2026.json')],
] as const
/** Not announced yet; what the law itself fixes by date is known. */
const provisionalYear = 2027
const fixedHolidays: readonly (readonly [monthAndDay: string, name: string])[] = [
  ['01-01', '元旦'],
  ['05-01', '劳动节'],
  ['05-02', '劳动节'],
  ['10-01', '国庆节'],
  ['10-02', '国庆节'],
  ['10-03', '国庆节'],
]

/** The State Council's holidays and make-up working days, as `chinese-days` has them. */
export function calendarYears(): readonly CalendarCommand['data'][] {
  const published = publishedYears.map(([year, url]) => {
    const { holidays, workdays } = yearFile.parse(JSON.parse(readFileSync(new URL(url), 'utf8')))
    const source = `国务院办公厅节假日安排(npm chinese-days, ${year})`
    return {
      year,
      version: 1,
      status: 'published' as const,
      source,
      holidays: daysIn(year, holidays),
      workdays: daysIn(year, workdays),
    }
  })
  const holidays = fixedHolidays.map(([day, name]) => ({ date: `${provisionalYear}-${day}`, name }))
  const source = '暂定:仅含日期固定的法定节假日'
  return [...published, { year: provisionalYear, version: 1, status: 'provisional', source, holidays, workdays: [] }]
}

function daysIn(year: number, days: Readonly<Record<string, string>>) {
  return Object.entries(days)
    .filter(([date]) => date.startsWith(`${year}-`))
    .map(([date, names]) => ({ date, name: names.split(',')[1] ?? names }))
}
