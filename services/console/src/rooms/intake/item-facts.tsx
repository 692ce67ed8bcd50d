import type { Item } from '../../shared/reference/reference.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { texts } from './texts.ts'

/** What the resident wants to know first: how long it takes. */
export function ItemFacts({ item: { limits, handlingKinds, legalBasis } }: { readonly item: Item }) {
  const t = useTexts(texts)
  const told = (limit: NonNullable<Item['limits']['promised']>) => `${limit.amount} ${t.units[limit.unit]}`
  const facts = [
    ...(limits.promised ? [t.promised(told(limits.promised))] : []),
    ...(limits.legal ? [t.legal(told(limits.legal))] : []),
    ...(limits.promised || limits.legal ? [] : [t.noLimit]),
    ...(handlingKinds.includes('instant') ? [t.atOnce] : []),
    ...(legalBasis === null ? [] : [legalBasis]),
  ]
  return <span>{facts.join(' · ')}</span>
}
