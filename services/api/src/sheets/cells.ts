import type { Directory } from '../runtime.ts'

/** Headings of what figures are cut by. */
export const dimensionTitles: Readonly<Record<string, string>> = {
  unit: '单位 unit',
  community: '社区 community',
  grid: '网格 grid',
  item: '事项 item',
  channel: '渠道 channel',
  window: '窗口 window',
  kind: '方式 kind',
  day: '日 day',
  month: '月 month',
  quarter: '季 quarter',
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
