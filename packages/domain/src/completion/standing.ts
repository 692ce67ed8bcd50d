import type { FactStep, RequestFacts } from './facts.ts'

/** Where a request counts: what it is cut by. null is a cell of its own ("not yet assigned", "no place"). */
export interface Cell {
  /** The unit that leads it. */
  readonly unit: string | null
  readonly item: string | null
  readonly place: string | null
  readonly channel: string | null
  readonly window: string | null
  /** Handling kind 办理类别. */
  readonly kind: string | null
  /** Epoch ms; its local date is the cohort. */
  readonly acceptedAt: number
}

/** How a request stands at an instant. Instants are epoch ms; null where it did not (or no longer) happen. */
export interface Standing {
  readonly unit: string | null
  readonly lead: string | null
  readonly item: string | null
  readonly place: string | null
  readonly channel: string | null
  readonly window: string | null
  readonly kind: string | null
  readonly acceptedAt: number | null
  readonly completedAt: number | null
  /** The total limit in force. */
  readonly dueAt: number | null
}

export const unknownStanding: Standing = {
  unit: null,
  lead: null,
  item: null,
  place: null,
  channel: null,
  window: null,
  kind: null,
  acceptedAt: null,
  completedAt: null,
  dueAt: null,
}

export function follow(standing: Standing, step: FactStep): Standing {
  switch (step[1]) {
    case 'r':
      return { ...standing, channel: step[2], item: step[3], place: step[4], window: step[5] }
    case 'a':
      return { ...standing, acceptedAt: step[0], item: step[2] }
    case 'x':
      return { ...standing, acceptedAt: null }
    case 'k':
      return { ...standing, item: step[2], kind: step[3] }
    case 'l':
      return { ...standing, lead: step[2], unit: step[3] }
    case 'b':
      return standing.lead === step[2] ? { ...standing, lead: null, unit: null } : standing
    case 'd':
      return { ...standing, dueAt: step[3] }
    case 'c':
      return { ...standing, completedAt: step[0] }
    case 'o':
      return { ...standing, completedAt: null }
    case 'i':
      return { ...standing, item: step[2] }
    case 'p':
      return { ...standing, place: step[2] }
    case 'h':
      return { ...standing, channel: step[2] }
    default:
      // a step of a later version
      step satisfies never
      return standing
  }
}

/** How a request stands at `at` (epoch ms), which includes what happened at that very instant. */
export function standingAt(facts: RequestFacts, at: number): Standing {
  let standing = unknownStanding
  for (const step of facts) {
    if (step[0] > at) break
    standing = follow(standing, step)
  }
  return standing
}

/** The cell that a request counts in, or null while it is not accepted. */
export function cellOf({ acceptedAt, ...standing }: Standing): Cell | null {
  if (acceptedAt === null) return null
  const { unit, item, place, channel, window, kind } = standing
  return { unit, item, place, channel, window, kind, acceptedAt }
}
