import { setImmediate } from 'node:timers/promises'
import type { Definition, FigurePart } from '@wubu/domain'
import { instantNotes, noteOf } from './rates-sheet.ts'
import type { Sheet } from './sheet.ts'

/** Most cases in a file. */
const mostCases = 50_000
const pageSize = 1_000

const parts = {
  numerator: '分子 numerator',
  denominator: '分母 denominator',
  remainder: '分母中未计入分子的 remainder',
} as const satisfies Record<FigurePart, string>

interface Page<T> {
  readonly cases: readonly T[]
  readonly next: string | null
}

/** All pages of a list, up to `mostCases`; other requests get their turn between them. */
export async function allCases<T>(read: (page: { cursor?: string; limit: number }) => Promise<Page<T>>) {
  const cases: T[] = []
  let next: string | null = null
  do {
    const page: Page<T> = await read({ limit: pageSize, ...(next !== null && { cursor: next }) })
    cases.push(...page.cases)
    next = page.next
    await setImmediate()
  } while (next !== null && cases.length < mostCases)
  return { cases, isWhole: next === null }
}

export interface CasesSheet<T> {
  readonly name: string
  readonly at: string
  readonly part: FigurePart
  readonly definition: Definition
  readonly columns: Readonly<Record<string, (one: T) => string | number | null>>
  readonly found: { readonly cases: readonly T[]; readonly isWhole: boolean }
}

export function casesSheet<T>({ name, at, part, definition, columns, found }: CasesSheet<T>): Sheet {
  const cells = Object.values(columns)
  const cut: readonly [string, string] = ['未完 cut', `仅前 ${mostCases} 件 the first ${mostCases} alone`]
  return {
    name: `${name}-${at.slice(0, 10)}`,
    columns: Object.keys(columns),
    rows: found.cases.map((one) => cells.map((cell) => cell(one))),
    notes: [...instantNotes({ at }), ['部分 part', parts[part]], noteOf(definition), ...(found.isWhole ? [] : [cut])],
  }
}
