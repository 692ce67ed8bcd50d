import type { DatabaseSync } from 'node:sqlite'
import { readTogether } from '../completion/read-together.ts'
import { casePage, type PageAsked } from './case-page.ts'
import { isIn } from './cells.ts'
import { type CaseMember, type CaseRange, casesAt } from './cohort.ts'
import { type CaseQuery, caseQuestion } from './question.ts'

/** Returns of one unit for one reason. */
interface ReturnsOf {
  readonly unit: string
  readonly reason: string
  readonly returned: number
  /** Working minutes that the unit held what it returned; those of a source that does not tell are not in it. */
  readonly minutes: number
}

export interface Returns {
  /** By unit and reason. */
  readonly rows: readonly ReturnsOf[]
  /** How many requests were returned so often, by ascending number. */
  readonly bounced: readonly { readonly times: number; readonly requests: number }[]
  readonly total: { readonly returned: number; readonly minutes: number; readonly requests: number }
}

/** 退单归因: who returned what, why, and how long it was held, as of an instant. */
export function returnsBy(db: DatabaseSync, query: CaseQuery): Returns {
  return readTogether(db, () => {
    const found = new Map<string, ReturnsOf>()
    const bounced = new Map<number, number>()
    for (const { returned } of returnedParts(db, query)) {
      for (const { unit, reason, minutes } of returned) {
        const key = JSON.stringify([unit, reason])
        const before = found.get(key)
        const sums = { returned: (before?.returned ?? 0) + 1, minutes: (before?.minutes ?? 0) + minutes }
        found.set(key, { unit, reason, ...sums })
      }
      bounced.set(returned.length, (bounced.get(returned.length) ?? 0) + 1)
    }
    const rows = [...found.entries()].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row)
    return {
      rows,
      bounced: [...bounced].toSorted(([one], [other]) => one - other).map(([times, requests]) => ({ times, requests })),
      total: {
        returned: rows.reduce((sum, row) => sum + row.returned, 0),
        minutes: rows.reduce((sum, row) => sum + row.minutes, 0),
        requests: [...bounced.values()].reduce((sum, requests) => sum + requests, 0),
      },
    }
  })
}

/** Of what was returned, only what one row of the figures counts. */
export interface ReturnCasesQuery extends CaseQuery, PageAsked {
  readonly reason?: string
  /** Of requests that were returned so often, within the filters. */
  readonly times?: number
}

/** A part that a unit returned, with the working minutes that it is charged with. */
interface ReturnCase extends ReturnedPart {
  readonly requestId: string
  readonly assignmentId: string
  /** ISO 8601. */
  readonly returnedAt: string
}

/** The returns behind the figures, as many as they count, by day of acceptance. Throws InvalidCursor. */
export function returnCases(db: DatabaseSync, query: ReturnCasesQuery) {
  return readTogether(db, () => casePage(query, (after) => casesOf(db, query, after)))
}

function* casesOf(
  db: DatabaseSync,
  { reason, times, ...query }: ReturnCasesQuery,
  after: Pick<CaseRange, 'after'>,
): Generator<readonly [CaseMember, ReturnCase]> {
  for (const { member, returned } of returnedParts(db, query, after)) {
    if (times !== undefined && returned.length !== times) continue
    for (const { at, ...part } of returned) {
      if (reason !== undefined && part.reason !== reason) continue
      yield [member, { requestId: member.id, ...part, returnedAt: new Date(at).toISOString() }]
    }
  }
}

interface ReturnedPart extends Pick<ReturnsOf, 'unit' | 'reason' | 'minutes'> {
  readonly assignmentId: string
}

interface ReturnedRequest {
  readonly member: CaseMember
  /** `at` in epoch ms. */
  readonly returned: readonly (ReturnedPart & { readonly at: number })[]
}

/** What was returned of each request, where anything was. */
function* returnedParts(
  db: DatabaseSync,
  query: CaseQuery,
  after: Pick<CaseRange, 'after'> = {},
): Generator<ReturnedRequest> {
  const question = caseQuestion(db, query)
  const { at, filters, read } = question
  for (const member of casesAt(db, { ...question, ...after }, at, ['parts'])) {
    const { standing, day, facts } = member
    const returned = facts.parts.flatMap(({ id, unit, end }): ReturnedRequest['returned'] => {
      if (end?.how !== 'returned' || end.at > at) return []
      if (!isIn({ unit, worker: null, day, standing }, filters, read)) return []
      return [{ assignmentId: id, unit, reason: end.reason ?? 'other', minutes: end.minutes ?? 0, at: end.at }]
    })
    if (returned.length > 0) yield { member, returned }
  }
}
