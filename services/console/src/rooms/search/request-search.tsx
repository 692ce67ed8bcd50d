import { useQuery } from '@tanstack/react-query'
import { Checkbox, Empty, Input, Select, Typography } from 'antd'
import { DayPicker } from '../../shared/form/day-picker.tsx'
import { PageTurner } from '../../shared/list/page-turner.tsx'
import { useListState } from '../../shared/list/use-list-state.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { Loaded } from '../../shared/states/loaded.tsx'
import { texts as shared } from '../../shared/texts.ts'
import { FoundTable } from './found-table.tsx'
import { atFirst, foundRequests, steps } from './queries.ts'
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
      <div className="wubu-filters wubu-find-filters">
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
        <Select<string>
          aria-label={t.state}
          placeholder={t.state}
          allowClear
          value={state.state === '' ? null : state.state}
          onChange={(step) => change({ state: step ?? '' })}
          options={steps.map((value) => ({ value, label: t.steps[value] }))}
        />
        <DayPicker
          aria-label={t.since}
          placeholder={t.since}
          value={state.since === '' ? null : state.since}
          onChange={(since) => change({ since: since ?? '' })}
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
        {({ requests, total, next }) => (
          <>
            {total !== null && <Typography.Paragraph type="secondary">{t.total(total)}</Typography.Paragraph>}
            <FoundTable requests={requests} />
            <PageTurner cursor={state.cursor} next={next} onTurn={(cursor) => change({ cursor })} />
          </>
        )}
      </Loaded>
    </>
  )
}
