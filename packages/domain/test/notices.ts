import { addDays, dayNumberOf, yearOf } from '../src/calendar/dates.ts'
import type { CalendarYear } from '../src/calendar/state.ts'
import { workCalendar } from '../src/calendar/work-calendar.ts'

/**
 * The State Council's notices on holidays, read day by day: 国办发明电〔2023〕7号 for 2024, 〔2024〕12号 for 2025 and
 * 〔2025〕7号 for 2026. `off` are the days without work, `on` the Saturdays and Sundays worked for them.
 */
interface Notice {
  readonly year: number
  readonly off: readonly (readonly [name: string, first: string, last: string])[]
  readonly on: readonly string[]
}

export const notices: readonly Notice[] = [
  {
    year: 2024,
    off: [
      ['元旦', '2024-01-01', '2024-01-01'],
      ['春节', '2024-02-10', '2024-02-17'],
      ['清明节', '2024-04-04', '2024-04-06'],
      ['劳动节', '2024-05-01', '2024-05-05'],
      ['端午节', '2024-06-10', '2024-06-10'],
      ['中秋节', '2024-09-15', '2024-09-17'],
      ['国庆节', '2024-10-01', '2024-10-07'],
    ],
    on: [
      '2024-02-04',
      '2024-02-18',
      '2024-04-07',
      '2024-04-28',
      '2024-05-11',
      '2024-09-14',
      '2024-09-29',
      '2024-10-12',
    ],
  },
  {
    year: 2025,
    off: [
      ['元旦', '2025-01-01', '2025-01-01'],
      ['春节', '2025-01-28', '2025-02-04'],
      ['清明节', '2025-04-04', '2025-04-06'],
      ['劳动节', '2025-05-01', '2025-05-05'],
      ['端午节', '2025-05-31', '2025-06-02'],
      ['国庆节、中秋节', '2025-10-01', '2025-10-08'],
    ],
    on: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  {
    year: 2026,
    off: [
      ['元旦', '2026-01-01', '2026-01-03'],
      ['春节', '2026-02-15', '2026-02-23'],
      ['清明节', '2026-04-04', '2026-04-06'],
      ['劳动节', '2026-05-01', '2026-05-05'],
      ['端午节', '2026-06-19', '2026-06-21'],
      ['中秋节', '2026-09-25', '2026-09-27'],
      ['国庆节', '2026-10-01', '2026-10-07'],
    ],
    on: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
]

/** Dates from the first to the last, both of them in. */
export function daysFrom(first: string, last: string): readonly string[] {
  const length = dayNumberOf(last) - dayNumberOf(first) + 1
  return Array.from({ length }, (_, index) => addDays(first, index))
}

export const zone = 'Asia/Shanghai'

export const years: readonly CalendarYear[] = notices.map(({ year, off, on }) => {
  const holidays = off.flatMap(([name, first, last]) => daysFrom(first, last).map((date) => ({ date, name })))
  const workdays = on.map((date) => ({ date, name: '调休上班' }))
  return { year, version: 1, status: 'published', source: 'notice', holidays, workdays }
})

export const calendar = workCalendar(zone, years)

/** Sundays on which New York puts its clocks forward or back. */
export const changeDays: readonly string[] = ['2024-03-10', '2024-11-03', '2025-03-09', '2025-11-02']

/** Works around the clock, on those Sundays too. */
export const hotline = workCalendar(
  'America/New_York',
  [2024, 2025].map((year) => {
    const workdays = changeDays.filter((date) => yearOf(date) === year).map((date) => ({ date, name: 'on duty' }))
    return { year, version: 1, status: 'published', source: 'test', holidays: [], workdays }
  }),
  [{ from: 0, to: 1440 }],
)
