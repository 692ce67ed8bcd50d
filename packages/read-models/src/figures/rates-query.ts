import type { DatabaseSync } from 'node:sqlite'
import {
  type CaseMeasure,
  type CaseSums,
  type RateName,
  type Rates,
  rateDefinitions,
  ratesOf,
  type Thing,
  type ThingKind,
  thingKinds,
} from '@wubu/domain'
import { readTogether } from '../completion/read-together.ts'
import { casePage, type PageAsked } from './case-page.ts'
import { type CaseCell, type CaseDimension, Cells, isIn } from './cells.ts'
import { type CaseMember, type CaseRange, casesAt } from './cohort.ts'
import { type CaseQuery, type CaseQuestion, caseQuestion, columnsOf } from './question.ts'

export interface CaseRatesQuery extends CaseQuery {
  readonly names: readonly RateName[]
  /** None gives the total alone. */
  readonly by: readonly CaseDimension[]
}

export interface CaseRates {
  readonly rows: readonly { readonly cell: CaseCell; readonly rates: Rates }[]
  readonly total: { readonly rates: Rates }
}

type SumsInTheMaking = Partial<Record<CaseMeasure, number>>

/** The rates of every cell as of an instant, and of all of them together. */
export function caseRates(db: DatabaseSync, { names, by, ...query }: CaseRatesQuery): CaseRates {
  return readTogether(db, () => {
    const question = caseQuestion(db, query)
    const cells = new Cells(by, question.read, (): SumsInTheMaking => ({}))
    const total: SumsInTheMaking = {}
    for (const [member, thing] of things(db, question, kindsOf(names))) {
      const placed = { ...thing, day: member.day, standing: member.standing }
      if (!isIn(placed, question.filters, question.read)) continue
      add(total, thing.sums)
      if (by.length > 0) add(cells.at(placed), thing.sums)
    }
    const rows = cells.rows().map(({ cell, kept }) => ({ cell, rates: ratesOf(kept, names) }))
    return { rows, total: { rates: ratesOf(total, names) } }
  })
}

function kindsOf(names: readonly RateName[]): readonly ThingKind[] {
  return [...new Set(names.map((name) => rateDefinitions[name].of))]
}

function* things(
  db: DatabaseSync,
  question: CaseQuestion,
  kinds: readonly ThingKind[],
  after: Pick<CaseRange, 'after'> = {},
): Generator<readonly [CaseMember, Thing]> {
  const columns = [...new Set(kinds.flatMap((kind) => columnsOf[kind]))]
  const { at, calendar } = question
  for (const member of casesAt(db, { ...question, ...after }, at, columns)) {
    for (const kind of kinds) {
      for (const thing of thingKinds[kind]({ facts: member.facts, standing: member.standing, at }, calendar)) {
        yield [member, thing]
      }
    }
  }
}

function add(sums: SumsInTheMaking, others: CaseSums): void {
  for (const measure of Object.keys(others) as CaseMeasure[]) {
    sums[measure] = (sums[measure] ?? 0) + (others[measure] ?? 0)
  }
}

export interface CaseThingsQuery extends CaseQuery, PageAsked {
  readonly name: RateName
  readonly part: 'numerator' | 'denominator'
}

/** Something that counts in a part of a rate, and how much it adds. */
interface CaseThing {
  readonly requestId: string
  readonly kind: Thing['kind']
  readonly unit: string | null
  readonly worker: string | null
  readonly assignmentId: string | null
  /** 1, or working minutes. What all of them add is what the rate says. */
  readonly counts: number
}

/** What stands behind one part of one rate, by day of acceptance. Throws InvalidCursor. */
export function caseThings(db: DatabaseSync, query: CaseThingsQuery) {
  return readTogether(db, () => casePage(query, (after) => thingsOf(db, query, after)))
}

/** What counts in a part of a rate, request by request. */
function* thingsOf(
  db: DatabaseSync,
  { name, part, ...query }: CaseThingsQuery,
  after: Pick<CaseRange, 'after'>,
): Generator<readonly [CaseMember, CaseThing]> {
  const question = caseQuestion(db, query)
  const { of, top, bottom } = rateDefinitions[name]
  for (const [member, { sums, ...thing }] of things(db, question, [of], after)) {
    const counts = sums[part === 'numerator' ? top : bottom] ?? 0
    const placed = { ...thing, day: member.day, standing: member.standing }
    if (counts === 0 || !isIn(placed, question.filters, question.read)) continue
    yield [member, { requestId: member.id, ...thing, counts }]
  }
}
