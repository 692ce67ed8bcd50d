import { Table } from 'antd'
import { Link } from 'react-router'
import { useNames } from '../../shared/reference/reference.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { shortDay } from '../../shared/settings/times.ts'
import { useWords } from '../../shared/words/words.ts'
import type { ItemRow } from './queries.ts'
import { StatusTag } from './status-tag.tsx'
import { texts } from './texts.ts'

interface Props {
  readonly items: readonly ItemRow[]
  readonly page: number
  readonly onPage: (page: number) => void
}

export function ItemsTable({ items, page, onPage }: Props) {
  const t = useTexts(texts).items
  const names = useNames()
  const words = useWords()
  return (
    <Table<ItemRow>
      size="small"
      rowKey="code"
      scroll={{ x: 'max-content' }}
      dataSource={items}
      pagination={{ current: page, pageSize: 20, showSizeChanger: false, onChange: onPage, showTotal: t.count }}
      columns={[
        {
          title: t.name,
          dataIndex: 'name',
          render: (name: string, { code }) => <Link to={`/catalogue/items/${encodeURIComponent(code)}`}>{name}</Link>,
        },
        { title: t.code, dataIndex: 'code', className: 'wubu-number' },
        { title: t.status, dataIndex: 'status', render: (_, { status }) => <StatusTag status={status} /> },
        { title: t.unit, dataIndex: 'defaultUnit', render: names.unit },
        {
          title: t.promised,
          key: 'promised',
          render: (_, { limits: { promised, legal } }) => {
            const limit = promised ?? legal
            return limit === null ? '–' : words.limit(limit)
          },
        },
        { title: t.reviewDueAt, key: 'due', render: (_, item) => shortDay(item.rectifyBy ?? item.reviewDueAt) },
        { title: t.version, dataIndex: 'version', align: 'right' },
      ]}
    />
  )
}
