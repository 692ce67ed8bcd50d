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
  /** 并案: the acceptance of what is merged now, and therefore counts nowhere but among the merged. */
  readonly mergedFrom: number | null
  readonly completedAt: number | null
  /** The total limit in force. */
  readonly dueAt: number | null
}

/** A standing while it is being followed: one object for all steps, since a copy for each takes longest of all. */
export type StandingInTheMaking = { -readonly [Field in keyof Standing]: Standing[Field] }

export function nothingKnown(): StandingInTheMaking {
  return {
    unit: null,
    lead: null,
    item: null,
    place: null,
    channel: null,
    window: null,
    kind: null,
    acceptedAt: null,
    mergedFrom: null,
    completedAt: null,
    dueAt: null,
  }
}

/** Changes `standing`. */
export function follow(standing: StandingInTheMaking, step: FactStep): void {
  switch (step[1]) {
    case 'r':
      standing.channel = step[2]
      standing.item = step[3]
      standing.place = step[4]
      standing.window = step[5]
      break
    case 'a':
      standing.acceptedAt = step[0]
      standing.item = step[2]
      break
    case 'x':
      standing.acceptedAt = null
      break
    case 'm':
      standing.mergedFrom = standing.acceptedAt
      standing.acceptedAt = null
      break
    case 'u':
      standing.acceptedAt = standing.mergedFrom
      standing.mergedFrom = null
      // whoever led before the merge lost its part with it
      standing.lead = null
      standing.unit = null
      break
    case 'k':
      standing.item = step[2]
      standing.kind = step[3]
      break
    case 'l':
      standing.lead = step[2]
      standing.unit = step[3]
      break
    case 'b':
      if (standing.lead !== step[2]) break
      standing.lead = null
      standing.unit = null
      break
    case 'd':
      standing.dueAt = step[3]
      break
    case 'c':
      standing.completedAt = step[0]
      break
    case 'o':
      standing.completedAt = null
      break
    case 'i':
      standing.item = step[2]
      break
    case 'p':
      standing.place = step[2]
      break
    case 'h':
      standing.channel = step[2]
      break
    default:
      // a step of a later version
      step satisfies never
  }
}

/** How a request stands at `at` (epoch ms), which includes what happened at that very instant. */
export function standingAt(facts: RequestFacts, at: number): Standing {
  const standing = nothingKnown()
  for (const step of facts) {
    if (step[0] > at) break
    follow(standing, step)
  }
  return standing
}

/** The cell that a request counts in, or null while it is not accepted. */
export function cellOf({ unit, item, place, channel, window, kind, acceptedAt }: Standing): Cell | null {
  if (acceptedAt === null) return null
  return { unit, item, place, channel, window, kind, acceptedAt }
}
