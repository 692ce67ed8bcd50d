import { useQuery } from '@tanstack/react-query'
import { Checkbox, Empty, Input, Select, Typography } from 'antd'
import { PageTurner } from '../../shared/list/page-turner.tsx'
import { useListState } from '../../shared/list/use-list-state.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { Loaded } from '../../shared/states/loaded.tsx'
import { texts as shared } from '../../shared/texts.ts'
import { FoundTable } from './found-table.tsx'
import { atFirst, foundRequests } from './queries.ts'
import { texts } from './texts.ts'

export function RequestSearch() {
  const t = useTexts(texts)
  const { none } = useTexts(shared).list
  const [state, change] = useListState(atFirst)
  const query = useQuery(foundRequests(state))
  return (
    <>
      <Typography.Title level={1} className="wubu-title">
        {t.title}
      </Typography.Title>
      <div className="wubu-filters">
        <Input.Search
          key={state.q}
          className="wubu-filter-text"
          aria-label={t.q}
          placeholder={t.q}
          defaultValue={state.q}
          maxLength={40}
          allowClear
          onSearch={(q) => change({ q: q.trim() })}
        />
        <Select
          aria-label={t.order}
          value={state.order}
          onChange={(order) => change({ order })}
          options={[
            { value: 'registered', label: t.newest },
            { value: 'oldest', label: t.oldest },
            { value: 'due', label: t.due },
          ]}
        />
        <Checkbox
          className="wubu-filter-check"
          checked={state.overdue === 'true'}
          onChange={({ target }) => change({ overdue: target.checked ? 'true' : '' })}
        >
          {t.overdueOnly}
        </Checkbox>
      </div>
      <Loaded query={query} isEmpty={({ requests }) => requests.length === 0} empty={<Empty description={none} />}>
        {({ requests, next }) => (
          <>
            <FoundTable requests={requests} />
            <PageTurner cursor={state.cursor} next={next} onTurn={(cursor) => change({ cursor })} />
          </>
        )}
      </Loaded>
    </>
  )
}
