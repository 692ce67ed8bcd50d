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
import { readCursor, writeCursor } from '../cursor.ts'
import { InvalidCursor } from '../errors.ts'
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
  { from, to, at, calendar }: CaseQuestion,
  kinds: readonly ThingKind[],
  after: Pick<CaseRange, 'after'> = {},
): Generator<readonly [CaseMember, Thing]> {
  const columns = [...new Set(kinds.flatMap((kind) => columnsOf[kind]))]
  for (const member of casesAt(db, { from, to, ...after }, at, columns)) {
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

export interface CaseThingsQuery extends CaseQuery {
  readonly name: RateName
  readonly part: 'numerator' | 'denominator'
  readonly cursor?: string
  /** Requests on a page, at most; 100 unless told. Things of one request are never torn apart. */
  readonly limit?: number
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

export interface CaseThings {
  readonly things: readonly CaseThing[]
  /** null after the last one. */
  readonly cursor: string | null
}

const order = 'acceptance'

/** What stands behind one part of one rate, by day of acceptance. Throws InvalidCursor. */
export function caseThings(
  db: DatabaseSync,
  { name, part, cursor, limit = 100, ...query }: CaseThingsQuery,
): CaseThings {
  return readTogether(db, () => {
    const found: CaseThing[] = []
    let last: CaseMember | null = null
    let requests = 0
    for (const [member, thing] of thingsOf(db, { name, part, cursor, query })) {
      if (member !== last) {
        if (requests === limit && last) return { things: found, cursor: cursorOf(last) }
        requests += 1
        last = member
      }
      found.push(thing)
    }
    return { things: found, cursor: null }
  })
}

interface PartOfRate extends Pick<CaseThingsQuery, 'name' | 'part'> {
  readonly cursor: string | undefined
  readonly query: CaseQuery
}

/** What counts in a part of a rate, request by request. */
function* thingsOf(
  db: DatabaseSync,
  { name, part, cursor, query }: PartOfRate,
): Generator<readonly [CaseMember, CaseThing]> {
  const question = caseQuestion(db, query)
  const { of, top, bottom } = rateDefinitions[name]
  const after = cursor === undefined ? {} : { after: readPoint(cursor) }
  for (const [member, { sums, ...thing }] of things(db, question, [of], after)) {
    const counts = sums[part === 'numerator' ? top : bottom] ?? 0
    const placed = { ...thing, day: member.day, standing: member.standing }
    if (counts === 0 || !isIn(placed, question.filters, question.read)) continue
    yield [member, { requestId: member.id, ...thing, counts }]
  }
}

function cursorOf({ day, n }: CaseMember): string {
  return writeCursor({ order, values: [`${day}`, `${n}`] })
}

function readPoint(cursor: string): { readonly day: number; readonly n: number } {
  const [day = Number.NaN, n = Number.NaN] = readCursor(cursor, order, 2).map(Number)
  if (!Number.isInteger(day) || !Number.isInteger(n)) throw new InvalidCursor()
  return { day, n }
}
