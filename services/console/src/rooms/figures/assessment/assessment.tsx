import { useQuery } from '@tanstack/react-query'
import { DatePicker, Empty, Flex, Typography } from 'antd'
import { useMe } from '../../../shared/session/session.ts'
import { useTexts } from '../../../shared/settings/texts.ts'
import { Loaded } from '../../../shared/states/loaded.tsx'
import { AsOf } from '../parts/as-of.tsx'
import { periodIn, periodNamed } from '../periods.ts'
import { isNothing, scopeOfAll, type ViewProps } from '../scope.ts'
import { texts } from '../texts.ts'
import { AssessmentTable } from './assessment-table.tsx'
import { assessmentOf } from './queries.ts'
import { Ratings } from './ratings.tsx'

/** 季度考评: each unit's score, and how many points each figure gave it; below, how communities rate the departments. */
export function Assessment({ state, change }: ViewProps) {
  const t = useTexts(texts)
  const { role } = useMe()
  const quarter = periodNamed(periodIn(state.period, 'quarter').first, 'quarter')
  const { first } = periodIn(quarter, 'quarter')
  const scope = {
    ...scopeOfAll({ ...state, community: '', item: '', channel: '' }),
    from: first.format('YYYY-MM-DD'),
    to: first.add(3, 'month').subtract(1, 'day').format('YYYY-MM-DD'),
  }
  const query = useQuery(assessmentOf({ scope, quarter, unit: isNothing(state.unit) ? '' : state.unit }))
  return (
    <>
      <Flex wrap gap="middle" align="center" className="wubu-gap">
        <DatePicker
          aria-label={t.by.quarter}
          picker="quarter"
          allowClear={false}
          value={first}
          onChange={(day) => day && change({ period: periodNamed(day, 'quarter') })}
        />
        <AsOf at={query.data?.at ?? ''} isLive={state.at === ''} />
      </Flex>
      <Loaded query={query} isEmpty={({ rows }) => rows.length === 0} empty={<Empty description={t.assessment.none} />}>
        {({ at, weightsVersion, rows, total }) => (
          <>
            <Typography.Paragraph type="secondary">
              {weightsVersion === null ? t.assessment.byDefault : t.assessment.version(weightsVersion)}
              {t.assessment.how}
            </Typography.Paragraph>
            <AssessmentTable {...{ at, rows, total, scope }} />
          </>
        )}
      </Loaded>
      {role !== 'admin' && <Ratings quarter={quarter} />}
    </>
  )
}
