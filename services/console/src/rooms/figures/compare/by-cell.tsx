import { useQuery } from '@tanstack/react-query'
import { Flex, Segmented, Typography } from 'antd'
import { useTexts } from '../../../shared/settings/texts.ts'
import { Loaded } from '../../../shared/states/loaded.tsx'
import { useCellNames } from '../names.ts'
import { FigureChoice } from '../parts/figure-choice.tsx'
import { figureNames } from '../queries.ts'
import { dimensions, oneOf, scopeOfAll, type ViewProps } from '../scope.ts'
import { texts } from '../texts.ts'
import type { ComparedRow } from './compared-columns.tsx'
import { ComparedTable } from './compared-table.tsx'
import { type Comparison, comparisonOf } from './queries.ts'

/** A period has no months to be cut by. */
const cuts = dimensions.filter((dimension) => dimension !== 'month')

interface Props extends ViewProps {
  readonly period: string
}

/** One figure of each unit, community, item or channel, in the same three periods. */
export function ByCell({ state, change, period }: Props) {
  const t = useTexts(texts)
  const nameOf = useCellNames()
  const scope = scopeOfAll(state)
  const by = oneOf(cuts, state.by, 'unit')
  const figure = oneOf(figureNames, state.figure, 'completedOfAccepted')
  const query = useQuery(comparisonOf({ scope, period, figures: [figure], by }))
  const rowsOf = ({ rows }: Comparison): readonly ComparedRow[] =>
    rows
      .flatMap(({ cell: { [by]: value = null }, figures: [compared] }) =>
        compared ? [{ key: value ?? '~', name: nameOf(by, value), cell: { [by]: value }, compared }] : [],
      )
      .sort((a, b) => b.compared.current.denominator - a.compared.current.denominator)
  return (
    <section aria-labelledby="wubu-compare-cut">
      <Typography.Title level={2} id="wubu-compare-cut" className="wubu-subtitle">
        {t.compare.cut(t.figures[figure], t.by[by])}
      </Typography.Title>
      <Flex wrap gap="middle" align="center" className="wubu-gap">
        <Segmented
          aria-label={t.by.label}
          value={by}
          onChange={(next) => change({ by: next, page: '1' })}
          options={cuts.map((value) => ({ value, label: t.by[value] }))}
        />
        <FigureChoice value={figure} onChange={(next) => change({ figure: next, page: '1' })} />
      </Flex>
      <Loaded query={query}>
        {(answer) => (
          <ComparedTable
            {...{ scope, periods: answer.periods }}
            title={t.by[by]}
            rows={rowsOf(answer)}
            page={Number(state.page) || 1}
            onPage={(page) => change({ page: String(page) })}
          />
        )}
      </Loaded>
    </section>
  )
}
