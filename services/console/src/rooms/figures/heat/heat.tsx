import { useQuery } from '@tanstack/react-query'
import { Flex, Select, Table, type TableColumnType, Typography } from 'antd'
import { Scrollable } from '../../../shared/list/scrollable.tsx'
import { useTexts } from '../../../shared/settings/texts.ts'
import { Loaded } from '../../../shared/states/loaded.tsx'
import { useCellNames } from '../names.ts'
import { AsOf } from '../parts/as-of.tsx'
import { completionNames, completionOf } from '../queries.ts'
import { oneOf, scopeOf, type ViewProps } from '../scope.ts'
import { texts } from '../texts.ts'
import { HeatCell } from './heat-cell.tsx'
import { type HeatRow, heatOf, mostCommunities } from './heat-rows.ts'

const measures = ['accepted', ...completionNames] as const

/** Communities × departments: a table whose cells are tinted by their number, and open to it. */
export function Heat({ state, change }: ViewProps) {
  const t = useTexts(texts)
  const nameOf = useCellNames()
  const scope = scopeOf(state)
  const measure = oneOf(measures, state.measure, 'accepted')
  const query = useQuery(completionOf(scope, ['community', 'unit']))
  const { units, rows, communities, most } = heatOf(query.data?.rows ?? [])
  const at = query.data?.at ?? ''
  return (
    <>
      <Flex wrap gap="middle" align="center" className="wubu-gap">
        <Select
          aria-label={t.heat.measure}
          className="wubu-figure-choice"
          value={measure}
          onChange={(next) => change({ measure: next })}
          options={measures.map((value) => ({
            value,
            label: value === 'accepted' ? t.heat.accepted : t.figures[value],
          }))}
        />
        <AsOf at={at} isLive={state.at === ''} />
        {communities > mostCommunities && (
          <Typography.Text type="secondary">{t.heat.more(mostCommunities, communities)}</Typography.Text>
        )}
      </Flex>
      <Loaded query={query}>
        {() => (
          <Scrollable>
            <Table<HeatRow>
              size="small"
              bordered
              className="wubu-heat"
              rowKey={({ community }) => community ?? '~'}
              dataSource={rows}
              pagination={false}
              sticky={{ offsetHeader: 52 }}
              scroll={{ x: 'max-content' }}
              columns={[
                {
                  title: t.heat.community,
                  key: 'community',
                  fixed: 'left',
                  render: (_, { community }) => nameOf('community', community),
                },
                ...units.map(
                  (unit): TableColumnType<HeatRow> => ({
                    title: nameOf('unit', unit),
                    key: unit ?? '~',
                    align: 'right',
                    render: (_, { community, cells }) => (
                      <HeatCell
                        {...{ scope, at, measure, most }}
                        figures={cells.get(unit)}
                        cell={{ community, unit }}
                      />
                    ),
                  }),
                ),
              ]}
            />
          </Scrollable>
        )}
      </Loaded>
    </>
  )
}
