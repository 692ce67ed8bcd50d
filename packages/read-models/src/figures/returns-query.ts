import type { DatabaseSync } from 'node:sqlite'
import { readTogether } from '../completion/read-together.ts'
import { isIn } from './cells.ts'
import { casesAt } from './cohort.ts'
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
    for (const returned of returnedParts(db, query)) {
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

type ReturnedPart = Pick<ReturnsOf, 'unit' | 'reason' | 'minutes'>

/** What was returned of each request, where anything was. */
function* returnedParts(db: DatabaseSync, query: CaseQuery): Generator<readonly ReturnedPart[]> {
  const { from, to, at, filters, read } = caseQuestion(db, query)
  for (const { standing, day, facts } of casesAt(db, { from, to }, at, ['parts'])) {
    const returned = facts.parts.flatMap(({ unit, end }): readonly ReturnedPart[] => {
      if (end?.how !== 'returned' || end.at > at) return []
      if (!isIn({ unit, worker: null, day, standing }, filters, read)) return []
      return [{ unit, reason: end.reason ?? 'other', minutes: end.minutes ?? 0 }]
    })
    if (returned.length > 0) yield returned
  }
}
