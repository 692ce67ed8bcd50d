import { InvalidCursor } from './errors.ts'

/** Where a page ended: the list's order and the sort values of its last row. Opaque outside. */
export interface CursorPoint {
  readonly order: string
  readonly values: readonly string[]
}

export function writeCursor({ order, values }: CursorPoint): string {
  return Buffer.from(JSON.stringify([order, ...values])).toString('base64url')
}

/** Throws InvalidCursor for what `writeCursor` did not write for this order. */
export function readCursor(cursor: string, order: string, length: number): readonly string[] {
  const [of, ...values] = parse(Buffer.from(cursor, 'base64url').toString())
  const texts = values.filter((value) => typeof value === 'string')
  if (of !== order || values.length !== length || texts.length !== length) throw new InvalidCursor()
  return texts
}

function parse(text: string): readonly unknown[] {
  try {
    const parsed: unknown = JSON.parse(text)
    if (Array.isArray(parsed)) return parsed
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
  }
  throw new InvalidCursor()
}
