import { Flex, Segmented, Select, Table, type TableColumnType, Typography } from 'antd'
import { useMemo } from 'react'
import { Chart } from '../../../shared/chart/chart.tsx'
import { Scrollable } from '../../../shared/list/scrollable.tsx'
import { useTexts } from '../../../shared/settings/texts.ts'
import { Loaded } from '../../../shared/states/loaded.tsx'
import { count, percent } from '../numbers.ts'
import { AsOf } from '../parts/as-of.tsx'
import { RateNumbers, Small } from '../parts/rate-numbers.tsx'
import { type FigureName, figureNames } from '../queries.ts'
import { type FigureRow, instantOf, useFigureRows } from '../rows.ts'
import { scopeOf, type ViewProps } from '../scope.ts'
import { texts } from '../texts.ts'
import { linesOf } from './lines.ts'

const usual: readonly FigureName[] = [
  'completedOfAccepted',
  'completedOfDue',
  'completedOfSettled',
  'onTimeOfDue',
  'satisfiedOfEvaluated',
]

/** Figures of the requests accepted in each month, day or quarter: lines, and the same numbers as a table. */
export function Trend({ state, change }: ViewProps) {
  const t = useTexts(texts)
  const scope = scopeOf(state)
  const found = useFigureRows(scope, state.step)
  const asked = state.figure.split(',')
  const chosen = figureNames.filter((name) => asked.includes(name))
  const figures = chosen.length > 1 || asked.length > 1 ? chosen : usual
  const rows = [...found.rows].sort((a, b) => (a.value ?? '').localeCompare(b.value ?? ''))
  const series = figures.map((figure) => ({
    name: t.figures[figure],
    values: rows.map((row) => row.figures[figure]?.rate ?? null),
  }))
  const shape = JSON.stringify([rows.map(({ value }) => value), rows.map(({ accepted }) => accepted), series])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the chart is drawn anew where its numbers changed, not in each render
  const option = useMemo(
    () =>
      linesOf({
        steps: rows.map(({ value }) => value ?? ''),
        accepted: { name: t.accepted, values: rows.map((row) => row.accepted) },
        series,
      }),
    [shape, t],
  )
  return (
    <>
      <Flex wrap gap="middle" align="center" className="wubu-gap">
        <Segmented
          aria-label={t.by.label}
          value={state.step}
          onChange={(step) => change({ step })}
          options={(['day', 'month', 'quarter'] as const).map((value) => ({ value, label: t.by[value] }))}
        />
        <Select<FigureName[]>
          mode="multiple"
          aria-label={t.figure}
          className="wubu-figures-choice"
          maxTagCount="responsive"
          value={[...figures]}
          onChange={(next) => change({ figure: `${next.join(',')},` })}
          options={figureNames.map((name) => ({ value: name, label: t.figures[name] }))}
        />
        <AsOf at={found.at} isLive={state.at === ''} />
      </Flex>
      <Loaded query={found.completion}>
        {() => (
          <>
            <Chart label={t.chartOf(t.views.trend)} height={320} option={option} />
            <Typography.Paragraph type="secondary">{t.tableBelow}</Typography.Paragraph>
            <Scrollable>
              <Table<FigureRow>
                size="small"
                rowKey={({ value }) => value ?? '~'}
                dataSource={[...rows].reverse()}
                scroll={{ x: 'max-content' }}
                pagination={{ pageSize: 31, hideOnSinglePage: true, showSizeChanger: false }}
                columns={[
                  { title: t.by[state.step], key: 'step', render: (_, { value }) => value },
                  { title: t.accepted, key: 'accepted', align: 'right', render: (_, row) => count(row.accepted) },
                  ...figures.map(
                    (figure): TableColumnType<FigureRow> => ({
                      title: t.figures[figure],
                      key: figure,
                      align: 'right',
                      render: (_, { figures: { [figure]: rate }, value }) =>
                        rate ? (
                          <>
                            <div>
                              <Small rate={rate} /> {percent(rate.rate, t.noRate)}
                            </div>
                            <RateNumbers
                              {...{ figure, rate, scope }}
                              at={instantOf(figure, found)}
                              cell={{ [state.step]: value }}
                            />
                          </>
                        ) : (
                          t.noRate
                        ),
                    }),
                  ),
                ]}
              />
            </Scrollable>
          </>
        )}
      </Loaded>
    </>
  )
}
