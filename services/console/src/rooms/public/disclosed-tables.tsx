import { Table } from 'antd'
import { useTexts } from '../../shared/settings/texts.ts'
import { Tone } from '../../shared/states/tone.tsx'
import type { Disclosure } from './queries.ts'
import { texts } from './texts.ts'

type Disclosed = Omit<Disclosure['months'][number], 'month'> & { readonly name: string }
type Case = Disclosure['cases'][number]

interface Props {
  readonly label: string
  readonly rows: readonly Disclosed[]
}

/** Numerator and denominator stand with every rate. */
export function DisclosedRates({ label, rows }: Props) {
  const t = useTexts(texts)
  const cell = ({ numerator, denominator, rate }: Disclosed['completed']) =>
    rate === null ? (
      '–'
    ) : (
      <>
        <div>{`${(rate * 100).toFixed(1)}%`}</div>
        <div className="wubu-public-small">{t.outOf(numerator, denominator)}</div>
      </>
    )
  return (
    <Table<Disclosed>
      size="small"
      rowKey="name"
      scroll={{ x: 'max-content' }}
      pagination={{ pageSize: 12, hideOnSinglePage: true, showSizeChanger: false }}
      dataSource={rows}
      columns={[
        { title: label, dataIndex: 'name' },
        {
          title: t.accepted,
          key: 'accepted',
          align: 'right',
          sorter: (one, other) => one.accepted - other.accepted,
          render: (_, { accepted, small }) => (
            <>
              <div>{accepted}</div>
              {small && <Tone tone="grey">{t.small}</Tone>}
            </>
          ),
        },
        {
          title: t.completed,
          key: 'completed',
          align: 'right',
          sorter: (one, other) => (one.completed.rate ?? -1) - (other.completed.rate ?? -1),
          render: (_, { completed }) => cell(completed),
        },
        {
          title: t.onTime,
          key: 'onTime',
          align: 'right',
          sorter: (one, other) => (one.onTime.rate ?? -1) - (other.onTime.rate ?? -1),
          render: (_, { onTime }) => cell(onTime),
        },
      ]}
    />
  )
}

export function DisclosedCases({ cases }: { readonly cases: readonly Case[] }) {
  const t = useTexts(texts)
  const rows = cases.map((one, index) => ({ ...one, key: index }))
  return (
    <Table<(typeof rows)[number]>
      size="small"
      pagination={false}
      dataSource={rows}
      columns={[
        { title: t.item, dataIndex: 'item' },
        { title: t.street, dataIndex: 'street', render: (street: string | null) => street ?? '–' },
        { title: t.completedAt, dataIndex: 'month' },
        {
          title: t.inTime,
          dataIndex: 'inTime',
          render: (inTime: boolean | null) =>
            inTime === null ? (
              t.noLimit
            ) : (
              <Tone tone={inTime ? 'green' : 'red'}>{inTime ? t.inTimeYes : t.inTimeNo}</Tone>
            ),
        },
      ]}
    />
  )
}
