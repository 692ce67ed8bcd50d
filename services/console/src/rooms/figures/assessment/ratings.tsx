import { useQuery } from '@tanstack/react-query'
import { Empty, Table, Typography } from 'antd'
import { Scrollable } from '../../../shared/list/scrollable.tsx'
import { useTexts } from '../../../shared/settings/texts.ts'
import { shortTime } from '../../../shared/settings/times.ts'
import { Loaded } from '../../../shared/states/loaded.tsx'
import { useWords } from '../../../shared/words/words.ts'
import { count, percent } from '../numbers.ts'
import { Small } from '../parts/rate-numbers.tsx'
import type { Rate } from '../queries.ts'
import { texts } from '../texts.ts'
import { type RatedDepartment, ratingsOf } from './queries.ts'

/** 下评上: how the communities rate the departments that worked on requests of theirs; a row opens to each community's rating. */
export function Ratings({ quarter }: { readonly quarter: string }) {
  const t = useTexts(texts).assessment
  const query = useQuery(ratingsOf(quarter))
  return (
    <section aria-labelledby="wubu-ratings">
      <Typography.Title level={2} id="wubu-ratings" className="wubu-subtitle">
        {t.ratings}
      </Typography.Title>
      <Typography.Paragraph type="secondary">{t.ratingsHow}</Typography.Paragraph>
      <Loaded
        query={query}
        isEmpty={({ departments }) => departments.length === 0}
        empty={<Empty description={t.noRatings} />}
      >
        {({ departments }) => (
          <Scrollable>
            <Table<RatedDepartment>
              size="small"
              rowKey="department"
              dataSource={departments}
              scroll={{ x: 'max-content' }}
              pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
              expandable={{ expandedRowRender: ({ communities }) => <Communities communities={communities} /> }}
              columns={[
                { title: t.department, dataIndex: 'name' },
                {
                  title: t.satisfied,
                  key: 'satisfied',
                  align: 'right',
                  render: (_, row) => <Part of={row.satisfied} />,
                },
                {
                  title: t.participation,
                  key: 'participation',
                  align: 'right',
                  render: (_, row) => <Part of={row.participation} />,
                },
              ]}
            />
          </Scrollable>
        )}
      </Loaded>
    </section>
  )
}

function Part({ of: { numerator, denominator } }: { readonly of: Omit<Rate, 'rate'> }) {
  const t = useTexts(texts)
  const rate = { numerator, denominator, rate: denominator === 0 ? null : numerator / denominator }
  return (
    <>
      <div>
        <Small rate={rate} /> {percent(rate.rate, t.noRate)}
      </div>
      <span className="wubu-of">{`${count(numerator)} / ${count(denominator)}`}</span>
    </>
  )
}

function Communities({ communities }: Pick<RatedDepartment, 'communities'>) {
  const t = useTexts(texts)
  const words = useWords()
  return (
    <Table
      size="small"
      rowKey="community"
      dataSource={communities}
      pagination={false}
      columns={[
        { title: t.by.community, dataIndex: 'name' },
        { title: t.assessment.requests, dataIndex: 'requests', align: 'right', render: count },
        {
          title: t.assessment.level,
          dataIndex: 'level',
          render: (level: number | null) => (level === null ? t.assessment.notRated : words.of('level', level)),
        },
        { title: t.assessment.times, dataIndex: 'times', align: 'right' },
        { title: t.assessment.ratedAt, dataIndex: 'ratedAt', render: shortTime },
      ]}
    />
  )
}
