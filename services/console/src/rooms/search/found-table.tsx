import type { ReplyOf, Routes } from '@wubu/contract'
import { Table } from 'antd'
import { useNames } from '../../shared/reference/reference.ts'
import { DueTag } from '../../shared/request/due-tag.tsx'
import { RequestLink } from '../../shared/request/request-link.tsx'
import { StateTag } from '../../shared/request/state-tag.tsx'
import { useTexts } from '../../shared/settings/texts.ts'
import { shortTime } from '../../shared/settings/times.ts'
import { texts } from './texts.ts'

type Row = ReplyOf<Routes['listRequests']>['requests'][number]

export function FoundTable({ requests }: { readonly requests: readonly Row[] }) {
  const t = useTexts(texts)
  const names = useNames()
  return (
    <Table<Row>
      size="small"
      rowKey="requestId"
      pagination={false}
      className="wubu-wide"
      dataSource={requests}
      columns={[
        {
          title: t.receipt,
          key: 'receipt',
          render: (_, row) => (
            <>
              <RequestLink {...row} />
              <div className="wubu-only-phone">{names.item(row.item)}</div>
            </>
          ),
        },
        { title: t.state, dataIndex: 'state', render: (state: string) => <StateTag state={state} /> },
        { title: t.dueAt, key: 'due', render: (_, row) => <DueTag colour={row.dueColour} dueAt={row.nextDueAt} /> },
        { title: t.item, dataIndex: 'item', responsive: ['sm'], render: names.item },
        { title: t.place, dataIndex: 'place', responsive: ['sm'], render: names.place },
        { title: t.unit, dataIndex: 'unit', responsive: ['md'], render: names.unit },
        {
          title: t.registered,
          dataIndex: 'registeredAt',
          className: 'wubu-number',
          responsive: ['md'],
          render: shortTime,
        },
      ]}
    />
  )
}
