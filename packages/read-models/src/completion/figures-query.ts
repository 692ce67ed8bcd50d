import type { DatabaseSync } from 'node:sqlite'
import {
  type CellValues,
  type Dimension,
  type Figures,
  figuresOf,
  noSums,
  periodOf,
  plus,
  type Sums,
  sumsAt,
} from '@wubu/domain'
import { type Five, fiveOf, sumsOf } from './cell-sums.ts'
import { cohortAt, numbersOf } from './cohort-rows.ts'
import { type CellNumbers, type Cube, cellNumbers, columns, firstDayOf, monthOf, numberIn } from './cubes.ts'
import { type Names, namesOf } from './names.ts'
import { type CompletionQuery, cubeFor, cubeForWholeMonths, type Question, questionOf } from './question.ts'
import { readTogether } from './read-together.ts'
import { cubeSumsAt, type Found, shiftSumsAt } from './sums-at.ts'

export interface CompletionFigures {
  /** By the values of their cells, null last; cells that no request counts in are left out. */
  readonly rows: readonly { readonly cell: CellValues; readonly figures: Figures }[]
  readonly total: { readonly figures: Figures }
}

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
  if (cube) fromCube(db, cube, question, found)
  else if (months) fromMonths(db, months, question, names, found)
  else shiftSumsAt(db, question, found)
}

function fromCube(db: DatabaseSync, cube: Cube, { at }: Question, found: Found): void {
  cubeSumsAt(db, cube, at).forEach((key, sums) => {
    found(cellNumbers(cube, key), sums)
  })
}

/** Whole months from a cube, the days of the first and the last month from the requests accepted on them. */
function fromMonths(db: DatabaseSync, cube: Cube, question: Question, names: Names, found: Found): void {
  const first = wholeFrom(question.from)
  const last = wholeTo(question.to)
  const edges =
    first > last
      ? [[question.from, question.to]]
      : [
          [question.from, first - 1],
          [last + 1, question.to],
        ]
  for (const [from = 0, to = 0] of edges) {
    if (!(from <= to)) continue
    for (const member of cohortAt(db, { from, to }, question.at)) {
      found(numbersOf(member, names), fiveOf(sumsAt(member.standing, question.at)))
    }
  }
  if (first <= last)
    fromCube(db, cube, question, (numbers, sums) => {
      if (numbers.day >= first && numbers.day <= last) found(numbers, sums)
    })
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

/** Sums by the values that are asked for. */
class Groups {
  readonly #by: readonly Dimension[]
  readonly #names: Names
  readonly #groups = new Map<string, { readonly cell: CellValues; sums: Sums }>()
  #total: Sums = noSums

  constructor(by: readonly Dimension[], names: Names) {
    this.#by = by
    this.#names = names
  }

  add(numbers: CellNumbers, five: Readonly<Five>): void {
    const sums = sumsOf(five)
    this.#total = plus(this.#total, sums)
    const key = this.#by.map((dimension) => codeOf(dimension, numbers)).join(' ')
    const group = this.#groups.get(key)
    if (group) group.sums = plus(group.sums, sums)
    else this.#groups.set(key, { cell: this.#cellOf(numbers), sums })
  }

  figures(): CompletionFigures {
    const filled = [...this.#groups.values()].filter(({ sums }) => sums.accepted !== 0)
    const rows = filled.toSorted((one, other) => compare(one.cell, other.cell, this.#by))
    return {
      rows: this.#by.length === 0 ? [] : rows.map(({ cell, sums }) => ({ cell, figures: figuresOf(sums) })),
      total: { figures: figuresOf(this.#total) },
    }
  }

  #cellOf(numbers: CellNumbers): CellValues {
    return Object.fromEntries(
      this.#by.map((dimension) => {
        const column = columns.find((one) => one === dimension)
        return [
          dimension,
          column ? this.#names.valueOf(column, numberIn(numbers, column)) : periodIn(dimension, numbers.day),
        ]
      }),
    )
  }
}

function periodIn(dimension: Dimension, day: number): string {
  return periodOf(day, dimension === 'day' || dimension === 'month' ? dimension : 'quarter')
}

/** Cheaper than the value, and different where it is. */
function codeOf(dimension: Dimension, numbers: CellNumbers): number {
  switch (dimension) {
    case 'month':
      return numbers.month
    case 'quarter':
      return Math.floor(numbers.month / 3)
    default:
      return dimension === 'day' ? numbers.day : numberIn(numbers, dimension)
  }
}

function compare(one: CellValues, other: CellValues, by: readonly Dimension[]): number {
  for (const dimension of by) {
    const left = one[dimension] ?? null
    const right = other[dimension] ?? null
    if (left === right) continue
    if (left === null) return 1
    return right === null || left < right ? -1 : 1
  }
  return 0
}
