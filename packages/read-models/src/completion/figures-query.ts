import type { DatabaseSync } from 'node:sqlite'
import { noSums, plus, sumsAt } from '@wubu/domain'
import { correctedMembers, type EarlierFacts } from './as-known.ts'
import { fiveOf } from './cell-sums.ts'
import { type CohortMember, cohortAt, numbersOf } from './cohort-rows.ts'
import { type CellNumbers, type Cube, firstDayOf, monthOf, numberIn } from './cubes.ts'
import { type CompletionFigures, Groups, type RowOrder } from './groups.ts'
import { keptCubes } from './kept-cubes.ts'
import { type Names, namesOf } from './names.ts'
import {
  type CompletionQuery,
  cubeFor,
  cubeForWholeMonths,
  type DayRange,
  daysAccepted,
  type Question,
  questionOf,
} from './question.ts'
import { readTogether } from './read-together.ts'
import { regrouped } from './regroup.ts'
import { addCubeAt, type Found, shiftSumsAt } from './sums-at.ts'

/** Time and size of an answer grow with its rows: a district has 76,000 pairs of grid and item. */
export interface CompletionFiguresQuery extends CompletionQuery {
  /** `cell` unless told. */
  readonly order?: RowOrder
  /** At most so many rows; all unless told. The total is of all cells. */
  readonly limit?: number
  /** Of the requests that an earlier position of the log knew otherwise; unless told, all is known. */
  readonly known?: EarlierFacts
}

/** The figures of every cell as of an instant, and of all of them together. */
export function completionFigures(db: DatabaseSync, query: CompletionFiguresQuery): CompletionFigures {
  const { order = 'cell', limit = Number.POSITIVE_INFINITY } = query
  return readTogether(db, () => {
    const names = namesOf(db)
    const question = questionOf(query, names)
    const corrected = query.known ? correctedMembers(db, query.known, Date.parse(query.at)) : nothingCorrected
    const groups = new Groups(query.by, names, withDaysOf(corrected.earlier, daysAccepted(db)))
    if (question) {
      answer(db, question, names, groups)
      correct(corrected, question, names, groups)
    }
    return groups.figures({ order, limit })
  })
}

const nothingCorrected = { present: [], earlier: [] }

/** What was known takes the place of what is, request by request. */
function correct(
  { present, earlier }: ReturnType<typeof correctedMembers>,
  question: Question,
  names: Names,
  groups: Groups,
): void {
  for (const [members, times] of [[present, -1] as const, [earlier, 1] as const]) {
    for (const member of members) {
      const numbers = numbersOf(member, names)
      const sums = plus(noSums, sumsAt(member.standing, question.at), times)
      if (isAsked(question, numbers)) groups.add(numbers, fiveOf(sums))
    }
  }
}

function withDaysOf(members: readonly CohortMember[], { first, last }: DayRange): DayRange {
  let range = { first, last }
  for (const { day } of members) range = { first: Math.min(range.first, day), last: Math.max(range.last, day) }
  return range
}

function answer(db: DatabaseSync, question: Question, names: Names, groups: Groups): void {
  const found: Found = (numbers, sums) => {
    if (isAsked(question, numbers)) groups.add(numbers, sums)
  }
  const kept = keptCubes(db)
  const cube = cubeFor(question, kept)
  const months = cubeForWholeMonths(question, kept)
  if (cube) fromCube(db, cube, question, groups)
  else if (months) fromMonths(db, months, question, names, found, groups)
  else shiftSumsAt(db, question, found)
}

function fromCube(db: DatabaseSync, cube: Cube, { at, filters, from, to }: Question, { axes, sums }: Groups): void {
  const numberIn = regrouped({ from: cube, axes, strides: sums.strides, filters, first: from, last: to })
  addCubeAt(db, { cube, at, numberIn }, sums)
}

/** Whole months from a cube, the days of the first and the last month from the requests accepted on them. */
function fromMonths(
  db: DatabaseSync,
  cube: Cube,
  question: Question,
  names: Names,
  found: Found,
  groups: Groups,
): void {
  const first = wholeFrom(question.from)
  const last = wholeTo(question.to)
  const edges =
    first > last
      ? [question]
      : [
          { ...question, to: first - 1 },
          { ...question, from: last + 1 },
        ]
  for (const { from, to } of edges) {
    if (!(from <= to)) continue
    for (const member of cohortAt(db, { from, to }, question.at)) {
      found(numbersOf(member, names), fiveOf(sumsAt(member.standing, question.at)))
    }
  }
  if (first <= last) fromCube(db, cube, { ...question, from: first, to: last }, groups)
}

/** The first day of the first whole month. */
function wholeFrom(day: number): number {
  if (!Number.isFinite(day)) return day
  const month = firstDayOf(monthOf(day))
  return month === day ? day : firstDayOf(monthOf(day) + 1)
}

/** The last day of the last whole month. */
function wholeTo(day: number): number {
  return Number.isFinite(day) ? firstDayOf(monthOf(day + 1)) - 1 : day
}

function isAsked({ from, to, filters }: Question, numbers: CellNumbers): boolean {
  return (
    numbers.day >= from &&
    numbers.day <= to &&
    filters.every(([column, number]) => numberIn(numbers, column) === number)
  )
}
