import type { Completion, CompletionFigures } from '../queries.ts'

export interface HeatRow {
  readonly community: string | null
  readonly accepted: number
  /** By unit; null is that of those not yet dispatched. */
  readonly cells: ReadonlyMap<string | null, CompletionFigures>
}

/** More rows can't be overlooked; which ones are shown goes by how many they have. */
export const mostCommunities = 100

/** The cells of communities × units as a table, those with the most first. */
export function heatOf(rows: Completion['rows']) {
  const byCommunity = new Map<string | null, Map<string | null, CompletionFigures>>()
  const byUnit = new Map<string | null, number>()
  let most = 0
  for (const { cell, figures } of rows) {
    const { community = null, unit = null } = cell
    const accepted = figures.completedOfAccepted.denominator
    const cells = byCommunity.get(community) ?? new Map()
    byCommunity.set(community, cells.set(unit, figures))
    byUnit.set(unit, (byUnit.get(unit) ?? 0) + accepted)
    most = Math.max(most, accepted)
  }
  const communities = [...byCommunity].map(([community, cells]): HeatRow => {
    const accepted = [...cells.values()].reduce((sum, one) => sum + one.completedOfAccepted.denominator, 0)
    return { community, accepted, cells }
  })
  return {
    units: [...byUnit].sort(([, a], [, b]) => b - a).map(([unit]) => unit),
    rows: communities.sort((a, b) => b.accepted - a.accepted).slice(0, mostCommunities),
    communities: communities.length,
    most,
  }
}
