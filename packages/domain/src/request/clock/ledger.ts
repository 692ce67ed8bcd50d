import type { Limit } from '../../calendar/limit.ts'
import { usedBetween, type WorkCalendar } from '../../calendar/working-time.ts'
import type { DeadlineKind, RequestEvent } from '../events.ts'
import { countClock, type Stretch } from './count.ts'
import { provisionalMark } from './deadline-set.ts'
import { type ClockRecord, clockRecords, type LedgerEntry } from './ledger-records.ts'

/** A stretch of a clock's time and why it counts as it does. */
interface Segment {
  readonly kind: 'counted' | 'paused' | 'extended'
  readonly from: string
  /** null while it goes on. */
  readonly to: string | null
  /** Whole days where `unit` is in days, else milliseconds; null while it goes on. */
  readonly amount: number | null
  readonly unit: Limit['unit']
  /** The event that it begins with, by its revision. */
  readonly revision: number
  readonly event: RequestEvent['type']
  /** Why it counts so: where the limit stands, the stop policy, the extension that was granted. */
  readonly rule: string
  /** Of the calendar that counted it. */
  readonly calendarVersion: string
}

/** One clock of a request, from its start to its due date. */
export interface LedgerClock {
  readonly kind: DeadlineKind
  readonly assignmentId: string | null
  readonly limit: Limit | null
  readonly countedFrom: string | null
  /** Where its segments end; null while it stands. Of a source's own date, that date. */
  readonly dueAt: string | null
  /** As DeadlineSet had it last, and that event. */
  readonly set: {
    readonly dueAt: string
    readonly revision: number
    readonly deadlineId: string
    readonly rule: string
  }
  readonly warnedAt: string | null
  readonly missedAt: string | null
  readonly endedAt: string | null
  /** Given up for one that counts from another instant: 重新计算. */
  readonly restarted: boolean
  readonly segments: readonly Segment[]
}

/**
 * 时钟台账: for every clock of a request what was counted, paused and extended, each by its event, rule and calendar. Read from the
 * history alone, apart from the state that decisions are made on, so that one proves the other: the due date is the sum of what
 * is shown (DOMAIN.md, "Time limits"). `calendarOf` gives the calendar of a version.
 */
export function clockLedger(
  history: readonly LedgerEntry[],
  calendarOf: (version: string) => WorkCalendar,
): readonly LedgerClock[] {
  return clockRecords(history).map((record) => clockOf(record, calendarOf))
}

function clockOf(record: ClockRecord, calendarOf: (version: string) => WorkCalendar): LedgerClock {
  const { kind, assignmentId, warnedAt, missedAt, endedAt, restarted } = record
  const { revision, data } = record.set
  const { dueAt, deadlineId, rule, limit, countedFrom, calendarVersion } = data
  const set = { dueAt, revision, deadlineId, rule }
  const named = { kind, assignmentId, limit, countedFrom, set, warnedAt, missedAt, endedAt, restarted }
  if (limit === null || countedFrom === null || calendarVersion === null) return { ...named, dueAt, segments: [] }
  const calendar = calendarOf(calendarVersion.replace(provisionalMark, ''))
  const segments = standing(record, counted(record, limit, countedFrom, calendar), calendar)
  return {
    ...named,
    dueAt: segments.at(-1)?.to ?? null,
    segments: segments.map((one) => ({ ...one, calendarVersion })),
  }
}

type Counted = Omit<Segment, 'calendarVersion'>

/** As if the clock went on by now. */
function counted(record: ClockRecord, limit: Limit, from: string, calendar: WorkCalendar): readonly Counted[] {
  const { stops, extensions } = record
  const over = stops.filter(({ to }) => to !== null)
  const dueWith = (granted: number) =>
    countClock(calendar, { limit, from, stops: over, extensions: extensions.slice(0, granted).map(({ by }) => by) })
  const bounds = extensions.map((extension, index) => ({ extension, after: dueWith(index).dueAt }))
  const [base = ''] = record.set.data.rule.split('; ')
  let begun: Pick<Segment, 'revision' | 'event'> = { revision: record.startedBy, event: 'DeadlineSet' }
  const next = over.values()
  return dueWith(extensions.length).stretches.flatMap((stretch): readonly Counted[] => {
    const { kind, used: amount, ...span } = stretch
    if (kind === 'counted') return split(stretch, bounds, calendar, { ...begun, rule: base })
    const stop = next.next().value
    if (!stop?.resumed) return []
    begun = { revision: stop.resumed.revision, event: stop.resumed.event.type }
    return [{ kind, ...span, amount, revision: stop.revision, event: stop.event, rule: stop.policy }]
  })
}

interface Bound {
  readonly extension: ClockRecord['extensions'][number]
  /** When the clock would have been due without it. */
  readonly after: string
}

/** What lies beyond the due date that there was without an extension is that extension's. */
function split(
  stretch: Stretch,
  bounds: readonly Bound[],
  calendar: WorkCalendar,
  counts: Pick<Segment, 'revision' | 'event' | 'rule'>,
): readonly Counted[] {
  const { unit, to } = stretch
  const parts: Counted[] = []
  let { from } = stretch
  let left = stretch.used
  let part: Pick<Counted, 'kind' | 'revision' | 'event' | 'rule'> = { kind: 'counted', ...counts }
  for (const { extension, after } of bounds) {
    if (after >= to) break
    if (after > from) {
      const amount = usedBetween(calendar, unit, from, after)
      parts.push({ ...part, from, to: after, amount, unit })
      left -= amount
      from = after
    }
    part = { kind: 'extended', revision: extension.revision, event: 'ExtensionGranted', rule: extension.id }
  }
  return [...parts, { ...part, from, to, amount: left, unit }]
}

/** While it stands nobody knows when it will be due: what would have come after is not shown. */
function standing({ stops }: ClockRecord, segments: readonly Counted[], calendar: WorkCalendar): readonly Counted[] {
  const stop = stops.at(-1)
  const last = segments.at(-1)
  // one that stood too late moves nothing
  if (!stop || stop.to !== null || !last?.to || stop.from > last.to) return segments
  const before = segments.flatMap((one): readonly Counted[] => {
    if (one.to === null || one.to <= stop.from) return [one]
    if (one.from >= stop.from) return []
    return [{ ...one, to: stop.from, amount: usedBetween(calendar, one.unit, one.from, stop.from) }]
  })
  const { from, revision, event, policy: rule } = stop
  return [...before, { kind: 'paused', from, to: null, amount: null, unit: last.unit, revision, event, rule }]
}
