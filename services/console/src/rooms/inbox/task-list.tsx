import { useQuery } from '@tanstack/react-query'
import { Empty } from 'antd'
import { useState } from 'react'
import { PageTurner } from '../../shared/list/page-turner.tsx'
import { useTexts } from '../../shared/settings/texts.ts'
import { Loaded } from '../../shared/states/loaded.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { type InboxState, keyOf, type Post, type TaskTab, tasksQuery } from './queries.ts'
import { TaskTable } from './task-table.tsx'
import { texts } from './texts.ts'

interface Props {
  readonly tab: TaskTab
  readonly state: InboxState
  readonly change: (change: Partial<InboxState>) => void
  readonly standingIn: readonly Post[]
}

/** The tasks of a tab, a page of them, with what may be done to many at once. */
export function TaskList({ tab, state, change, standingIn }: Props) {
  const t = useTexts(texts)
  const query = useQuery(tasksQuery(state))
  const [chosen, setChosen] = useState<readonly string[]>([])
  return (
    <Loaded
      query={query}
      isEmpty={({ assignments }) => assignments.length === 0}
      empty={<Empty description={t.empty[tab]} />}
    >
      {({ assignments, next }) => {
        const selected = assignments.filter((task) => chosen.includes(keyOf(task)))
        return (
          <>
            {tab !== 'done' && <BulkBar selected={selected} onDone={() => setChosen([])} />}
            <TaskTable
              tab={tab}
              tasks={assignments}
              chosen={selected.map(keyOf)}
              onChoose={setChosen}
              standingIn={standingIn}
            />
            <PageTurner cursor={state.cursor} next={next} onTurn={(cursor) => change({ cursor })} />
          </>
        )
      }}
    </Loaded>
  )
}
