import type { DatabaseSync } from 'node:sqlite'
import { concernedAt, evaluationsAt } from '@wubu/domain'
import { readTogether } from '../completion/read-together.ts'
import { casePage, type PageAsked } from './case-page.ts'
import { isIn } from './cells.ts'
import { type CaseMember, type CaseRange, casesAt } from './cohort.ts'
import { type CaseQuery, caseQuestion } from './question.ts'

/** An evaluation of somebody's work, or that none was given in time. What the resident said in words is not in it. */
interface WorkEvaluated {
  readonly requestId: string
  readonly assignmentId: string
  readonly unit: string
  readonly item: string | null
  /** ISO 8601: of the answer, or of the date by which there was none. */
  readonly at: string
  /** Five levels, 5 is best; null where nobody answered, as is `solved`. */
  readonly level: number | null
  readonly solved: boolean | null
}

export interface WorkerQuery extends CaseQuery, PageAsked {
  /** The account whose work it is. */
  readonly worker: string
}

/** What the rates by worker count for one of them, evaluation by evaluation, by day of acceptance. Throws InvalidCursor. */
export function evaluationsOfWorker(db: DatabaseSync, query: WorkerQuery) {
  return readTogether(db, () => casePage(query, (after) => evaluated(db, query, after)))
}

function* evaluated(
  db: DatabaseSync,
  { worker, ...query }: WorkerQuery,
  after: Pick<CaseRange, 'after'>,
): Generator<readonly [CaseMember, WorkEvaluated]> {
  const { from, to, at, filters, read } = caseQuestion(db, query)
  for (const member of casesAt(db, { from, to, ...after }, at, ['parts', 'evaluations'])) {
    const { id: requestId, standing, day, facts } = member
    for (const one of evaluationsAt(facts.evaluations, at)) {
      const part = concernedAt(facts.parts, one.at)
      if (part?.worker !== worker || !isIn({ unit: part.unit, worker, day, standing }, filters, read)) continue
      const { level, solved } = one
      const work = { requestId, assignmentId: part.id, unit: part.unit, item: standing.item }
      yield [member, { ...work, at: new Date(one.at).toISOString(), level, solved }]
    }
  }
}
