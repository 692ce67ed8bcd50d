import type { DatabaseSync } from 'node:sqlite'
import {
  type CellValues,
  countsIn,
  type Dimension,
  type FigureName,
  type FigurePart,
  type Standing,
  sumsAt,
} from '@wubu/domain'
import { readCursor, writeCursor } from '../cursor.ts'
import { InvalidCursor } from '../errors.ts'
import { byDay, correctedMembers, type EarlierFacts, isWithin, membersAsKnown } from './as-known.ts'
import { type CohortMember, type CohortRange, cohortAt, numbersOf } from './cohort-rows.ts'
import { numberIn } from './cubes.ts'
import { namesOf } from './names.ts'
import { type CompletionQuery, questionOf } from './question.ts'
import { readTogether } from './read-together.ts'

export interface CompletionCasesQuery extends Omit<CompletionQuery, 'by'> {
  /** The cell as `completionFigures` gave it; none asks for the total. */
  readonly cell?: CellValues
  readonly figure: FigureName
  readonly part: FigurePart
  /** From the answer before. */
  readonly cursor?: string
  /** At most this many; 100 unless told. */
  readonly limit?: number
  /** Of the requests that an earlier position of the log knew otherwise; unless told, all is known. */
  readonly known?: EarlierFacts
}

/** A request and what puts it where it counts. Instants are ISO 8601; null where it did not happen by then. */
interface CompletionCase {
  readonly requestId: string
  readonly unit: string | null
  readonly item: string | null
  readonly place: string | null
  readonly channel: string | null
  readonly window: string | null
  readonly kind: string | null
  readonly acceptedAt: string
  readonly dueAt: string | null
  readonly completedAt: string | null
}

export interface CompletionCases {
  readonly cases: readonly CompletionCase[]
  /** null after the last one. */
  readonly cursor: string | null
}

const order = 'acceptance'

/**
 * The requests behind one part of one figure of one cell, by day of acceptance. As many as the figure says.
 * Throws InvalidCursor.
 */
export function completionCases(db: DatabaseSync, query: CompletionCasesQuery): CompletionCases {
  return readTogether(db, () => {
    const { limit = 100 } = query
    const found: CohortMember[] = []
    for (const member of casesOf(db, query)) {
      found.push(member)
      if (found.length > limit) break
    }
    const last = found.length > limit ? found[limit - 1] : undefined
    const cases = found.slice(0, limit).map(({ id, standing }) => caseOf(id, standing))
    return { cases, cursor: last ? writeCursor({ order, values: [`${last.day}`, `${last.n}`] }) : null }
  })
}

function* casesOf(db: DatabaseSync, query: CompletionCasesQuery): Generator<CohortMember> {
  const cell = cellWithin(query)
  const names = namesOf(db)
  const question = cell && questionOf({ ...query, by: [], filters: cell }, names)
  if (!question) return
  const { from, to, at, filters } = question
  const after = query.cursor === undefined ? {} : { after: readPoint(query.cursor) }
  const members = cohortAt(db, { from, to, ...after, holding: holding(cell) }, at)
  for (const member of asKnown(db, members, { ...query, from, to, ...after }, at)) {
    const numbers = numbersOf(member, names)
    const isInCell = filters.every(([column, number]) => numberIn(numbers, column) === number)
    if (isInCell && countsIn(sumsAt(member.standing, at), query.figure, query.part)) yield member
  }
}

interface Known extends Pick<CohortRange, 'from' | 'to' | 'after'> {
  readonly known?: EarlierFacts
}

function asKnown(db: DatabaseSync, members: Iterable<CohortMember>, { known, ...range }: Known, at: number) {
  if (!known) return members
  const earlier = correctedMembers(db, known, at).earlier.filter((member) => isWithin(member, range))
  return membersAsKnown(members, { isReplaced: (id) => known.facts.has(id), earlier, compare: byDay })
}

/** A cell within filters; null where they contradict one another. */
function cellWithin({ cell = {}, filters = {} }: CompletionCasesQuery): CellValues | null {
  const dimensions = Object.keys(cell) as Dimension[]
  const contradicts = dimensions.some((one) => filters[one] !== undefined && filters[one] !== cell[one])
  return contradicts ? null : { ...filters, ...cell }
}

/** Facts that count in a cell name its values: SQLite finds a text faster than it can be parsed. */
function holding(cell: CellValues): readonly string[] {
  const named = [cell.unit, cell.item, cell.channel, cell.window, cell.kind]
  return named.flatMap((value) => (typeof value === 'string' ? [JSON.stringify(value)] : []))
}

function readPoint(cursor: string): { readonly day: number; readonly n: number } {
  const [day = Number.NaN, n = Number.NaN] = readCursor(cursor, order, 2).map(Number)
  if (!Number.isInteger(day) || !Number.isInteger(n)) throw new InvalidCursor()
  return { day, n }
}

function caseOf(requestId: string, standing: Standing): CompletionCase {
  const { unit, item, place, channel, window, kind, acceptedAt, dueAt, completedAt } = standing
  const iso = (epochMs: number | null) => (epochMs === null ? null : new Date(epochMs).toISOString())
  return {
    requestId,
    unit,
    item,
    place,
    channel,
    window,
    kind,
    acceptedAt: new Date(acceptedAt ?? 0).toISOString(),
    dueAt: iso(dueAt),
    completedAt: iso(completedAt),
  }
}
