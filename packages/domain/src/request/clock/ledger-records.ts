import type { Limit } from '../../calendar/limit.ts'
import type { Recorded } from '../../decider.ts'
import type { DeadlineKind, RequestEvent, RequestEventOf } from '../events.ts'
import { endedBy } from './ends.ts'
import type { Stop } from './terms.ts'

/** An event of the request's history with its revision. */
export interface LedgerEntry {
  readonly revision: number
  readonly event: Recorded<RequestEvent>
}

/** A pause with the events that it began and ended with. */
interface RecordedStop extends Stop {
  readonly revision: number
  readonly event: RequestEvent['type']
  readonly resumed: Pick<LedgerEntry, 'revision' | 'event'> | null
}

/** What the history says of one clock. */
export interface ClockRecord {
  readonly kind: DeadlineKind
  readonly assignmentId: string | null
  /** As last set. */
  readonly set: { readonly revision: number; readonly data: RequestEventOf<'DeadlineSet'>['data'] }
  /** The DeadlineSet that it began with. */
  readonly startedBy: number
  readonly stops: readonly RecordedStop[]
  readonly extensions: readonly { readonly id: string; readonly by: Limit; readonly revision: number }[]
  readonly warnedAt: string | null
  readonly missedAt: string | null
  readonly endedAt: string | null
  readonly restarted: boolean
}

/** Who waits, the request (null) or one of its parts, and by which policy and event. */
type Waiting = ReadonlyMap<string | null, Pick<RecordedStop, 'policy' | 'revision' | 'event'>>

/** Every clock of a history, in the order in which they were first set; one that was set anew from another instant is another. */
export function clockRecords(history: readonly LedgerEntry[]): readonly ClockRecord[] {
  let clocks: readonly ClockRecord[] = []
  let waiting: Waiting = new Map()
  for (const entry of history) {
    clocks = clocks.map((clock) => (clock.endedAt === null ? after(clock, entry) : clock))
    const next = waitingAfter(waiting, entry)
    if (next !== waiting) clocks = clocks.map((clock) => stoppedOrGoing(clock, next, entry))
    waiting = next
    if (entry.event.type === 'DeadlineSet') clocks = withSet(clocks, waiting, entry.revision, entry.event)
  }
  return clocks
}

function after(clock: ClockRecord, { revision, event }: LedgerEntry): ClockRecord {
  const { deadlineId } = clock.set.data
  switch (event.type) {
    case 'ExtensionGranted': {
      if (event.data.deadlineId !== deadlineId) return clock
      const { extensionId: id, by } = event.data
      return { ...clock, extensions: [...clock.extensions, { id, by, revision }] }
    }
    case 'DeadlineWarned':
      return event.data.deadlineId === deadlineId ? { ...clock, warnedAt: event.occurredAt } : clock
    case 'DeadlineMissed':
      return event.data.deadlineId === deadlineId ? { ...clock, missedAt: event.occurredAt } : clock
    default:
      return endedBy(event)?.(clock) ? { ...clock, endedAt: event.occurredAt } : clock
  }
}

function waitingAfter(waiting: Waiting, { revision, event }: LedgerEntry): Waiting {
  switch (event.type) {
    case 'HandlingSuspended':
      return new Map(waiting).set(null, { policy: event.data.policy, revision, event: event.type })
    case 'AssignmentSuspended':
      return new Map(waiting).set(event.data.assignmentId, { policy: event.data.policy, revision, event: event.type })
    case 'HandlingResumed':
    case 'HandlingReturned':
    case 'HandlingCompleted':
    case 'RequestWithdrawn':
    case 'RequestMerged':
      return without(waiting, null)
    case 'AssignmentResumed':
    case 'AssignmentReturned':
    case 'AssignmentTransferred':
    case 'AssignmentCancelled':
    case 'AssignmentCompleted':
      return without(waiting, event.data.assignmentId)
    default:
      return waiting
  }
}

function without(waiting: Waiting, who: string | null): Waiting {
  return waiting.has(who) ? new Map([...waiting].filter(([one]) => one !== who)) : waiting
}

function whyStanding(waiting: Waiting, assignmentId: string | null) {
  return waiting.get(null) ?? (assignmentId === null ? undefined : waiting.get(assignmentId))
}

function stoppedOrGoing(clock: ClockRecord, waiting: Waiting, { revision, event }: LedgerEntry): ClockRecord {
  if (clock.endedAt !== null) return clock
  const why = whyStanding(waiting, clock.assignmentId)
  const last = clock.stops.at(-1)
  const stands = last !== undefined && last.to === null
  if (why && !stands) {
    return { ...clock, stops: [...clock.stops, { ...why, from: event.occurredAt, to: null, resumed: null }] }
  }
  if (why || !stands) return clock
  const over = { ...last, to: event.occurredAt, resumed: { revision, event } }
  return { ...clock, stops: [...clock.stops.slice(0, -1), over] }
}

function withSet(
  clocks: readonly ClockRecord[],
  waiting: Waiting,
  revision: number,
  { data, occurredAt }: Extract<LedgerEntry['event'], { type: 'DeadlineSet' }>,
): readonly ClockRecord[] {
  const set = { revision, data }
  const former = clocks.find((clock) => clock.set.data.deadlineId === data.supersedes)
  const { kind, assignmentId, countedFrom } = data
  if (former && countedFrom !== null && former.set.data.countedFrom === countedFrom) {
    const extensions = former.extensions.filter(({ by }) => by.unit === data.limit?.unit)
    return clocks.map((clock) => (clock === former ? { ...clock, set, extensions, endedAt: null } : clock))
  }
  const why = whyStanding(waiting, assignmentId)
  const stops = why ? [{ ...why, from: occurredAt, to: null, resumed: null }] : []
  const marks = { warnedAt: null, missedAt: null, endedAt: null, restarted: false }
  const started = { kind, assignmentId, set, startedBy: revision, stops, extensions: [], ...marks }
  return [
    ...clocks.map((clock) => (clock === former ? { ...clock, restarted: clock.endedAt === null } : clock)),
    started,
  ]
}
