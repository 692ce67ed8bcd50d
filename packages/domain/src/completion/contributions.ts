import type { RequestFacts } from './facts.ts'
import { type Measure, measures, noSums, type Sums, sumsAt } from './figures.ts'
import { type Cell, cellOf, follow, nothingKnown, type Standing } from './standing.ts'

/** From an instant on (epoch ms, inclusive) a request adds this to the sums of a cell; never all zero. */
export interface Shift {
  readonly from: number
  readonly cell: Cell
  readonly sums: Sums
}

/** From an instant on (epoch ms, inclusive) a request adds 1 to one measure of a cell, or takes it away again. */
export interface Contribution {
  readonly from: number
  readonly cell: Cell
  readonly measure: Measure
  readonly delta: 1 | -1
}

/** What one request adds to which cell from which instant on. A figure at T is the sum of all with `from` ≤ T. */
export function contributions(facts: RequestFacts): readonly Contribution[] {
  return shifts(facts).flatMap(({ from, cell, sums }) =>
    measures.flatMap((measure) => {
      const delta = sums[measure]
      return delta === 1 || delta === -1 ? [{ from, cell, measure, delta }] : []
    }),
  )
}

/** The contributions of one request with all measures of a cell and an instant together, in order of time. */
export function shifts(facts: RequestFacts): readonly Shift[] {
  const found: Shift[] = []
  const standing = nothingKnown()
  let counted: Counted = { cell: null, sums: noSums }
  for (let index = 0; index < facts.length; index += 1) {
    const step = facts[index]
    if (!step) break
    follow(standing, step)
    const next = facts[index + 1]?.[0] ?? Number.POSITIVE_INFINITY
    if (next === step[0]) continue
    counted = shift(found, counted, standing, step[0])
    // the due date passes while nothing else happens
    const { dueAt } = standing
    if (dueAt !== null && dueAt > step[0] && dueAt < next) counted = shift(found, counted, standing, dueAt)
  }
  return found
}

interface Counted {
  readonly cell: Cell | null
  readonly sums: Sums
}

/** Adds what changes at `from`: within a cell the difference, else all out of the old one and into the new one. */
function shift(found: Shift[], before: Counted, standing: Standing, from: number): Counted {
  const now = cellOf(standing)
  const sums = sumsAt(standing, from)
  if (now && before.cell && sameCell(now, before.cell)) {
    const difference = plus(sums, before.sums, -1)
    if (!isNothing(difference)) found.push({ from, cell: before.cell, sums: difference })
    return { cell: before.cell, sums }
  }
  if (before.cell) found.push({ from, cell: before.cell, sums: plus(noSums, before.sums, -1) })
  if (now) found.push({ from, cell: now, sums })
  return { cell: now, sums }
}

/** `sums` and `times` the `others`. */
export function plus(sums: Sums, others: Sums, times = 1): Sums {
  return {
    accepted: sums.accepted + times * others.accepted,
    completed: sums.completed + times * others.completed,
    due: sums.due + times * others.due,
    completedOfDue: sums.completedOfDue + times * others.completedOfDue,
    onTime: sums.onTime + times * others.onTime,
  }
}

function isNothing({ accepted, completed, due, completedOfDue, onTime }: Sums): boolean {
  return accepted === 0 && completed === 0 && due === 0 && completedOfDue === 0 && onTime === 0
}

function sameCell(one: Cell, other: Cell): boolean {
  return (
    one.unit === other.unit &&
    one.item === other.item &&
    one.place === other.place &&
    one.channel === other.channel &&
    one.window === other.window &&
    one.kind === other.kind &&
    one.acceptedAt === other.acceptedAt
  )
}
