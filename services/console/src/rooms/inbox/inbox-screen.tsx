import { useQuery } from '@tanstack/react-query'
import { Alert, Flex, Segmented, Select, Typography } from 'antd'
import { Decisions } from '../../shared/decisions/decisions.tsx'
import { TabBar } from '../../shared/list/tab-bar.tsx'
import { useListState } from '../../shared/list/use-list-state.ts'
import { useMe } from '../../shared/session/session.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { OwnPosts } from './own-posts.tsx'
import { atFirst, countsQuery, type InboxState, isTaskTab, taskTabs, useStandingIn } from './queries.ts'
import { TaskList } from './task-list.tsx'
import { texts } from './texts.ts'

type Change = (change: Partial<InboxState>) => void

/** What a unit, or the own posts, have to do; tab by tab, with counts. */
export function InboxScreen() {
  const t = useTexts(texts)
  const { role } = useMe()
  const [state, change] = useListState(atFirst)
  const { data } = useQuery(countsQuery(state.whose))
  const standingIn = useStandingIn()
  const tabs = role === 'unit-head' ? ([...taskTabs, 'decisions'] as const) : taskTabs
  return (
    <>
      <Flex justify="space-between" align="center" wrap gap="small">
        <Typography.Title level={1} className="wubu-title">
          {t.title}
        </Typography.Title>
        <Filters state={state} change={change} />
      </Flex>
      <OwnPosts />
      {standingIn.map(({ id, name, a, aName }) => (
        <Alert key={id} type="info" showIcon className="wubu-gap" title={t.acting(name, aName ?? a)} />
      ))}
      <TabBar
        label={t.title}
        value={state.tab}
        onChange={(tab) => change({ tab })}
        tabs={tabs.map((tab) => ({
          value: tab,
          label: t.tabs[tab],
          count: data?.counts[tab],
          isRed: tab === 'overdue',
        }))}
      />
      {isTaskTab(state.tab) ? (
        <TaskList key={state.tab} tab={state.tab} state={state} change={change} standingIn={standingIn} />
      ) : (
        <Decisions cursor={state.cursor} onTurn={(cursor) => change({ cursor })} empty={t.empty.decisions} />
      )}
    </>
  )
}

function Filters({ state, change }: { readonly state: InboxState; readonly change: Change }) {
  const t = useTexts(texts)
  return (
    <Flex gap="small">
      <Segmented
        aria-label={t.whose}
        value={state.whose}
        onChange={(whose) => change({ whose })}
        options={[
          { value: 'unit', label: t.unit },
          { value: 'mine', label: t.mine },
        ]}
      />
      <Select
        aria-label={t.order}
        value={state.order}
        onChange={(order) => change({ order })}
        options={[
          { value: 'due', label: t.byDue },
          { value: 'dispatched', label: t.byDispatch },
        ]}
      />
    </Flex>
  )
}
