import { Alert, Flex, Table } from 'antd'
import { Chart } from '../../../shared/chart/chart.tsx'
import { Scrollable } from '../../../shared/list/scrollable.tsx'
import { useTexts } from '../../../shared/settings/texts.ts'
import { Loaded } from '../../../shared/states/loaded.tsx'
import { useCellNames } from '../names.ts'
import { percent } from '../numbers.ts'
import { AsOf } from '../parts/as-of.tsx'
import { FigureChoice } from '../parts/figure-choice.tsx'
import { RateNumbers, Small } from '../parts/rate-numbers.tsx'
import { figureNames } from '../queries.ts'
import { instantOf, useFigureRows } from '../rows.ts'
import { oneOf, scopeOf, type ViewProps } from '../scope.ts'
import { texts } from '../texts.ts'
import { ByChoice } from './by-choice.tsx'
import { type RankedRow, ranked } from './ranked.ts'

const barHeight = 24
const mostBars = 20

/** Units, communities … in order of one figure. */
export function Ranking({ state, change }: ViewProps) {
  const t = useTexts(texts)
  const nameOf = useCellNames()
  const scope = scopeOf(state)
  const figure = oneOf(figureNames, state.figure, 'completedOfAccepted')
  const found = useFigureRows(scope, state.by)
  const at = instantOf(figure, found)
  const rows = ranked(found.rows, figure)
  const small = rows.filter(({ rank }) => rank === null).length
  const name = (row: RankedRow) => nameOf(state.by, row.value)
  const bars = rows.slice(0, mostBars)
  return (
    <>
      <Flex wrap gap="middle" align="center" className="wubu-gap">
        <ByChoice state={state} change={change} />
        <FigureChoice value={figure} onChange={(next) => change({ figure: next })} />
        <AsOf at={at} isLive={state.at === ''} />
      </Flex>
      {small > 0 && <Alert type="info" showIcon title={t.rankSmall(small)} className="wubu-gap" />}
      <Loaded query={found.completion}>
        {() => (
          <div className="wubu-figures-pair">
            <Scrollable>
              <Table<RankedRow>
                size="small"
                rowKey={({ value }) => value ?? '~'}
                dataSource={rows}
                pagination={{ pageSize: mostBars, hideOnSinglePage: true, showSizeChanger: false }}
                scroll={{ x: 'max-content' }}
                columns={[
                  { title: t.rank, key: 'rank', align: 'right', render: (_, { rank }) => rank ?? '–' },
                  { title: t.by[state.by], key: 'name', render: (_, row) => name(row) },
                  {
                    title: t.figures[figure],
                    key: 'rate',
                    align: 'right',
                    render: (_, { rate }) => (
                      <>
                        <Small rate={rate} /> {percent(rate.rate, t.noRate)}
                      </>
                    ),
                  },
                  {
                    title: `${t.part.numerator} / ${t.part.denominator}`,
                    key: 'numbers',
                    align: 'right',
                    render: (_, { rate, value }) => (
                      <RateNumbers {...{ figure, rate, scope, at }} cell={{ [state.by]: value }} />
                    ),
                  },
                ]}
              />
            </Scrollable>
            {bars.length > 0 && (
              <Chart
                label={t.chartOf(t.figures[figure])}
                height={bars.length * barHeight + 40}
                option={barsOf(
                  bars.map((row) => ({ name: name(row), rate: row.rate.rate ?? 0, isRanked: row.rank !== null })),
                )}
              />
            )}
          </div>
        )}
      </Loaded>
    </>
  )
}

/** Bars without a rank are grey. */
function barsOf(bars: readonly { readonly name: string; readonly rate: number; readonly isRanked: boolean }[]) {
  const shownPercent = (value: unknown) => percent(Number(value), '')
  return {
    grid: { left: 8, right: 60, top: 8, bottom: 8, containLabel: true },
    xAxis: { type: 'value', min: 0, max: 1, axisLabel: { formatter: shownPercent } },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map(({ name }) => name),
      axisLabel: { width: 140, overflow: 'truncate' },
    },
    tooltip: { trigger: 'axis', valueFormatter: shownPercent },
    series: [
      {
        type: 'bar',
        barMaxWidth: 14,
        label: {
          show: true,
          position: 'right',
          formatter: ({ value }: { readonly value: unknown }) => shownPercent(value),
        },
        data: bars.map(({ rate, isRanked }) => ({
          value: rate,
          itemStyle: { color: isRanked ? '#3b7dd8' : '#9aa4b1' },
        })),
      },
    ],
  }
}
