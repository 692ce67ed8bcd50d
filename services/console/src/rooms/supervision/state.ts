import { useListState } from '../../shared/list/use-list-state.ts'

export const shows = ['overdue', 'dueSoon', 'escalated', 'red', 'yellow', 'urged', 'returned'] as const
export type Show = (typeof shows)[number]
const views = ['requests', 'board', 'units'] as const
export type View = (typeof views)[number]

const atFirst = {
  view: 'requests',
  show: 'overdue',
  unit: '',
  community: '',
  item: '',
  crossedOff: 'false',
  late: '',
  cursor: '',
  /** The request that is open in the drawer. */
  case: '',
}

export function useSupervisionState() {
  const [state, change] = useListState(atFirst)
  const view = views.find((one) => one === state.view) ?? 'requests'
  const show = shows.find((one) => one === state.show) ?? 'overdue'
  return [{ ...state, view, show }, change] as const
}

export type SupervisionState = ReturnType<typeof useSupervisionState>[0]
export interface ViewProps {
  readonly state: SupervisionState
  readonly change: ReturnType<typeof useSupervisionState>[1]
}
