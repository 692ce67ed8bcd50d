import { useQuery } from '@tanstack/react-query'
import { Card, Table } from 'antd'
import { Scrollable } from '../../../shared/list/scrollable.tsx'
import { useNames } from '../../../shared/reference/reference.ts'
import { useTexts } from '../../../shared/settings/texts.ts'
import { Loaded } from '../../../shared/states/loaded.tsx'
import { useWords } from '../../../shared/words/words.ts'
import { count, hours } from '../numbers.ts'
import { AsOf } from '../parts/as-of.tsx'
import { CaseLink } from '../parts/case-link.tsx'
import { returnsOf } from '../queries.ts'
import { scopeOf, type ViewProps } from '../scope.ts'
import { texts } from '../texts.ts'

/** 退单归因: who returned what and why, and what went back more than once. */
export function Returns({ state }: ViewProps) {
  const t = useTexts(texts)
  const words = useWords()
  const names = useNames()
  const scope = scopeOf(state)
  const query = useQuery(returnsOf(scope))
  return (
    <Loaded query={query}>
      {({ at, rows, bounced, total }) => (
        <>
          <div className="wubu-gap">
            <AsOf at={at} isLive={state.at === ''} />
          </div>
          <div className="wubu-figures-pair">
            <Scrollable>
              <Table
                size="small"
                rowKey={({ unit, reason }) => `${unit} ${reason}`}
                dataSource={[...rows].sort((a, b) => b.returned - a.returned)}
                scroll={{ x: 'max-content' }}
                pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
                columns={[
                  { title: t.by.unit, dataIndex: 'unit', render: names.unit },
                  {
                    title: t.returns.reason,
                    dataIndex: 'reason',
                    render: (reason: string) => words.of('returnReason', reason),
                  },
                  {
                    title: t.returns.returned,
                    key: 'returned',
                    align: 'right',
                    render: (_, { unit, reason, returned }) => (
                      <CaseLink scope={scope} target={{ of: 'returns', unit, reason, at }}>
                        {count(returned)}
                      </CaseLink>
                    ),
                  },
                  {
                    title: t.returns.minutes,
                    dataIndex: 'minutes',
                    align: 'right',
                    render: (minutes: number) => t.times.hours(hours(minutes)),
                  },
                ]}
                summary={() => (
                  <Table.Summary.Row>
                    <Table.Summary.Cell index={0} colSpan={2}>
                      {t.total}
                    </Table.Summary.Cell>
                    <Table.Summary.Cell index={2} align="right">
                      <CaseLink scope={scope} target={{ of: 'returns', at }}>
                        {count(total.returned)}
                      </CaseLink>
                    </Table.Summary.Cell>
                    <Table.Summary.Cell index={3} align="right">
                      {t.times.hours(hours(total.minutes))}
                    </Table.Summary.Cell>
                  </Table.Summary.Row>
                )}
              />
            </Scrollable>
            <Card size="small" title={<h2>{t.returns.bounced}</h2>}>
              <Table
                size="small"
                rowKey="times"
                dataSource={bounced}
                pagination={false}
                showHeader={false}
                columns={[
                  { title: t.returns.returned, dataIndex: 'times', render: t.returns.timesReturned },
                  {
                    title: t.returns.returned,
                    key: 'requests',
                    align: 'right',
                    render: (_, { times, requests }) => (
                      <CaseLink scope={scope} target={{ of: 'returns', times: String(times), at }}>
                        {t.returns.requests(count(requests))}
                      </CaseLink>
                    ),
                  },
                ]}
              />
            </Card>
          </div>
        </>
      )}
    </Loaded>
  )
}
