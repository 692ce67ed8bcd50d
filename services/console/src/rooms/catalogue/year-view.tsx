import { Alert, Flex, Table, Typography } from 'antd'
import { useTexts } from '../../shared/settings/texts.ts'
import { Tone } from '../../shared/states/tone.tsx'
import { texts } from './texts.ts'
import { type CalendarYear, type DaysOff, grouped, lengthOf } from './year-days.ts'
import { YearMonths } from './year-months.tsx'

interface Props {
  readonly year: number
  readonly current: CalendarYear | undefined
}

/** A year as it is in force. */
export function YearView({ year, current }: Props) {
  const t = useTexts(texts).calendar
  return (
    <>
      {current ? <Standing current={current} /> : <Alert className="wubu-gap" type="info" title={t.notSet} />}
      <div className="wubu-year">
        <YearMonths year={year} holidays={current?.holidays ?? []} workdays={current?.workdays ?? []} />
        {current && <DayList current={current} />}
      </div>
    </>
  )
}

function Standing({ current: { status, version, source } }: { readonly current: CalendarYear }) {
  const t = useTexts(texts).calendar
  return (
    <>
      <Flex gap="small" wrap align="center" className="wubu-gap">
        <Tone tone={status === 'published' ? 'green' : 'amber'}>{t[status]}</Tone>
        <span>{t.version(version)}</span>
        <Typography.Text type="secondary">{`${t.source} ${source}`}</Typography.Text>
      </Flex>
      {status === 'provisional' && <Alert className="wubu-gap" type="warning" title={t.provisionalNote} />}
    </>
  )
}

function DayList({ current: { holidays, workdays } }: { readonly current: CalendarYear }) {
  const t = useTexts(texts).calendar
  return (
    <div>
      <Table<DaysOff>
        size="small"
        className="wubu-gap"
        title={() => t.off}
        rowKey={({ days }) => days[0]}
        pagination={false}
        dataSource={grouped(holidays)}
        columns={[
          { title: t.occasion, dataIndex: 'name' },
          { title: t.days, key: 'days', className: 'wubu-number', render: (_, { days }) => rangeOf(days) },
          { title: t.count, key: 'count', align: 'right', render: (_, group) => lengthOf(group) },
        ]}
      />
      <Table<CalendarYear['workdays'][number]>
        size="small"
        title={() => t.work}
        rowKey="date"
        pagination={false}
        dataSource={workdays}
        columns={[
          { title: t.occasion, dataIndex: 'name' },
          { title: t.days, dataIndex: 'date', className: 'wubu-number', render: (day: string) => day.slice(5) },
        ]}
      />
    </div>
  )
}

function rangeOf([from, to]: readonly [string, string]): string {
  return from === to ? from.slice(5) : `${from.slice(5)} – ${to.slice(5)}`
}
