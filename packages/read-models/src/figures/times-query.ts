import type { DatabaseSync } from 'node:sqlite'
import { type Distribution, distributionOf, handlingMinutesAt } from '@wubu/domain'
import { readTogether } from '../completion/read-together.ts'
import { casePage, type PageAsked } from './case-page.ts'
import { type CaseCell, type CaseDimension, Cells, isIn, type Placed } from './cells.ts'
import { type CaseMember, type CaseRange, casesAt } from './cohort.ts'
import { type CaseQuery, type CaseQuestion, caseQuestion } from './question.ts'

export interface HandlingTimesQuery extends CaseQuery {
  readonly by: readonly CaseDimension[]
}

/** Counted working minutes of the requests complete at an instant. */
export interface HandlingTimes {
  readonly rows: readonly { readonly cell: CaseCell; readonly minutes: Distribution }[]
  readonly total: { readonly minutes: Distribution }
}

export function handlingTimes(db: DatabaseSync, { by, ...query }: HandlingTimesQuery): HandlingTimes {
  return readTogether(db, () => {
    const question = caseQuestion(db, query)
    const cells = new Cells(by, question.read, (): number[] => [])
    const all: number[] = []
    for (const { member, counted } of completedAt(db, question)) {
      all.push(counted)
      if (by.length > 0) cells.at(placedOf(member)).push(counted)
    }
    const rows = cells.rows().map(({ cell, kept }) => ({ cell, minutes: distributionOf(kept) }))
    return { rows, total: { minutes: distributionOf(all) } }
  })
}

/** A request that was complete, and how long it was worked on. */
interface HandlingTimeCase {
  readonly requestId: string
  readonly unit: string | null
  readonly item: string | null
  /** ISO 8601. */
  readonly acceptedAt: string
  readonly completedAt: string
  /** Working minutes. */
  readonly minutes: number
}

/** The requests behind a distribution, as many as it counts, by day of acceptance. Throws InvalidCursor. */
export function handlingTimeCases(db: DatabaseSync, query: CaseQuery & PageAsked) {
  return readTogether(db, () => casePage(query, (after) => casesOf(db, query, after)))
}

function* casesOf(
  db: DatabaseSync,
  query: CaseQuery,
  after: Pick<CaseRange, 'after'>,
): Generator<readonly [CaseMember, HandlingTimeCase]> {
  const iso = (epochMs: number) => new Date(epochMs).toISOString()
  for (const { member, counted } of completedAt(db, caseQuestion(db, query), after)) {
    const { unit, item, acceptedAt, completedAt: completed } = member.standing
    if (acceptedAt === null || completed === null) continue
    const instants = { acceptedAt: iso(acceptedAt), completedAt: iso(completed) }
    yield [member, { requestId: member.id, unit, item, ...instants, minutes: counted }]
  }
}

function* completedAt(
  db: DatabaseSync,
  question: CaseQuestion,
  after: Pick<CaseRange, 'after'> = {},
): Generator<{ readonly member: CaseMember; readonly counted: number }> {
  const { at, filters, read, calendar } = question
  for (const member of casesAt(db, { ...question, ...after }, at, ['course'])) {
    const { standing, facts } = member
    if (standing.completedAt === null || !isIn(placedOf(member), filters, read)) continue
    const minutes = handlingMinutesAt({ facts, standing, at }, calendar)
    if (minutes) yield { member, counted: minutes.counted }
  }
}

function placedOf({ standing, day }: CaseMember): Placed {
  return { unit: standing.unit, worker: null, day, standing }
}
