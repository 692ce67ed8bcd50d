import { Typography } from 'antd'
import { ViewChoice } from '../../shared/list/view-choice.tsx'
import { useTexts } from '../../shared/settings/texts.ts'
import { BoardView } from './board/board-view.tsx'
import { CaseDrawer } from './drawer/case-drawer.tsx'
import { RequestsView } from './requests/requests-view.tsx'
import { useSupervisionState, type View } from './state.ts'
import { texts } from './texts.ts'
import { UnitsView } from './units/units-view.tsx'
import './supervision.css'

const shown = { requests: RequestsView, board: BoardView, units: UnitsView } as const satisfies Record<View, unknown>
const order: readonly View[] = ['requests', 'board', 'units']

export function SupervisionScreen() {
  const t = useTexts(texts)
  const [state, change] = useSupervisionState()
  const Shown = shown[state.view]
  return (
    <>
      <Typography.Title level={1} className="wubu-title">
        {t.title}
      </Typography.Title>
      <ViewChoice
        label={t.view}
        value={state.view}
        onChange={(view) => change({ view })}
        options={order.map((value) => ({ value, label: t.views[value] }))}
      />
      <Shown state={state} change={change} />
      {state.case !== '' && (
        <CaseDrawer key={state.case} id={state.case} onClose={() => change({ case: '', cursor: state.cursor })} />
      )}
    </>
  )
}
