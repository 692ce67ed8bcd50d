import type { TableColumnType } from 'antd'
import { useTexts } from '../../../shared/settings/texts.ts'
import { percent } from '../numbers.ts'
import { RateNumbers } from '../parts/rate-numbers.tsx'
import type { Scope } from '../scope.ts'
import { texts } from '../texts.ts'
import { Change } from './change.tsx'
import type { Compared, Comparison, Which } from './queries.ts'

export interface ComparedRow {
  /** Of the table's first column. */
  readonly key: string
  readonly name: string
  readonly cell: Readonly<Record<string, string | null>>
  readonly compared: Compared
}

interface Given {
  readonly scope: Scope
  readonly periods: Comparison['periods']
  /** Of the first column. */
  readonly title: string
}

/** The three periods and the two changes; each number opens to the cases of its own period and instant. */
export function useComparedColumns({ scope, periods, title }: Given): TableColumnType<ComparedRow>[] {
  const t = useTexts(texts)
  const rate = (which: Which): TableColumnType<ComparedRow> => {
    const { period, from, to, at } = periods[which]
    return {
      title: `${t.compare[which]} ${period}`,
      key: which,
      align: 'right',
      render: (_, { cell, compared: { figure, [which]: rate } }) => (
        <>
          <div>{percent(rate.rate, t.noRate)}</div>
          <RateNumbers {...{ figure, rate, at, cell }} scope={{ ...scope, from, to }} />
        </>
      ),
    }
  }
  return [
    { title, key: 'name', fixed: 'left', render: (_, { name }) => name },
    rate('current'),
    rate('previous'),
    {
      title: t.compare.change,
      key: 'change',
      align: 'right',
      render: (_, { compared }) => <Change {...compared} />,
    },
    rate('yearBefore'),
    {
      title: t.compare.changeOnYear,
      key: 'changeOnYear',
      align: 'right',
      render: (_, { compared: { figure, changeOnYear, smallOnYear } }) => (
        <Change figure={figure} change={changeOnYear} small={smallOnYear} />
      ),
    },
  ]
}
