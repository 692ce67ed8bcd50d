import { Table } from 'antd'
import { Scrollable } from '../../../shared/list/scrollable.tsx'
import type { Scope } from '../scope.ts'
import { type ComparedRow, useComparedColumns } from './compared-columns.tsx'
import type { Comparison } from './queries.ts'

interface Props {
  readonly scope: Scope
  readonly periods: Comparison['periods']
  readonly title: string
  readonly rows: readonly ComparedRow[]
  readonly page?: number
  readonly onPage?: (page: number) => void
}

export function ComparedTable({ rows, page = 1, onPage, ...given }: Props) {
  const columns = useComparedColumns(given)
  return (
    <Scrollable>
      <Table<ComparedRow>
        size="small"
        rowKey="key"
        dataSource={rows}
        columns={columns}
        scroll={{ x: 'max-content' }}
        pagination={{
          pageSize: 20,
          current: page,
          showSizeChanger: false,
          hideOnSinglePage: true,
          ...(onPage && { onChange: onPage }),
        }}
      />
    </Scrollable>
  )
}
