import { useQuery } from '@tanstack/react-query'
import { Empty, Segmented, Typography } from 'antd'
import { useState } from 'react'
import { PageTurner } from '../../../shared/list/page-turner.tsx'
import { ItemPicker, PlacePicker, UnitPicker } from '../../../shared/reference/pickers.tsx'
import type { Place } from '../../../shared/reference/reference.ts'
import { useMe } from '../../../shared/session/session.ts'
import { useTexts } from '../../../shared/settings/texts.ts'
import { Loaded } from '../../../shared/states/loaded.tsx'
import { texts as shared } from '../../../shared/texts.ts'
import { supervisedRequests } from '../queries.ts'
import { shows, type ViewProps } from '../state.ts'
import { texts } from '../texts.ts'
import { BulkUrge } from './bulk-urge.tsx'
import { RequestTable } from './request-table.tsx'

/** Who may urge; the API says the same. */
const urgers: readonly string[] = ['supervisor', 'dispatcher']

/** What is late, was urged, carded, returned again or left somebody dissatisfied twice. */
export function RequestsView({ state, change }: ViewProps) {
  const t = useTexts(texts)
  const { none } = useTexts(shared).list
  const { role } = useMe()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const query = useQuery(supervisedRequests(state))
  return (
    <>
      <div className="wubu-filters wubu-supervision-filters">
        <Segmented
          className="wubu-wrapping"
          aria-label={t.show}
          value={state.show}
          onChange={(show) => change({ show })}
          options={shows.map((value) => ({ value, label: t.shows[value] }))}
        />
        <UnitPicker
          allowClear
          placeholder={t.unit}
          aria-label={t.unit}
          value={state.unit || null}
          onChange={(unit) => change({ unit: unit ?? '' })}
        />
        <PlacePicker
          allowClear
          placeholder={t.community}
          aria-label={t.community}
          where={isCommunity}
          value={state.community || null}
          onChange={(community) => change({ community: community ?? '' })}
        />
        <ItemPicker
          allowClear
          placeholder={t.item}
          aria-label={t.item}
          value={state.item || null}
          onChange={(item) => change({ item: item ?? '' })}
        />
      </div>
      <Loaded query={query} isEmpty={({ requests }) => requests.length === 0} empty={<Empty description={none} />}>
        {({ requests, total, next }) => (
          <>
            {total !== null && (
              <Typography.Paragraph type="secondary">
                {t.total(total >= 10_000 ? '10,000+' : total.toLocaleString('en-US'))}
              </Typography.Paragraph>
            )}
            <BulkUrge
              selected={requests.filter(({ requestId }) => chosen.includes(requestId))}
              onDone={() => setChosen([])}
            />
            <RequestTable
              chosen={chosen}
              onChoose={urgers.includes(role) ? setChosen : null}
              requests={requests}
              onSupervise={({ requestId }) => change({ case: requestId, cursor: state.cursor })}
            />
            <PageTurner cursor={state.cursor} next={next} onTurn={(cursor) => change({ cursor })} />
          </>
        )}
      </Loaded>
    </>
  )
}

function isCommunity({ kind }: Place): boolean {
  return kind === 'community'
}
