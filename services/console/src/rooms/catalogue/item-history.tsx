import { Table } from 'antd'
import { Scrollable } from '../../shared/list/scrollable.tsx'
import { useTexts } from '../../shared/settings/texts.ts'
import { shortTime } from '../../shared/settings/times.ts'
import { texts as shared } from '../../shared/texts.ts'
import { type ItemDetail, statuses } from './queries.ts'
import { StatusTag } from './status-tag.tsx'
import { texts } from './texts.ts'

type Entry = ItemDetail['history'][number]
const said = ['reason', 'finding', 'responsibility', 'staff', 'funding'] as const

/** Who decided what about the item, the newest first. */
export function ItemHistory({ item: { history } }: { readonly item: ItemDetail }) {
  const t = useTexts(texts)
  const { roles } = useTexts(shared)
  return (
    <Scrollable>
      <Table<Entry & { readonly key: number }>
        size="small"
        rowKey="key"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={history.map((entry, key) => ({ ...entry, key })).toReversed()}
        columns={[
          { title: t.historyOf.when, dataIndex: 'occurredAt', render: shortTime },
          {
            title: t.historyOf.what,
            dataIndex: 'type',
            render: (type: string) => Object.entries(t.events).find(([key]) => key === type)?.[1] ?? type,
          },
          { title: t.historyOf.who, key: 'who', render: (_, { actor }) => actor.name ?? roles[actor.role] },
          {
            title: t.historyOf.status,
            dataIndex: 'status',
            render: (status: string) => {
              const known = statuses.find((one) => one === status)
              return known ? <StatusTag status={known} /> : status
            },
          },
          {
            title: t.historyOf.said,
            key: 'said',
            render: (_, { data }) =>
              said.flatMap((field) => (typeof data[field] === 'string' ? [data[field]] : [])).join(' / '),
          },
        ]}
      />
    </Scrollable>
  )
}
