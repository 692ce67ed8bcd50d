import { useNames } from '../../shared/reference/reference.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { texts as shared } from '../../shared/texts.ts'
import type { CellName } from './scope.ts'
import { texts } from './texts.ts'

/** What a value of a dimension is called, such as 民政局 for `D-MZ`; null has a name of its own. */
export function useCellNames(): (dimension: CellName, value: string | null | undefined) => string {
  const t = useTexts(texts).none
  const { channels } = useTexts(shared)
  const names = useNames()
  return (dimension, value) => {
    if (value === null || value === undefined) return t[dimension]
    if (dimension === 'unit') return names.unit(value)
    if (dimension === 'community') return names.place(value)
    if (dimension === 'item') return names.item(value)
    if (dimension === 'channel') return Object.entries(channels).find(([key]) => key === value)?.[1] ?? value
    return value
  }
}
