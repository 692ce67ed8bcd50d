import {
  type CellValues,
  type CellView,
  cellValues,
  type Dimension,
  type RequestEvent,
  type RequestState,
  requestDecider,
  type Sums,
} from '@wubu/domain'
import type { Recorded } from '@wubu/domain/decider'
import type { LoggedRequestEvent } from './request-logs.ts'

/** The sums of one cell, and which requests each of them counts. */
export interface ReferenceCell {
  readonly cell: CellValues
  readonly sums: Sums
}

/**
 * The figures as of `at` (ISO 8601) straight from the formulas of DOMAIN.md: every request is replayed up to then, in the
 * order in which things happened, and asked how it stands. Slow, and meant to be obviously right.
 */
export function completionReference(
  log: readonly LoggedRequestEvent[],
  at: string,
  by: readonly Dimension[],
  view: CellView,
): ReadonlyMap<string, ReferenceCell> {
  const cells = new Map<string, ReferenceCell>()
  for (const events of Map.groupBy(log, (one) => one.requestId).values()) {
    const past = events
      .map((one) => one.event)
      .filter((event) => event.occurredAt <= at)
      .toSorted((one, other) => (one.occurredAt < other.occurredAt ? -1 : one.occurredAt > other.occurredAt ? 1 : 0))
    const state = past.reduce(requestDecider.evolve, requestDecider.initial)
    if (!isAccepted(state) || state.acceptedAt === null) continue
    const cell = cellValues(cellAt(state, state.acceptedAt, past), by, view)
    const key = JSON.stringify(Object.values(cell))
    const known = cells.get(key) ?? { cell, sums: { accepted: 0, completed: 0, due: 0, completedOfDue: 0, onTime: 0 } }
    cells.set(key, { cell, sums: counted(known.sums, state, at) })
  }
  return cells
}

function counted(sums: Sums, { completedAt, deadlines }: RequestState, at: string): Sums {
  const total = Object.values(deadlines).findLast((one) => one.kind === 'total')
  const completed = completedAt !== null
  const due = total !== undefined && total.dueAt <= at
  const onTime = completed && due && completedAt <= total.dueAt
  return {
    accepted: sums.accepted + 1,
    completed: sums.completed + (completed ? 1 : 0),
    due: sums.due + (due ? 1 : 0),
    completedOfDue: sums.completedOfDue + (completed && due ? 1 : 0),
    onTime: sums.onTime + (onTime ? 1 : 0),
  }
}

function isAccepted({ at }: RequestState): boolean {
  return (
    at !== 'new' &&
    !at.startsWith('collecting.') &&
    at !== 'closed.declined' &&
    at !== 'closed.withdrawn' &&
    at !== 'closed.merged'
  )
}

function cellAt(state: RequestState, acceptedAt: string, past: readonly Recorded<RequestEvent>[]) {
  const registered = past.find((event) => event.type === 'RequestRegistered')
  const { item, place, channel, lead, handlingKind } = state
  return {
    unit: lead === null ? null : (state.assignments[lead]?.unit ?? null),
    item,
    place,
    channel,
    window: registered?.data.window ?? null,
    kind: handlingKind,
    acceptedAt: Date.parse(acceptedAt),
  }
}
