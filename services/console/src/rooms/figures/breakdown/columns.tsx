import { Button, type TableColumnType } from 'antd'
import { useTexts } from '../../../shared/settings/texts.ts'
import { count, hours, percent } from '../numbers.ts'
import { CaseLink } from '../parts/case-link.tsx'
import { RateNumbers, Small } from '../parts/rate-numbers.tsx'
import type { FigureName } from '../queries.ts'
import type { FigureRow } from '../rows.ts'
import { type CellName, cellFilters, scopeOf, type ViewProps } from '../scope.ts'
import { texts } from '../texts.ts'

const shown: readonly FigureName[] = [
  'completedOfAccepted',
  'completedOfDue',
  'completedOfSettled',
  'onTimeOfDue',
  'overdueOfDue',
  'satisfiedOfEvaluated',
  'solvedOfEvaluated',
  'reopenedOfCompleted',
  'returnedOfDispatched',
  'acknowledgedInTime',
]

interface Given extends ViewProps {
  readonly nameOf: (dimension: CellName, value: string | null) => string
  /** Of the answer that a figure is from. */
  readonly instant: (figure: FigureName) => string
}

export function useBreakdownColumns({ state, change, nameOf, instant }: Given): TableColumnType<FigureRow>[] {
  const t = useTexts(texts)
  const scope = scopeOf(state)
  const { by } = state
  const order = (key: string) => (state.sort === key ? 'ascend' : state.sort === `-${key}` ? 'descend' : null)
  const cellOf = ({ value }: FigureRow) => ({ [by]: value })
  const first: TableColumnType<FigureRow>[] = [
    {
      title: t.by[by],
      key: 'name',
      fixed: 'left',
      render: (_, row) => {
        const name = nameOf(by, row.value)
        if (by === 'month') return name
        return (
          <Button
            type="link"
            size="small"
            className="wubu-narrow"
            title={t.narrow(name)}
            onClick={() => change({ ...cellFilters(cellOf(row)), view: 'overview' })}
          >
            {name}
          </Button>
        )
      },
    },
    {
      title: t.accepted,
      key: 'accepted',
      align: 'right',
      sorter: (a, b) => a.accepted - b.accepted,
      sortOrder: order('accepted'),
      render: (_, row) => {
        const target = { of: 'completion', figure: 'completedOfAccepted', part: 'denominator' } as const
        return (
          <CaseLink
            scope={scope}
            target={{ ...target, ...cellFilters(cellOf(row)), at: instant('completedOfAccepted') }}
          >
            {count(row.accepted)}
          </CaseLink>
        )
      },
    },
  ]
  const rates = shown.map((figure): TableColumnType<FigureRow> => {
    const rateOf = (row: FigureRow) => row.figures[figure]
    return {
      title: t.figures[figure],
      key: figure,
      align: 'right',
      sorter: (a, b) => (rateOf(a)?.rate ?? -1) - (rateOf(b)?.rate ?? -1),
      sortOrder: order(figure),
      render: (_, row) => {
        const rate = rateOf(row)
        if (!rate) return t.noRate
        return (
          <>
            <div>
              <Small rate={rate} /> {percent(rate.rate, t.noRate)}
            </div>
            <RateNumbers figure={figure} rate={rate} scope={scope} at={instant(figure)} cell={cellOf(row)} />
          </>
        )
      },
    }
  })
  const times: TableColumnType<FigureRow> = {
    title: `${t.times.mean}`,
    key: 'mean',
    align: 'right',
    sorter: (a, b) => (a.minutes?.mean ?? -1) - (b.minutes?.mean ?? -1),
    sortOrder: order('mean'),
    render: (_, row) => {
      const { minutes } = row
      if (!minutes || minutes.mean === null) return t.noRate
      return (
        <>
          <div>{t.times.hours(hours(minutes.mean))}</div>
          <CaseLink scope={scope} target={{ of: 'times', ...cellFilters(cellOf(row)), at: instant('onTimeOfDue') }}>
            {count(minutes.count)}
          </CaseLink>
        </>
      )
    },
  }
  return [...first, ...rates, times]
}
