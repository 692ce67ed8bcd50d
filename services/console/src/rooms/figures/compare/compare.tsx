import { useQuery } from '@tanstack/react-query'
import { Flex, Typography } from 'antd'
import { useTexts } from '../../../shared/settings/texts.ts'
import { shortTime } from '../../../shared/settings/times.ts'
import { Loaded } from '../../../shared/states/loaded.tsx'
import { AsOf } from '../parts/as-of.tsx'
import { periodIn, periodNamed } from '../periods.ts'
import { figureNames } from '../queries.ts'
import { scopeOfAll, type ViewProps } from '../scope.ts'
import { texts } from '../texts.ts'
import { ByCell } from './by-cell.tsx'
import { ComparedTable } from './compared-table.tsx'
import { PeriodChoice } from './period-choice.tsx'
import { comparisonOf } from './queries.ts'

/** 环比、同比: every figure of a month or quarter against the one before and that of a year earlier. */
export function Compare({ state, change }: ViewProps) {
  const t = useTexts(texts)
  const scope = scopeOfAll(state)
  const { first, step } = periodIn(state.period, 'month')
  const period = periodNamed(first, step)
  const query = useQuery(comparisonOf({ scope, period, figures: figureNames }))
  return (
    <>
      <Flex wrap gap="middle" align="center" className="wubu-gap">
        <PeriodChoice period={state.period} onChange={(next) => change({ period: next, page: '1' })} />
        <AsOf at={query.data?.at ?? ''} isLive={state.at === ''} />
      </Flex>
      <Loaded query={query}>
        {({ periods, total }) => (
          <>
            <Typography.Paragraph type="secondary">
              {t.compare.how(shortTime(periods.previous.at), shortTime(periods.yearBefore.at))}
            </Typography.Paragraph>
            <ComparedTable
              {...{ scope, periods }}
              title={t.figure}
              rows={total.figures.map((compared) => ({
                key: compared.figure,
                name: t.figures[compared.figure],
                cell: {},
                compared,
              }))}
            />
          </>
        )}
      </Loaded>
      <ByCell {...{ state, change, period }} />
    </>
  )
}
