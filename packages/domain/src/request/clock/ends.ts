import type { DeadlineKind, RequestEvent } from '../events.ts'

interface Ending {
  /** Which clocks end; `all` of them. */
  readonly kinds: readonly DeadlineKind[] | 'all'
  /** Of the event's own part, of the request itself, or of both. */
  readonly of: 'part' | 'request' | 'everything'
}

/**
 * What ends a clock: what was due has happened, or is no longer called for. A part that ends takes all its clocks along.
 * Sources: DOMAIN.md, "Time limits" and "Evaluation"; 行政许可法 §32 for the notice of missing materials.
 */
const endings: Readonly<Partial<Record<RequestEvent['type'], Ending>>> = {
  MaterialsRequested: { kinds: ['acceptance'], of: 'request' },
  RequestAccepted: { kinds: ['acceptance'], of: 'request' },
  AssignmentAcknowledged: { kinds: ['acknowledge'], of: 'part' },
  ProgressRecorded: { kinds: ['first-contact'], of: 'part' },
  AssignmentReturned: { kinds: 'all', of: 'part' },
  AssignmentTransferred: { kinds: 'all', of: 'part' },
  AssignmentCancelled: { kinds: 'all', of: 'part' },
  AssignmentCompleted: { kinds: 'all', of: 'part' },
  // after 重办 was called for, the call that begins it
  FeedbackAttempted: { kinds: ['first-contact'], of: 'request' },
  HandlingCompleted: { kinds: ['total', 'rework', 'first-contact'], of: 'request' },
  FeedbackDelivered: { kinds: ['feedback'], of: 'request' },
  RequestEvaluated: { kinds: ['evaluation'], of: 'request' },
  EvaluationLapsed: { kinds: ['evaluation'], of: 'request' },
  RequestDeclined: { kinds: 'all', of: 'everything' },
  RequestWithdrawn: { kinds: 'all', of: 'everything' },
  RequestMerged: { kinds: 'all', of: 'everything' },
  RequestClosed: { kinds: 'all', of: 'everything' },
}

/** A clock, as far as it matters for what ends it. */
export interface ClockName {
  readonly kind: DeadlineKind
  readonly assignmentId: string | null
}

/** Which clocks an event ends; null where it ends none. */
export function endedBy(event: RequestEvent): ((clock: ClockName) => boolean) | null {
  const ending = endings[event.type]
  if (!ending) return null
  const { kinds, of } = ending
  const part = 'assignmentId' in event.data ? event.data.assignmentId : null
  return ({ kind, assignmentId }) => {
    if (kinds !== 'all' && !kinds.includes(kind)) return false
    if (of === 'everything') return true
    return of === 'part' ? assignmentId === part : assignmentId === null
  }
}
