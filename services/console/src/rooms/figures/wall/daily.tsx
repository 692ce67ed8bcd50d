import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link } from 'react-router'
import { Chart } from '../../../shared/chart/chart.tsx'
import { useTexts } from '../../../shared/settings/texts.ts'
import { Loaded } from '../../../shared/states/loaded.tsx'
import { count } from '../numbers.ts'
import type { Completion } from '../queries.ts'
import { texts } from '../texts.ts'
import { lastDays } from './queries.ts'

/** Accepted and completed of each of the last days; the same numbers as a table stand behind the link. */
export function Daily() {
  const t = useTexts(texts)
  const query = useQuery(lastDays())
  const from = query.data?.rows.map(({ cell: { day } }) => day ?? '').sort()[0] ?? ''
  return (
    <section className="wubu-wall-panel">
      <h2>
        <Link to={`/figures?${new URLSearchParams({ view: 'trend', step: 'day', from })}`}>{t.wall.trend}</Link>
      </h2>
      <Loaded query={query}>
        {({ rows, total }) => (
          <>
            <p className="wubu-wall-total">
              {t.wall.thirtyDays(
                count(total.figures.completedOfAccepted.denominator),
                count(total.figures.completedOfAccepted.numerator),
              )}
            </p>
            <DailyChart rows={rows} />
          </>
        )}
      </Loaded>
    </section>
  )
}

function DailyChart({ rows }: { readonly rows: Completion['rows'] }) {
  const t = useTexts(texts)
  const option = useMemo(() => {
    const days = [...rows].sort((a, b) => (a.cell.day ?? '').localeCompare(b.cell.day ?? ''))
    const of = (part: 'numerator' | 'denominator') => days.map(({ figures }) => figures.completedOfAccepted[part])
    return {
      grid: { left: 8, right: 8, top: 36, bottom: 8, containLabel: true },
      legend: { top: 0 },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: days.map(({ cell: { day } }) => day?.slice(5) ?? '') },
      yAxis: { type: 'value', minInterval: 1 },
      series: [
        { type: 'bar', name: t.accepted, itemStyle: { color: '#7fa8d8' }, data: of('denominator') },
        { type: 'line', name: t.wall.completed, itemStyle: { color: '#2f9e5b' }, symbolSize: 6, data: of('numerator') },
      ],
    }
  }, [rows, t])
  return <Chart label={t.chartOf(t.wall.trend)} height={340} option={option} />
}
