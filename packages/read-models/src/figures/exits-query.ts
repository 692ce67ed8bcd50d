import type { DatabaseSync } from 'node:sqlite'
import { courseAt, type Exit } from '@wubu/domain'
import { namesOf } from '../completion/names.ts'
import { readTogether } from '../completion/read-together.ts'
import { type CaseCell, type CaseDimension, Cells, cellReader } from './cells.ts'
import type { CaseQuery } from './question.ts'
import { placedAt, type RegisteredPage, registeredIn, registeredPage } from './registered-page.ts'

/** `from` and `to` are local dates of registration here: what was declined was never accepted. */
export interface ExitsQuery extends CaseQuery {
  readonly by: readonly CaseDimension[]
}

/** Numbers of requests: all registered, and those of them that left the figures. */
type ExitCounts = Readonly<Record<Exit | 'registered', number>>

export interface Exits {
  readonly rows: readonly { readonly cell: CaseCell; readonly counts: ExitCounts }[]
  readonly total: { readonly counts: ExitCounts }
}

type Making = Record<Exit | 'registered', number>
const none = (): Making => ({ registered: 0, merged: 0, declined: 0, withdrawn: 0 })

/** What was merged, declined or withdrawn at an instant, each counted on its own. */
export function exitCounts(db: DatabaseSync, { by, ...query }: ExitsQuery): Exits {
  return readTogether(db, () => {
    const read = cellReader(namesOf(db))
    const cells = new Cells(by, read, none)
    const total = none()
    for (const one of registeredIn(db, query, read)) {
      const { left } = courseAt(one.course, Date.parse(query.at))
      for (const counts of by.length > 0 ? [total, cells.at(placedAt(one, query.timeZone))] : [total]) {
        counts.registered += 1
        if (left) counts[left] += 1
      }
    }
    return { rows: cells.rows().map(({ cell, kept }) => ({ cell, counts: kept })), total: { counts: total } }
  })
}

export interface ExitCasesQuery extends CaseQuery {
  readonly exit: Exit | 'registered'
  readonly cursor?: string
  readonly limit?: number
}

/** The requests that left in one way, or all that were registered, by registration. Throws InvalidCursor. */
export function exitCases(db: DatabaseSync, { exit, ...query }: ExitCasesQuery): RegisteredPage {
  const at = Date.parse(query.at)
  return readTogether(db, () =>
    registeredPage(db, query, ({ course }) => exit === 'registered' || courseAt(course, at).left === exit),
  )
}
