import type { DatabaseSync } from 'node:sqlite'
import { type Dimension, sumsAt } from '@wubu/domain'
import { fiveOf } from './cell-sums.ts'
import { cohortAt, numbersOf } from './cohort-rows.ts'
import {
  type CellNumbers,
  type Cube,
  cellNumbers,
  columns,
  firstDayOf,
  type KeyShape,
  monthOf,
  numberIn,
} from './cubes.ts'
import { type CompletionFigures, Groups } from './groups.ts'
import { type Names, namesOf } from './names.ts'
import { type CompletionQuery, cubeFor, cubeForWholeMonths, type Question, questionOf } from './question.ts'
import { readTogether } from './read-together.ts'
import { regrouped } from './regroup.ts'
import { cubeSumsAt, type Found, shiftSumsAt } from './sums-at.ts'

/** The figures of every cell as of an instant, and of all of them together. */
export function completionFigures(db: DatabaseSync, query: CompletionQuery): CompletionFigures {
  return readTogether(db, () => {
    const names = namesOf(db)
    const question = questionOf(query, names)
    const groups = new Groups(query.by, names)
    if (question) answer(db, question, names, (numbers, sums) => groups.add(numbers, sums))
    return groups.figures()
  })
}

function answer(db: DatabaseSync, question: Question, names: Names, add: Found): void {
  const found: Found = (numbers, sums) => {
    if (isAsked(question, numbers)) add(numbers, sums)
  }
  const cube = cubeFor(question)
  const months = cubeForWholeMonths(question)
  if (cube) fromCube(db, cube, question, add)
  else if (months) fromMonths(db, months, question, names, found, add)
  else shiftSumsAt(db, question, found)
}

/** A cube answers with cells of what is asked for alone. */
function fromCube(db: DatabaseSync, cube: Cube, { by, at, filters, from, to }: Question, add: Found): void {
  const shape: KeyShape = { columns: columns.filter((column) => by.includes(column)), cohort: cohortFor(by) }
  const keyIn = regrouped({ from: cube, to: shape, filters, first: from, last: to })
  cubeSumsAt(db, cube, at, keyIn).forEach((key, sums) => {
    add(cellNumbers(shape, key), sums)
  })
}

function cohortFor(by: readonly Dimension[]): KeyShape['cohort'] {
  return (['day', 'month', 'quarter'] as const).find((period) => by.includes(period)) ?? 'none'
}

/** Whole months from a cube, the days of the first and the last month from the requests accepted on them. */
function fromMonths(db: DatabaseSync, cube: Cube, question: Question, names: Names, found: Found, add: Found): void {
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
  if (first <= last) fromCube(db, cube, { ...question, from: first, to: last }, add)
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
