import { readCursor, writeCursor } from '../cursor.ts'
import { InvalidCursor } from '../errors.ts'
import type { CaseMember, CaseRange } from './cohort.ts'

export interface PageAsked {
  readonly cursor?: string
  /** Requests on a page, at most; 100 unless told. What is of one request is never torn apart. */
  readonly limit?: number
}

interface CasePage<T> {
  readonly things: readonly T[]
  /** null after the last one. */
  readonly cursor: string | null
}

const order = 'acceptance'

/** A page of what `found` gives after a point, request by request, by day of acceptance. Throws InvalidCursor. */
export function casePage<T>(
  { cursor, limit = 100 }: PageAsked,
  found: (after: Pick<CaseRange, 'after'>) => Iterable<readonly [CaseMember, T]>,
): CasePage<T> {
  const things: T[] = []
  let last: CaseMember | null = null
  let requests = 0
  for (const [member, thing] of found(cursor === undefined ? {} : { after: readPoint(cursor) })) {
    if (member !== last) {
      if (requests === limit && last) return { things, cursor: cursorOf(last) }
      requests += 1
      last = member
    }
    things.push(thing)
  }
  return { things, cursor: null }
}

function cursorOf({ day, n }: CaseMember): string {
  return writeCursor({ order, values: [`${day}`, `${n}`] })
}

function readPoint(cursor: string): { readonly day: number; readonly n: number } {
  const [day = Number.NaN, n = Number.NaN] = readCursor(cursor, order, 2).map(Number)
  if (!Number.isInteger(day) || !Number.isInteger(n)) throw new InvalidCursor()
  return { day, n }
}
