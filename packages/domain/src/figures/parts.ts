import { atOf, type CaseEvent, type DueSet, inOrder, workerIn } from './case-event.ts'

/** One unit's part of a request, as JSON for every request; instants are epoch ms. */
export interface PartFacts {
  readonly id: string
  readonly unit: string
  readonly lead: boolean
  readonly dispatchedAt: number
  /** When its acknowledgement was due, the last one set by an instant being in force. */
  readonly due?: readonly DueSet[]
  readonly acknowledgedAt?: number
  /** Who did it: the handler whose result went to the head, or who completed it. */
  readonly worker?: string
  readonly end?: PartEnd
}

interface PartEnd {
  readonly at: number
  readonly how: 'returned' | 'transferred' | 'cancelled' | 'completed'
  /** Working minutes that the unit is charged with; null where a source does not tell. */
  readonly minutes: number | null
  /** Why it was returned. */
  readonly reason?: string
}

export const partEvents = [
  'AssignmentDispatched',
  'AssignmentAcknowledged',
  'ResultSubmitted',
  'AssignmentReturned',
  'AssignmentTransferred',
  'AssignmentCancelled',
  'AssignmentCompleted',
  'DeadlineSet',
] as const satisfies readonly CaseEvent['type'][]

/** Never throws on history; gives the same parts back where an event says nothing about them. */
export function evolveParts(parts: readonly PartFacts[], event: CaseEvent): readonly PartFacts[] {
  switch (event.type) {
    case 'AssignmentDispatched': {
      const { assignmentId, unit, part } = event.data
      return [...parts, { id: assignmentId, unit, lead: part === 'lead', dispatchedAt: atOf(event) }]
    }
    case 'AssignmentAcknowledged':
      return changed(parts, event.data.assignmentId, () => ({ acknowledgedAt: atOf(event) }))
    case 'ResultSubmitted':
      return changed(parts, event.data.assignmentId, () => byWorker(event))
    case 'AssignmentReturned':
      return ended(parts, event, { how: 'returned', reason: event.data.reason })
    case 'AssignmentTransferred':
      return ended(parts, event, { how: 'transferred' })
    case 'AssignmentCancelled':
      return ended(parts, event, { how: 'cancelled' })
    case 'AssignmentCompleted':
      return ended(withWorker(parts, event), event, { how: 'completed' })
    case 'DeadlineSet': {
      const { kind, assignmentId, dueAt } = event.data
      if (kind !== 'acknowledge') return parts
      return changed(parts, assignmentId, ({ due = [] }) => ({ due: inOrder(due, [atOf(event), Date.parse(dueAt)]) }))
    }
    default:
      return parts
  }
}

type Ending = Extract<CaseEvent, { readonly data: { readonly assignmentId: string; readonly heldMinutes: unknown } }>

function ended(parts: readonly PartFacts[], event: Ending, end: Pick<PartEnd, 'how' | 'reason'>): readonly PartFacts[] {
  const { assignmentId, heldMinutes } = event.data
  return changed(parts, assignmentId, () => ({ end: { at: atOf(event), ...end, minutes: heldMinutes ?? null } }))
}

/** A head who confirms a result did not do the work. */
function withWorker(parts: readonly PartFacts[], event: CaseEvent & { type: 'AssignmentCompleted' }) {
  return changed(parts, event.data.assignmentId, ({ worker }) => (worker === undefined ? byWorker(event) : null))
}

function byWorker(event: CaseEvent): Pick<PartFacts, 'worker'> | null {
  const worker = workerIn(event)
  return worker === null ? null : { worker }
}

function changed(
  parts: readonly PartFacts[],
  id: string | null,
  change: (part: PartFacts) => Partial<PartFacts> | null,
): readonly PartFacts[] {
  return parts.map((part) => (part.id === id ? { ...part, ...change(part) } : part))
}

/** How the acknowledgement of a part stands: not due by then (or never to become due), in time, or late or missing. */
export type Acknowledgement = 'not-due' | 'in-time' | 'missed'

/**
 * As of `at` (epoch ms, inclusive). Completing a part straight away acknowledges it. A part that was returned, passed on or taken
 * away unacknowledged before its due date never became due.
 */
export function acknowledgementAt({ due = [], acknowledgedAt, end }: PartFacts, at: number): Acknowledgement {
  const dueAt = due.findLast(([setAt]) => setAt <= at)?.[1]
  if (dueAt === undefined || dueAt > at) return 'not-due'
  const completedAt = end?.how === 'completed' ? end.at : Number.POSITIVE_INFINITY
  const takenAt = Math.min(acknowledgedAt ?? Number.POSITIVE_INFINITY, completedAt)
  if (takenAt <= dueAt) return 'in-time'
  return end && end.at <= dueAt ? 'not-due' : 'missed'
}

/** Who last completed the lead's part by an instant: whose work an evaluation at that instant is about. */
export function concernedAt(parts: readonly PartFacts[], at: number): PartFacts | null {
  let last: PartFacts | null = null
  for (const part of parts) {
    if (!part.lead || part.end?.how !== 'completed' || part.end.at > at) continue
    if (!last?.end || part.end.at >= last.end.at) last = part
  }
  return last
}
