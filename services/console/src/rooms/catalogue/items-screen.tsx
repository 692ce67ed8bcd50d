import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Empty, Flex, Input, Select, Typography } from 'antd'
import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import { useListState } from '../../shared/list/use-list-state.ts'
import { useNameSearch } from '../../shared/reference/name-picker.tsx'
import { useMe } from '../../shared/session/session.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { Loaded } from '../../shared/states/loaded.tsx'
import { texts as shared } from '../../shared/texts.ts'
import { ItemsTable } from './items-table.tsx'
import { type ItemRow, itemsQuery, statuses } from './queries.ts'
import { texts } from './texts.ts'

const atFirst = { q: '', status: '', reviewDue: '', page: '1' }
const none: readonly ItemRow[] = []

/** 公共服务事项清单: every item, and where its admission stands. */
export function ItemsScreen() {
  const t = useTexts(texts)
  const [state, change] = useListState(atFirst)
  const query = useQuery(itemsQuery(state))
  const shown = useFound(query.data?.items ?? none, state.q)
  return (
    <>
      <Flex justify="space-between" wrap gap="small">
        <Typography.Title level={1} className="wubu-title">
          {t.items.title}
        </Typography.Title>
        <NewItemButton />
      </Flex>
      <div className="wubu-filters">
        <Input.Search
          key={state.q}
          className="wubu-filter-text"
          aria-label={t.items.q}
          placeholder={t.items.q}
          defaultValue={state.q}
          maxLength={40}
          allowClear
          onSearch={(q) => change({ q: q.trim(), page: '1' })}
        />
        <Select
          className="wubu-limit-unit"
          aria-label={t.items.status}
          value={state.status}
          onChange={(status) => change({ status, page: '1' })}
          options={[
            { value: '', label: t.items.anyStatus },
            ...statuses.map((value) => ({ value, label: t.statuses[value] })),
          ]}
        />
        <Checkbox
          className="wubu-filter-check"
          checked={state.reviewDue === 'true'}
          onChange={({ target }) => change({ reviewDue: target.checked ? 'true' : '', page: '1' })}
        >
          {t.items.reviewDue}
        </Checkbox>
      </div>
      <Loaded query={query} isEmpty={() => shown.length === 0} empty={<NothingFound />}>
        {() => <ItemsTable items={shown} page={Number(state.page)} onPage={(page) => change({ page: String(page) })} />}
      </Loaded>
    </>
  )
}

function NothingFound() {
  return <Empty description={useTexts(shared).list.none} />
}

function NewItemButton() {
  const t = useTexts(texts).items
  const { role } = useMe()
  const navigate = useNavigate()
  if (role !== 'unit-head' && role !== 'admin') return null
  return (
    <Button type="primary" onClick={() => void navigate('/catalogue/new')}>
      {role === 'admin' ? t.register : t.propose}
    </Button>
  )
}

function useFound(items: readonly ItemRow[], q: string): readonly ItemRow[] {
  const entries = useMemo(() => items.map((item) => ({ ...item, id: item.code })), [items])
  const search = useNameSearch(entries)
  return q === '' ? items : (search?.find(q, items.length) ?? items)
}
