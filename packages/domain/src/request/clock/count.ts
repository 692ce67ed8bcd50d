import type { Limit } from '../../calendar/limit.ts'
import {
  dueAfter,
  isInDays,
  measureOf,
  shareOfDay,
  usedBetween,
  type WorkCalendar,
} from '../../calendar/working-time.ts'
import type { Terms } from './terms.ts'

/** A stretch that counts towards the limit, or does not. `used` is in `unit`: whole days, or milliseconds. */
export interface Stretch {
  readonly kind: 'counted' | 'paused'
  readonly from: string
  readonly to: string
  readonly unit: Limit['unit']
  readonly used: number
}

export interface Count {
  readonly dueAt: string
  /** When 80 % of the limit will have passed in counted time; null where that was before the last pause. */
  readonly warnAt: string | null
  readonly provisional: boolean
  /** From the start to the due date, without a gap. */
  readonly stretches: readonly Stretch[]
}

/** Where a count has got to: what is left of the limit from `from` on, and of its first 80 %, which is counted in fifths. */
interface Left {
  readonly unit: Limit['unit']
  readonly from: string
  readonly left: number
  readonly fifths: number
}

/**
 * A clock's due date: its limit and its extensions together, with what has passed at each pause taken off, go on where the
 * pause ended. Days are counted whole: the day on which it stood still counts, the one on which it went on does not, as the
 * day of acceptance does not. A pause by the wall clock turns what is left into plain time. A pause that begins after the due
 * date moves nothing (DOMAIN.md, "Time limits").
 */
export function countClock(calendar: WorkCalendar, { limit, from, stops, extensions }: Terms): Count {
  const { unit } = limit
  const total = extensions.reduce((sum, one) => sum + measureOf(one), measureOf(limit))
  const stretches: Stretch[] = []
  let at: Left = { unit, from, left: total, fifths: 4 * total }
  for (const { from: stoppedAt, to, policy } of stops) {
    const due = dueOf(calendar, at)
    if (to === null || stoppedAt > due.dueAt) break
    const used = usedBetween(calendar, at.unit, at.from, stoppedAt)
    stretches.push({ kind: 'counted', from: at.from, to: stoppedAt, unit: at.unit, used })
    at = policy === 'pause-wallclock' ? inPlainTime(calendar, at, stoppedAt, to, due.dueAt) : lessOf(at, used, to)
    const paused = usedBetween(calendar, at.unit, stoppedAt, to)
    stretches.push({ kind: 'paused', from: stoppedAt, to, unit: at.unit, used: paused })
  }
  const { dueAt, provisional } = dueOf(calendar, at)
  const last: Stretch = { kind: 'counted', from: at.from, to: dueAt, unit: at.unit, used: at.left }
  return { dueAt, warnAt: warnOf(calendar, at), provisional, stretches: [...stretches, last] }
}

function lessOf({ unit, left, fifths }: Left, used: number, from: string): Left {
  return { unit, from, left: left - used, fifths: fifths - 5 * used }
}

function inPlainTime(calendar: WorkCalendar, at: Left, stoppedAt: string, from: string, dueAt: string): Left {
  const warnAt = warnOf(calendar, at)
  const fifths = warnAt === null ? 0 : 5 * (Date.parse(warnAt) - Date.parse(stoppedAt))
  return { unit: 'hours', from, left: Date.parse(dueAt) - Date.parse(stoppedAt), fifths }
}

function dueOf(calendar: WorkCalendar, { unit, from, left }: Left) {
  return dueAfter(calendar, unit, from, left)
}

function warnOf(calendar: WorkCalendar, at: Left): string | null {
  const { unit, from, left, fifths } = at
  if (left === 0 && fifths === 0) return isInDays(unit) ? fourFifthsTo(from, dueOf(calendar, at).dueAt) : null
  if (fifths <= 0) return null
  const whole = Math.floor(fifths / 5)
  const rest = fifths % 5
  if (unit === 'hours' || unit === 'workingHours' || rest === 0) return dueAfter(calendar, unit, from, whole).dueAt
  return shareOfDay(calendar, unit, from, whole + 1, rest / 5)
}

/** Of what is due on the same day. */
function fourFifthsTo(from: string, dueAt: string): string {
  const start = Date.parse(from)
  return new Date(start + Math.floor((4 * (Date.parse(dueAt) - start)) / 5)).toISOString()
}
