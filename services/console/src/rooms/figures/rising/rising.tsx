import { useQuery } from '@tanstack/react-query'
import { Alert, DatePicker, Empty, Flex, Segmented, Table, Typography } from 'antd'
import dayjs from 'dayjs'
import { Scrollable } from '../../../shared/list/scrollable.tsx'
import { useNames } from '../../../shared/reference/reference.ts'
import { useTexts } from '../../../shared/settings/texts.ts'
import { today } from '../../../shared/settings/times.ts'
import { Loaded } from '../../../shared/states/loaded.tsx'
import { count } from '../numbers.ts'
import { AsOf } from '../parts/as-of.tsx'
import { CaseLink } from '../parts/case-link.tsx'
import { trendsOf } from '../queries.ts'
import { scopeOfAll, type ViewProps } from '../scope.ts'
import { texts } from '../texts.ts'

/** 民情研判: what is asked for more than before, and where. */
export function Rising({ state, change }: ViewProps) {
  const t = useTexts(texts).rising
  const names = useNames()
  const day = state.day === '' ? today() : state.day
  const days = Math.min(7, Math.max(1, Number(state.days) || 7))
  const of = state.of === 'grid' ? ('grid' as const) : ('community' as const)
  const query = useQuery(trendsOf({ day, days, of }))
  const nothing = { ...scopeOfAll(state), from: '', to: '', unit: '', community: '', item: '', channel: '' }
  return (
    <>
      <Flex wrap gap="middle" align="center" className="wubu-gap">
        <DatePicker
          aria-label={t.day}
          allowClear={false}
          value={dayjs(day)}
          onChange={(next) => change({ day: next?.format('YYYY-MM-DD') ?? '' })}
        />
        <Segmented
          aria-label={t.days}
          value={String(days)}
          onChange={(next) => change({ days: next })}
          options={['1', '3', '7'].map((value) => ({ value, label: t.lastDays(Number(value)) }))}
        />
        <Segmented
          aria-label={t.of}
          value={of}
          onChange={(next) => change({ of: next })}
          options={[
            { value: 'community', label: t.community },
            { value: 'grid', label: t.grid },
          ]}
        />
      </Flex>
      <Loaded query={query}>
        {({ at, rising, test, tested, complete }) => (
          <>
            <Typography.Paragraph type="secondary">
              <AsOf at={at} isLive /> {t.how(test.weeks, `${test.falseDiscoveryRate * 100}%`, test.fewest)}{' '}
              {t.tested(tested)}
            </Typography.Paragraph>
            {!complete && <Alert type="warning" showIcon title={t.incomplete} className="wubu-gap" />}
            {rising.length === 0 ? (
              <Empty description={t.nothing} />
            ) : (
              <Scrollable>
                <Table
                  size="small"
                  rowKey={({ item, place }) => `${item} ${place}`}
                  dataSource={rising}
                  scroll={{ x: 'max-content' }}
                  pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
                  columns={[
                    { title: t.item, dataIndex: 'item', render: names.item },
                    { title: t.place, dataIndex: 'place', render: names.place },
                    {
                      title: t.current,
                      key: 'current',
                      align: 'right',
                      render: (_, { item, place, current }) => (
                        <CaseLink
                          scope={nothing}
                          target={{
                            of: 'trend',
                            level: of,
                            day,
                            days: String(days),
                            item: item ?? '',
                            place: place ?? '',
                            at,
                          }}
                        >
                          {count(current)}
                        </CaseLink>
                      ),
                    },
                    { title: t.before, dataIndex: 'before', align: 'right', render: count },
                    {
                      title: t.usual,
                      key: 'usual',
                      align: 'right',
                      render: (_, { before }) => (before / test.weeks).toFixed(1),
                    },
                    {
                      title: t.times,
                      key: 'times',
                      align: 'right',
                      render: (_, { current, before }) =>
                        before === 0 ? '–' : `× ${((current * test.weeks) / before).toFixed(1)}`,
                    },
                    {
                      title: t.adjusted,
                      dataIndex: 'adjusted',
                      align: 'right',
                      render: (adjusted: number) => (adjusted < 0.001 ? '< 0.1%' : `${(adjusted * 100).toFixed(1)}%`),
                    },
                  ]}
                />
              </Scrollable>
            )}
          </>
        )}
      </Loaded>
    </>
  )
}
