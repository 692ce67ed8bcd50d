import { useQuery } from '@tanstack/react-query'
import { Checkbox, Empty, Segmented } from 'antd'
import { PageTurner } from '../../../shared/list/page-turner.tsx'
import { UnitPicker } from '../../../shared/reference/pickers.tsx'
import { useTexts } from '../../../shared/settings/texts.ts'
import { Loaded } from '../../../shared/states/loaded.tsx'
import { boardOf } from '../queries.ts'
import type { ViewProps } from '../state.ts'
import { texts } from '../texts.ts'
import { TaskCard } from './task-card.tsx'

/** 挂牌销号: what hangs, and what was crossed off. */
export function BoardView({ state, change }: ViewProps) {
  const t = useTexts(texts)
  const query = useQuery(boardOf(state))
  const isCrossedOff = state.crossedOff === 'true'
  return (
    <>
      <div className="wubu-filters wubu-supervision-filters">
        <Segmented
          aria-label={t.show}
          value={state.crossedOff}
          onChange={(crossedOff) => change({ crossedOff, late: '' })}
          options={[
            { value: 'false', label: t.board.hanging },
            { value: 'true', label: t.board.crossedOff },
          ]}
        />
        <UnitPicker
          allowClear
          placeholder={t.unit}
          aria-label={t.unit}
          value={state.unit || null}
          onChange={(unit) => change({ unit: unit ?? '' })}
        />
        {!isCrossedOff && (
          <Checkbox
            className="wubu-filter-check"
            checked={state.late === 'true'}
            onChange={({ target }) => change({ late: target.checked ? 'true' : '' })}
          >
            {t.board.lateOnly}
          </Checkbox>
        )}
      </div>
      <Loaded
        query={query}
        isEmpty={({ tasks }) => tasks.length === 0}
        empty={<Empty description={isCrossedOff ? t.board.noneCrossedOff : t.board.none} />}
      >
        {({ tasks, next }) => (
          <>
            <ul className="wubu-board">
              {tasks.map((task) => (
                <TaskCard
                  key={`${task.requestId} ${task.hungUpAt}`}
                  task={task}
                  onSupervise={() => change({ case: task.requestId, cursor: state.cursor })}
                />
              ))}
            </ul>
            <PageTurner cursor={state.cursor} next={next} onTurn={(cursor) => change({ cursor })} />
          </>
        )}
      </Loaded>
    </>
  )
}
