import { dateOf } from '../calendar/dates.ts'
import { localDayAt } from '../calendar/zone.ts'
import type { Cell } from './standing.ts'

/** What figures are cut by; day, month and quarter are those of the acceptance, in the log's time zone. */
export const dimensions = [
  'unit',
  'community',
  'grid',
  'item',
  'channel',
  'window',
  'kind',
  'day',
  'month',
  'quarter',
] as const
export type Dimension = (typeof dimensions)[number]

/** What a dimension is called, in both languages, as the heading of a column. */
export const dimensionNames: Readonly<Record<Dimension, string>> = {
  unit: '单位 unit',
  community: '社区 community',
  grid: '网格 grid',
  item: '事项 item',
  channel: '渠道 channel',
  window: '窗口 window',
  kind: '方式 kind',
  day: '日 day',
  month: '月 month',
  quarter: '季 quarter',
}

/** null where there is none: the value is a cell of its own. */
export type CellValues = Readonly<Partial<Record<Dimension, string | null>>>

/** Where in the place tree a place lies: its community 社区 and grid 网格. */
export interface PlacePath {
  readonly community: string | null
  readonly grid: string | null
}

export interface CellView {
  /** IANA name, such as `Asia/Shanghai`. */
  readonly timeZone: string
  placePath(placeId: string): PlacePath
}

/** The values of a cell, in the order of `by`. */
export function cellValues(cell: Cell, by: readonly Dimension[], view: CellView): CellValues {
  return Object.fromEntries(by.map((dimension) => [dimension, valueIn(cell, dimension, view)]))
}

function valueIn(cell: Cell, dimension: Dimension, view: CellView): string | null {
  switch (dimension) {
    case 'community':
    case 'grid':
      return cell.place === null ? null : view.placePath(cell.place)[dimension]
    case 'day':
    case 'month':
    case 'quarter':
      return periodOf(localDayAt(cell.acceptedAt, view.timeZone), dimension)
    default:
      return cell[dimension]
  }
}

/** `2026-03-02`, `2026-03` or `2026-Q1`, from days since 1970-01-01. */
export function periodOf(day: number, period: 'day' | 'month' | 'quarter'): string {
  const date = dateOf(day)
  if (period === 'day') return date
  if (period === 'month') return date.slice(0, 7)
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`
}

/** A place as the tree has it: what it is and what it belongs to. */
export interface PlaceInTree {
  readonly kind: string
  readonly parent: string | null
}

/**
 * Climbs from a place to its grid and community. A place that has no community above it (a street, a district, a
 * neighbourhood of another system, one that the tree does not know) is a community cell of its own.
 */
export function placePathIn(place: (id: string) => PlaceInTree | undefined): CellView['placePath'] {
  return (placeId) => {
    let grid: string | null = null
    const climbed = new Set<string>()
    for (let id: string | null = placeId; id !== null && !climbed.has(id); ) {
      climbed.add(id)
      const found: PlaceInTree | undefined = place(id)
      if (found?.kind === 'community') return { community: id, grid }
      if (found?.kind === 'grid') grid = id
      id = found?.parent ?? null
    }
    return { community: grid ?? placeId, grid }
  }
}
