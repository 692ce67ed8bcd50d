import { dimensionNames } from '@wubu/domain'
import type { Directory } from '../runtime.ts'

/** Headings of what figures are cut by. */
export const dimensionTitles: Readonly<Record<string, string>> = {
  ...dimensionNames,
  worker: '经办 worker',
}

/** What a code is called, with the code behind it where they differ; empty for a cell of those that have none. */
export function nameIn(reference: Directory, dimension: string, code: string | null | undefined): string {
  if (code === null || code === undefined) return ''
  const name = namedIn(reference, dimension, code)
  return name === undefined || name === code ? code : `${name} (${code})`
}

function namedIn(reference: Directory, dimension: string, code: string): string | undefined {
  switch (dimension) {
    case 'unit':
    case 'window':
      return reference.unit(code)?.name
    case 'item':
      return reference.item(code)?.name
    case 'community':
    case 'grid':
    case 'place':
      return reference.place(code)?.name
    default:
      return undefined
  }
}
