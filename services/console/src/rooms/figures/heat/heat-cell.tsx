import { useTexts } from '../../../shared/settings/texts.ts'
import { count, percent } from '../numbers.ts'
import { CaseLink } from '../parts/case-link.tsx'
import type { CompletionFigures, CompletionName } from '../queries.ts'
import { cellFilters, type Scope } from '../scope.ts'
import { texts } from '../texts.ts'

interface Props {
  readonly scope: Scope
  readonly at: string
  readonly cell: Readonly<Record<string, string | null>>
  readonly figures: CompletionFigures | undefined
  readonly measure: 'accepted' | CompletionName
  /** Of accepted requests in one cell. */
  readonly most: number
}

/** Tinted in five steps, so that the text on it can always be read. */
export function HeatCell({ scope, at, cell, figures, measure, most }: Props) {
  const t = useTexts(texts)
  if (!figures) return <span className="wubu-heat-none">·</span>
  const figure = measure === 'accepted' ? 'completedOfAccepted' : measure
  const rate = figures[figure]
  const share = measure === 'accepted' ? rate.denominator / most : (rate.rate ?? 0)
  const part = measure === 'accepted' ? 'denominator' : 'numerator'
  return (
    <span className={`wubu-heat-cell wubu-heat-${Math.ceil(share * 5)}`}>
      <CaseLink scope={scope} target={{ of: 'completion', figure, part, at, ...cellFilters(cell) }}>
        {measure === 'accepted' ? count(rate.denominator) : percent(rate.rate, t.noRate)}
      </CaseLink>
    </span>
  )
}
