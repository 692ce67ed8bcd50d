import { useListState } from '../../shared/list/use-list-state.ts'

/** What the figures are of, as it stands in the URL; empty where it is not narrowed. */
export type Scope = {
  /** Local days of acceptance, such as `2026-03-02`, both inclusive. */
  readonly from: string
  readonly to: string
  /** ISO 8601; empty for now. */
  readonly at: string
  /** A position of the log: by what was written up to there; empty for all that is. */
  readonly known: string
  readonly unit: string
  readonly community: string
  readonly item: string
  readonly channel: string
}

/** In the URL, those that have none of a thing, such as requests that no unit leads: no name begins like this. */
const nothing = '~'

/** In the order in which they are offered. */
export const views = [
  'overview',
  'breakdown',
  'ranking',
  'compare',
  'trend',
  'heat',
  'rising',
  'returns',
  'assessment',
] as const
export type View = (typeof views)[number]
export const dimensions = ['unit', 'community', 'item', 'channel', 'month'] as const
type Dimension = (typeof dimensions)[number]
const steps = ['day', 'month', 'quarter'] as const
type Step = (typeof steps)[number]
/** What a cell is called by. */
export type CellName = Dimension | Step

const atFirst = {
  from: '',
  to: '',
  at: '',
  known: '',
  unit: '',
  community: '',
  item: '',
  channel: '',
  view: 'overview',
  by: 'unit',
  figure: 'completedOfAccepted',
  step: 'month',
  measure: 'accepted',
  sort: '',
  page: '1',
  day: '',
  days: '7',
  period: '',
  of: 'community',
}

/** All that the screen remembers. */
export function useFiguresState() {
  const [state, change] = useListState(atFirst)
  const view = oneOf(views, state.view, 'overview')
  const by = oneOf(dimensions, state.by, 'unit')
  const step = oneOf(steps, state.step, 'month')
  return [{ ...state, view, by, step }, change] as const
}

export type FiguresState = ReturnType<typeof useFiguresState>[0]

/** What each view is given. */
export interface ViewProps {
  readonly state: FiguresState
  readonly change: ReturnType<typeof useFiguresState>[1]
}

/** The part of a query that narrows: as the API takes it. */
export function asked(filters: Readonly<Record<string, string>>) {
  const given = Object.entries(filters).filter(([, value]) => value !== '')
  return Object.fromEntries(given.map(([key, value]) => [key, value === nothing ? '' : value]))
}

export function scopeOf({ from, to, at, known, unit, community, item, channel }: Scope): Scope {
  return { from, to, at, known, unit, community, item, channel }
}

/** For what the API answers by all that is known alone: comparison, assessment and trends. */
export function scopeOfAll(scope: Scope): Scope {
  return { ...scopeOf(scope), known: '' }
}

/** A cell as filters of the URL. */
export function cellFilters(cell: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(Object.entries(cell).map(([key, value]) => [key, value ?? nothing]))
}

/** Whether a filter asks for those that have none. */
export function isNothing(value: string): boolean {
  return value === nothing
}

export function oneOf<T extends string>(all: readonly T[], given: string | null, otherwise: T): T {
  return all.find((one) => one === given) ?? otherwise
}
