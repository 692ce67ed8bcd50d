import { useQuery } from '@tanstack/react-query'
import { Flex, Select, Typography } from 'antd'
import { Decisions } from '../../shared/decisions/decisions.tsx'
import { TabBar } from '../../shared/list/tab-bar.tsx'
import { useListState } from '../../shared/list/use-list-state.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { texts as shared } from '../../shared/texts.ts'
import { atFirst, colours, counts, type DispatchState, isQueue, tabs } from './queries.ts'
import { Queue } from './queue.tsx'
import { texts } from './texts.ts'

/** What waits at the dispatch centre: to be given to units, and for a word about returns and extensions. */
export function DispatchScreen() {
  const t = useTexts(texts)
  const [state, change] = useListState(atFirst)
  const { data } = useQuery(counts)
  return (
    <>
      <Flex justify="space-between" align="center" wrap gap="small">
        <Typography.Title level={1} className="wubu-title">
          {t.title}
        </Typography.Title>
        {isQueue(state.tab) && <Filters state={state} change={change} />}
      </Flex>
      <TabBar
        label={t.title}
        value={state.tab}
        onChange={(tab) => change({ tab })}
        tabs={tabs.map((tab) => ({ value: tab, label: t.tabs[tab], count: data?.counts[tab] }))}
      />
      {isQueue(state.tab) ? (
        <Queue key={state.tab} tab={state.tab} state={state} change={change} />
      ) : (
        <Decisions cursor={state.cursor} onTurn={(cursor) => change({ cursor })} empty={t.empty.decisions} />
      )}
    </>
  )
}

interface FilterProps {
  readonly state: DispatchState
  readonly change: (change: Partial<DispatchState>) => void
}

function Filters({ state, change }: FilterProps) {
  const t = useTexts(texts)
  const { due } = useTexts(shared)
  return (
    <Flex gap="small" wrap>
      <Select
        aria-label={t.colour}
        value={state.colour}
        onChange={(colour) => change({ colour })}
        popupMatchSelectWidth={false}
        options={[{ value: '', label: t.anyColour }, ...colours.map((value) => ({ value, label: due[value] }))]}
      />
      <Select
        aria-label={t.order}
        value={state.order}
        onChange={(order) => change({ order })}
        options={[
          { value: 'due', label: t.byDue },
          { value: 'oldest', label: t.byAge },
        ]}
      />
    </Flex>
  )
}
