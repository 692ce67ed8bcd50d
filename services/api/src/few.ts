/** Of fewer, somebody may know who they are: a neighbour, a colleague, whoever reads along with one other fact. */
const fewest = 5

export function isFew(count: number): boolean {
  return count > 0 && count < fewest
}

/**
 * Cells of enough requests. Where one alone would be left out it could be told by subtracting the others from their total, so that the
 * smallest of these goes with it.
 */
export function withoutFew<Cell extends { readonly accepted: number }>(cells: readonly Cell[]): Cell[] {
  const told = cells.filter(({ accepted }) => !isFew(accepted))
  if (cells.length - told.length !== 1 || told.length === 0) return told
  const smallest = told.reduce((least, cell) => (cell.accepted < least.accepted ? cell : least))
  return told.filter((cell) => cell !== smallest)
}

/** A case as it may be published. */
export interface PublishedCase {
  readonly item: string
  readonly street: string | null
  readonly month: string
  readonly inTime: boolean | null
}

/** Cases that enough others share by item and month; the street is told where enough share that as well. */
export function sharedCases(cases: readonly PublishedCase[]): PublishedCase[] {
  const places = countsBy(cases, ({ item, street, month }) => JSON.stringify([item, street, month]))
  const months = countsBy(cases, ({ item, month }) => JSON.stringify([item, month]))
  return cases.flatMap((one) => {
    if (isFew(months(one))) return []
    return [isFew(places(one)) ? { ...one, street: null } : one]
  })
}

function countsBy<T>(all: readonly T[], keyOf: (one: T) => string): (one: T) => number {
  const counts = new Map<string, number>()
  for (const one of all) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1)
  return (one) => counts.get(keyOf(one)) ?? 0
}
