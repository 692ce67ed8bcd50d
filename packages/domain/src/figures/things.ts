import { type WorkCalendar, workingMinutesBetween } from '../calendar/working-time.ts'
import type { Standing } from '../completion/standing.ts'
import { countedMinutes } from '../request/clock/counted-time.ts'
import type { CaseFacts } from './case-facts.ts'
import { courseAt, handlingTimeAt } from './course.ts'
import { evaluationsAt } from './evaluations.ts'
import { acknowledgementAt, concernedAt, type PartFacts } from './parts.ts'

/** What the rates are made of: numbers of requests, assignments or evaluations; the last two are working minutes. */
const caseMeasures = [
  'completedOnce',
  'reopened',
  'dispatched',
  'returned',
  'acknowledgeDue',
  'acknowledgedInTime',
  'evaluationsDue',
  'evaluated',
  'satisfied',
  'solved',
  'limitMinutes',
  'savedMinutes',
] as const
export type CaseMeasure = (typeof caseMeasures)[number]
export type CaseSums = Readonly<Partial<Record<CaseMeasure, number>>>

/** Something that counts: a request, one unit's part of it, or one evaluation of it. */
export interface Thing {
  readonly kind: 'request' | 'assignment' | 'evaluation'
  /** The unit that leads the request, has the part, or did what was evaluated; null where there is none. */
  readonly unit: string | null
  /** Who did what was evaluated; null where nobody is known, and for what is not about one person. */
  readonly worker: string | null
  /** The assignment; null where it is no part. */
  readonly assignmentId: string | null
  readonly sums: CaseSums
}

/** A request that counts as accepted, as of an instant (epoch ms, inclusive). */
export interface CaseAt {
  readonly facts: CaseFacts
  /** Of the same instant. */
  readonly standing: Standing
  readonly at: number
}

/** Each kind of rate looks at its own things, so that no more is read than a question needs. */
export const thingKinds = {
  request: requestThings,
  assignment: assignmentThings,
  evaluation: evaluationThings,
  time: timeThings,
} as const
export type ThingKind = keyof typeof thingKinds

function requestThings({ facts, standing, at }: CaseAt): readonly Thing[] {
  const { completedOnce, reopened } = courseAt(facts.course, at)
  if (!completedOnce) return []
  return [ofRequest(standing, { completedOnce: 1, reopened: reopened ? 1 : 0 })]
}

function assignmentThings({ facts, at }: CaseAt): readonly Thing[] {
  return facts.parts.flatMap((part) => (part.dispatchedAt <= at ? [ofPart(part, at)] : []))
}

function ofPart(part: PartFacts, at: number): Thing {
  const acknowledgement = acknowledgementAt(part, at)
  const sums = {
    dispatched: 1,
    returned: part.end?.how === 'returned' && part.end.at <= at ? 1 : 0,
    acknowledgeDue: acknowledgement === 'not-due' ? 0 : 1,
    acknowledgedInTime: acknowledgement === 'in-time' ? 1 : 0,
  }
  return { kind: 'assignment', unit: part.unit, worker: null, assignmentId: part.id, sums }
}

/** An evaluation is about whoever completed the lead's part before it, whatever became of the request since. */
function evaluationThings({ facts, standing, at }: CaseAt): readonly Thing[] {
  return evaluationsAt(facts.evaluations, at).map(({ at: evaluatedAt, level, solved }) => {
    const concerned = concernedAt(facts.parts, evaluatedAt)
    const sums = {
      evaluationsDue: 1,
      evaluated: level === null ? 0 : 1,
      satisfied: level !== null && level >= 3 ? 1 : 0,
      solved: solved ? 1 : 0,
    }
    return {
      kind: 'evaluation',
      unit: concerned?.unit ?? standing.unit,
      worker: concerned?.worker ?? null,
      assignmentId: concerned?.id ?? null,
      sums,
    }
  })
}

/** Minutes are computed by the calendar, which a question brings. */
function timeThings({ facts, standing, at }: CaseAt, calendar: WorkCalendar): readonly Thing[] {
  const minutes = handlingMinutesAt({ facts, standing, at }, calendar)
  if (minutes?.limit == null || minutes.limit <= 0) return []
  const { counted, limit } = minutes
  return [ofRequest(standing, { limitMinutes: limit, savedMinutes: limit - counted })]
}

function ofRequest({ unit }: Standing, sums: CaseSums): Thing {
  return { kind: 'request', unit, worker: null, assignmentId: null, sums }
}

export interface HandlingMinutes {
  /** Working minutes that the request was worked on until it was completed, without pauses. */
  readonly counted: number
  /** Working minutes that the due date left from acceptance on, without those pauses; null without a due date. */
  readonly limit: number | null
}

/** null where the request is not complete at the instant. */
export function handlingMinutesAt({ facts, standing, at }: CaseAt, calendar: WorkCalendar): HandlingMinutes | null {
  const { acceptedAt, completedAt, dueAt } = standing
  if (acceptedAt === null || completedAt === null) return null
  const time = handlingTimeAt(facts.course, at)
  const counted = countedMinutes(time, calendar)
  if (dueAt === null) return { counted, limit: null }
  const paused = pausedMinutes(facts, at, calendar)
  return { counted, limit: minutesBetween(acceptedAt, dueAt, calendar) - paused }
}

/** Of suspensions that ended by then: those that the due date was moved for. */
function pausedMinutes({ course }: CaseFacts, at: number, calendar: WorkCalendar): number {
  let since: number | null = null
  let minutes = 0
  for (const [stepAt, what] of course) {
    if (stepAt > at) break
    if (what === 's') since ??= stepAt
    else if (since !== null && (what === 'u' || what === 'b')) {
      minutes += minutesBetween(since, stepAt, calendar)
      since = null
    }
  }
  return minutes
}

function minutesBetween(from: number, to: number, calendar: WorkCalendar): number {
  return workingMinutesBetween(calendar, new Date(from).toISOString(), new Date(to).toISOString())
}
