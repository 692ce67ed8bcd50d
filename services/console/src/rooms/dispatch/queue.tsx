import { useQuery } from '@tanstack/react-query'
import { Empty } from 'antd'
import { useState } from 'react'
import { PageTurner } from '../../shared/list/page-turner.tsx'
import { useTexts } from '../../shared/settings/texts.ts'
import { Loaded } from '../../shared/states/loaded.tsx'
import { BulkDispatch } from './bulk-dispatch.tsx'
import { type DispatchState, type QueueTab, queueQuery, type Row, useSuggestions } from './queries.ts'
import { QueueTable } from './queue-table.tsx'
import { texts } from './texts.ts'

interface Props {
  readonly tab: QueueTab
  readonly state: DispatchState
  readonly change: (change: Partial<DispatchState>) => void
}

export function Queue({ tab, state, change }: Props) {
  const t = useTexts(texts)
  const query = useQuery(queueQuery(tab, state))
  return (
    <Loaded
      query={query}
      isEmpty={({ requests }) => requests.length === 0}
      empty={<Empty description={t.empty[tab]} />}
    >
      {({ requests, next }) => (
        <>
          <Requests tab={tab} requests={requests} />
          <PageTurner cursor={state.cursor} next={next} onTurn={(cursor) => change({ cursor })} />
        </>
      )}
    </Loaded>
  )
}

function Requests({ tab, requests }: { readonly tab: QueueTab; readonly requests: readonly Row[] }) {
  const [chosen, setChosen] = useState<readonly string[]>([])
  const suggestions = useSuggestions(tab === 'triage' ? requests : [])
  const selected = requests.filter(({ requestId }) => chosen.includes(requestId))
  return (
    <>
      <BulkDispatch selected={selected} suggestions={suggestions} onDone={() => setChosen([])} />
      <QueueTable
        tab={tab}
        requests={requests}
        suggestions={suggestions}
        chosen={selected.map(({ requestId }) => requestId)}
        onChoose={setChosen}
      />
    </>
  )
}
