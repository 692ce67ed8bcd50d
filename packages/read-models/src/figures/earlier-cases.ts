import {
  type CalendarEvent,
  type CalendarYear,
  type CaseEvent,
  type CaseFacts,
  calendarDecider,
  evolveCase,
  evolveFacts,
  noCase,
  noFacts,
  type RequestFacts,
} from '@wubu/domain'
import type { DecodedEvent } from '@wubu/engine'
import { recorded } from '../aggregate-projection.ts'
import type { EarlierFacts } from '../completion/as-known.ts'
import { typed } from '../typed-event.ts'

/** What the figures beyond the completion figures knew of a request. */
export interface EarlierCase extends CaseFacts {
  /** Epoch ms; null where its registration was not known. */
  readonly registeredAt: number | null
}

const unknownCase: EarlierCase = { ...noCase, registeredAt: null }

/** What an earlier position of the log knew, also of what the figures beyond the completion figures are made of. */
export interface EarlierCases extends EarlierFacts {
  /** Of the same requests as `facts`. */
  readonly cases: ReadonlyMap<string, EarlierCase>
  /** The years of the calendar that were set since, by number: as they were known, null where they were not set. */
  readonly years: ReadonlyMap<number, CalendarYear | null>
}

/** What a request's history up to some position gives; of a later event nothing may be among `events`. */
export function earlierRequest(events: Iterable<DecodedEvent>): {
  readonly facts: RequestFacts
  readonly of: EarlierCase
} {
  let facts = noFacts
  let of = unknownCase
  for (const event of events) {
    const { type, data, metadata } = event
    facts = evolveFacts(facts, { type, data, occurredAt: metadata.occurredAt })
    const registeredAt = type === 'RequestRegistered' ? Date.parse(metadata.occurredAt) : of.registeredAt
    of = { ...evolveCase(of, typed<CaseEvent>(event)), registeredAt }
  }
  return { facts, of }
}

/** What the history of one year of the calendar gives. */
export function earlierYear(events: Iterable<DecodedEvent>): CalendarYear | null {
  let year: CalendarYear | null = null
  for (const event of events) year = calendarDecider.evolve(year, recorded<CalendarEvent>(event))
  return year
}

/** The years of the calendar as they were known. */
export function yearsAsKnown(
  present: Iterable<CalendarYear>,
  known: EarlierCases | undefined,
): readonly CalendarYear[] {
  if (!known) return [...present]
  const kept = [...present].filter(({ year }) => !known.years.has(year))
  return [...kept, ...[...known.years.values()].flatMap((year) => year ?? [])]
}
