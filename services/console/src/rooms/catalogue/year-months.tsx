import { Calendar } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useMemo } from 'react'
import { useTexts } from '../../shared/settings/texts.ts'
import { texts } from './texts.ts'
import type { CalendarYear } from './year-days.ts'

interface Props extends Pick<CalendarYear, 'holidays' | 'workdays'> {
  readonly year: number
}

/** Twelve months: what is off, what is worked for it, and the weekends. */
export function YearMonths({ year, holidays, workdays }: Props) {
  const t = useTexts(texts).calendar
  const off = useMemo(() => new Map(holidays.map(({ date, name }) => [date, name])), [holidays])
  const worked = useMemo(() => new Map(workdays.map(({ date, name }) => [date, name])), [workdays])

  function cell(day: Dayjs, month: Dayjs) {
    if (!day.isSame(month, 'month')) return null
    const date = day.format('YYYY-MM-DD')
    const occasion = off.get(date) ?? worked.get(date)
    const kind = off.has(date) ? 'off' : worked.has(date) ? 'work' : day.day() % 6 === 0 ? 'weekend' : 'plain'
    return (
      <div className={`wubu-day wubu-day-${kind}`} {...(occasion && { title: occasion })}>
        {day.date()}
      </div>
    )
  }

  return (
    <div>
      <div className="wubu-day-key" aria-hidden>
        <span className="wubu-day wubu-day-off">{t.off}</span>
        <span className="wubu-day wubu-day-work">{t.work}</span>
        <span className="wubu-day wubu-day-weekend">{t.weekend}</span>
      </div>
      <div className="wubu-months">
        {Array.from({ length: 12 }, (_, index) => {
          const month = dayjs(new Date(year, index, 1))
          return (
            <section key={month.format('YYYY-MM')} aria-label={t.month(index + 1)}>
              <Calendar
                fullscreen={false}
                value={month}
                validRange={[month, month.endOf('month')]}
                headerRender={() => <h2 className="wubu-month">{t.month(index + 1)}</h2>}
                fullCellRender={(day) => cell(day, month)}
              />
            </section>
          )
        })}
      </div>
    </div>
  )
}
