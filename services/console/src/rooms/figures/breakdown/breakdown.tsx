import { Flex, Table } from 'antd'
import { Scrollable } from '../../../shared/list/scrollable.tsx'
import { Loaded } from '../../../shared/states/loaded.tsx'
import { useCellNames } from '../names.ts'
import { AsOf } from '../parts/as-of.tsx'
import { type FigureRow, instantOf, useFigureRows } from '../rows.ts'
import { scopeOf, type ViewProps } from '../scope.ts'
import { ByChoice } from './by-choice.tsx'
import { useBreakdownColumns } from './columns.tsx'

/** All figures of each unit, community, item, channel or month. */
export function Breakdown({ state, change }: ViewProps) {
  const nameOf = useCellNames()
  const scope = scopeOf(state)
  const found = useFigureRows(scope, state.by)
  const columns = useBreakdownColumns({ state, change, nameOf, instant: (figure) => instantOf(figure, found) })
  const sorted = [...found.rows].sort((a, b) =>
    state.by === 'month' ? (b.value ?? '').localeCompare(a.value ?? '') : b.accepted - a.accepted,
  )
  return (
    <>
      <Flex wrap gap="middle" align="center" className="wubu-gap">
        <ByChoice state={state} change={change} />
        <AsOf at={found.at} isLive={state.at === ''} />
      </Flex>
      <Loaded query={found.completion}>
        {() => (
          <Scrollable>
            <Table<FigureRow>
              size="small"
              rowKey={({ value }) => value ?? '~'}
              dataSource={sorted}
              columns={columns}
              scroll={{ x: 'max-content' }}
              pagination={{
                pageSize: 20,
                current: Number(state.page) || 1,
                showSizeChanger: false,
                hideOnSinglePage: true,
              }}
              onChange={({ current }, _filters, sorter) => {
                const { columnKey, order } = Array.isArray(sorter) ? (sorter[0] ?? {}) : sorter
                const sort = order ? `${order === 'ascend' ? '' : '-'}${String(columnKey)}` : ''
                change({ page: String(sort === state.sort ? (current ?? 1) : 1), sort })
              }}
            />
          </Scrollable>
        )}
      </Loaded>
    </>
  )
}
