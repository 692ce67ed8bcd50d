import { routes } from '@wubu/contract'
import { call } from '../../../shared/api/call.ts'
import { completionNames, type FigureName, rateNames } from '../queries.ts'
import { asked } from '../scope.ts'

/** One of the things behind a number; only what its source tells. */
export interface CaseRow {
  /** Different for each: a request may stand behind a number twice, such as with two returns. */
  readonly key: string
  readonly requestId: string
  readonly receiptNo: string
  readonly unit?: string | null
  readonly item?: string | null
  readonly place?: string | null
  readonly channel?: string | null
  readonly kind?: string | null
  readonly worker?: string | null
  readonly reason?: string
  readonly counts?: number
  readonly minutes?: number
  readonly acceptedAt?: string
  readonly registeredAt?: string
  readonly returnedAt?: string
  readonly dueAt?: string | null
  readonly completedAt?: string | null
}
export type Column = Exclude<keyof CaseRow, 'key' | 'requestId' | 'receiptNo'>

interface CasePage {
  readonly at: string
  readonly rows: readonly CaseRow[]
  readonly next: string | null
}

/** The URL of a number's cases: `of` and whatever narrows it. */
type Params = Readonly<Record<string, string>>
interface Source {
  readonly columns: readonly Column[]
  readonly load: (params: Params, page: Page) => Promise<CasePage>
}
interface Page {
  readonly cursor: string
  readonly signal: AbortSignal
}
interface Given {
  readonly requestId: string
}

const pageSize = 50
const exits = ['registered', 'merged', 'declined', 'withdrawn'] as const

export const sources: Readonly<Record<string, Source>> = {
  completion: {
    columns: ['unit', 'item', 'place', 'channel', 'acceptedAt', 'dueAt', 'completedAt'],
    load: async ({ figure, part, ...rest }, page) => {
      const one = completionNames.find((name) => name === figure)
      const query = { ...narrowed(rest, page), figure: one ?? 'completedOfAccepted', part: partOf(part) }
      const { at, next, cases } = await call(routes.listCompletionCases, { query, signal: page.signal })
      return { at, next, rows: keyed(cases) }
    },
  },
  rates: {
    columns: ['kind', 'unit', 'worker', 'counts'],
    load: async ({ figure, part, ...rest }, page) => {
      const one = rateNames.find((name) => name === figure)
      const query = { ...narrowed(rest, page), figure: one ?? 'acknowledgedInTime', part: ratePartOf(part) }
      const { at, next, things } = await call(routes.listFigureCases, { query, signal: page.signal })
      return { at, next, rows: keyed(things) }
    },
  },
  times: {
    columns: ['unit', 'item', 'acceptedAt', 'completedAt', 'minutes'],
    load: async (params, page) => {
      const { at, next, cases } = await call(routes.listHandlingTimeCases, {
        query: narrowed(params, page),
        signal: page.signal,
      })
      return { at, next, rows: keyed(cases) }
    },
  },
  exits: {
    columns: ['registeredAt'],
    load: async ({ exit, ...rest }, page) => {
      const query = { ...narrowed(rest, page), exit: exitIn(exit) }
      const { at, next, cases } = await call(routes.listExitCases, { query, signal: page.signal })
      return { at, next, rows: keyed(cases) }
    },
  },
  returns: {
    columns: ['unit', 'reason', 'minutes', 'returnedAt'],
    load: async (params, page) => {
      const { at, next, cases } = await call(routes.listReturnCases, {
        query: narrowed(params, page),
        signal: page.signal,
      })
      return { at, next, rows: keyed(cases) }
    },
  },
  trend: {
    columns: ['registeredAt'],
    load: async (params, page) => {
      const { at = '', day = '', days = '7', of = 'community', item = '', place = '' } = params
      const narrow = { day, days, item, place, of: of === 'grid' ? ('grid' as const) : ('community' as const) }
      const given = { ...narrow, ...(at !== '' && { at }), ...cursorOf(page) }
      const found = await call(routes.listTrendCases, { query: given, signal: page.signal })
      return { at: found.at, next: found.next, rows: keyed(found.cases) }
    },
  },
}

/** What the address says that the number is; null where it is none of ours. */
export function figureIn({ of, figure }: Params): FigureName | null {
  const names: readonly FigureName[] = of === 'completion' ? completionNames : rateNames
  return names.find((name) => name === figure) ?? null
}

export type Part = 'numerator' | 'denominator' | 'remainder'

/** Of a figure of completion; `remainder`: what the denominator counts and the numerator does not. */
export function partOf(part: string | undefined): Part {
  return part === 'remainder' ? part : ratePartOf(part)
}

/** The other rates need not have their numerator within their denominator. */
export function ratePartOf(part: string | undefined): 'numerator' | 'denominator' {
  return part === 'numerator' ? part : 'denominator'
}

export function exitIn(exit: string | undefined): (typeof exits)[number] {
  return exits.find((name) => name === exit) ?? 'merged'
}

function narrowed(params: Params, page: Page) {
  return { ...asked(params), limit: pageSize, ...cursorOf(page) }
}

function cursorOf({ cursor }: Page) {
  return cursor === '' ? {} : { cursor }
}

function keyed<T extends Given>(rows: readonly T[]): readonly (T & { readonly key: string })[] {
  return rows.map((row, index) => ({ ...row, key: `${row.requestId} ${index}` }))
}
