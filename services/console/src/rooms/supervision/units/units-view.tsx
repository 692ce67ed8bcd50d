import { useQuery } from '@tanstack/react-query'
import { Button, Empty, Table, Typography } from 'antd'
import { Link } from 'react-router'
import { Scrollable } from '../../../shared/list/scrollable.tsx'
import { useNames } from '../../../shared/reference/reference.ts'
import { useMe } from '../../../shared/session/session.ts'
import { useTexts } from '../../../shared/settings/texts.ts'
import { shortTime } from '../../../shared/settings/times.ts'
import { Loaded } from '../../../shared/states/loaded.tsx'
import { overdueByUnit } from '../queries.ts'
import type { ViewProps } from '../state.ts'
import { texts } from '../texts.ts'

/** Which unit is late with how much of what has been due, the most first; each number opens to its cases. */
export function UnitsView({ change }: ViewProps) {
  const t = useTexts(texts).units
  const names = useNames()
  const { role, unit: own } = useMe()
  const query = useQuery(overdueByUnit)
  const mayOpen = (unit: string | null | undefined) => role !== 'unit-head' || unit === own
  return (
    <Loaded
      query={query}
      isEmpty={({ total }) => total.figures.overdueOfDue.denominator === 0}
      empty={<Empty description={t.none} />}
    >
      {({ rows, at }) => (
        <>
          <Typography.Paragraph type="secondary">
            {t.asOf(shortTime(at))}。{t.definition}
          </Typography.Paragraph>
          <Scrollable>
            <Table
              size="small"
              rowKey={({ cell }) => cell.unit ?? '~'}
              dataSource={rows.filter(({ figures }) => figures.overdueOfDue.denominator > 0)}
              scroll={{ x: 'max-content' }}
              pagination={{ pageSize: 30, hideOnSinglePage: true, showSizeChanger: false }}
              columns={[
                {
                  title: t.unit,
                  key: 'unit',
                  render: (_, { cell: { unit } }) =>
                    unit && mayOpen(unit) ? (
                      <Button
                        type="link"
                        size="small"
                        className="wubu-narrow"
                        onClick={() => change({ view: 'requests', show: 'overdue', unit })}
                      >
                        {names.unit(unit)}
                      </Button>
                    ) : (
                      names.unit(unit ?? null)
                    ),
                },
                {
                  title: t.due,
                  key: 'due',
                  align: 'right',
                  render: (_, { figures, cell: { unit } }) => (
                    <Cases figure="overdueOfDue" part="denominator" unit={unit} at={at} mayOpen={mayOpen(unit)}>
                      {figures.overdueOfDue.denominator}
                    </Cases>
                  ),
                },
                {
                  title: t.completed,
                  key: 'completed',
                  align: 'right',
                  render: (_, { figures, cell: { unit } }) => (
                    <Cases figure="completedOfDue" part="numerator" unit={unit} at={at} mayOpen={mayOpen(unit)}>
                      {figures.completedOfDue.numerator}
                    </Cases>
                  ),
                },
                {
                  title: t.overdue,
                  key: 'overdue',
                  align: 'right',
                  render: (_, { figures, cell: { unit } }) => (
                    <Cases figure="overdueOfDue" part="numerator" unit={unit} at={at} mayOpen={mayOpen(unit)}>
                      {figures.overdueOfDue.numerator}
                    </Cases>
                  ),
                },
                {
                  title: t.open,
                  key: 'open',
                  align: 'right',
                  render: (_, { figures: { completedOfDue: of }, cell: { unit } }) => (
                    <Cases figure="completedOfDue" part="remainder" unit={unit} at={at} mayOpen={mayOpen(unit)}>
                      {of.denominator - of.numerator}
                    </Cases>
                  ),
                },
                {
                  title: t.rate,
                  key: 'rate',
                  align: 'right',
                  render: (_, { figures }) => `${((figures.overdueOfDue.rate ?? 0) * 100).toFixed(1)}%`,
                },
              ]}
            />
          </Scrollable>
        </>
      )}
    </Loaded>
  )
}

interface CasesProps {
  readonly figure: string
  readonly part: string
  readonly unit: string | null | undefined
  readonly at: string
  readonly mayOpen: boolean
  readonly children: number
}

/** The address is that of the figures' own list of cases, where `~` stands for no unit. */
function Cases({ figure, part, unit, at, mayOpen, children }: CasesProps) {
  if (!mayOpen) return children
  const search = new URLSearchParams({ of: 'completion', figure, part, at, unit: unit ?? '~' })
  return <Link to={`/figures/cases?${search}`}>{children}</Link>
}
