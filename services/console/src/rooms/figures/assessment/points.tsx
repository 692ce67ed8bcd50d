import { Typography } from 'antd'
import { useTexts } from '../../../shared/settings/texts.ts'
import { percent } from '../numbers.ts'
import { RateNumbers, Small, SmallTag } from '../parts/rate-numbers.tsx'
import type { Scope } from '../scope.ts'
import { texts } from '../texts.ts'
import { type Assessed, type Component, isOfFew } from './queries.ts'

interface Props {
  readonly component: Component
  readonly scope: Scope
  readonly at: string
  readonly cell: Readonly<Record<string, string | null>>
  /** Without a mark where it is of few, since the whole row has one. */
  readonly isMarked?: boolean
}

/** The points that a figure gave of those that its weight allows, and the rate that they come from. */
export function Points({ component, scope, at, cell, isMarked = true }: Props) {
  const t = useTexts(texts)
  const { figure, weight, score, rate } = component
  if (score === null) return <Typography.Text type="secondary">{t.assessment.notWeighed}</Typography.Text>
  return (
    <>
      <div>
        {isMarked && <Small rate={component} />} <strong>{((weight * score) / 100).toFixed(1)}</strong>
        {` / ${weight} · ${percent(rate, t.noRate)}`}
      </div>
      <RateNumbers {...{ figure, scope, at, cell }} rate={component} />
    </>
  )
}

/** Out of 100, whatever could be weighed. */
export function Score({ assessed }: { readonly assessed: Assessed }) {
  const { score, weighed } = assessed
  const t = useTexts(texts)
  if (score === null) return <Typography.Text type="secondary">{t.noRate}</Typography.Text>
  return (
    <>
      <div>
        {isOfFew(assessed) && <SmallTag why={t.assessment.smallWhy} />}{' '}
        <span className="wubu-score">{score.toFixed(1)}</span>
      </div>
      {weighed < 100 && <Typography.Text type="secondary">{t.assessment.weighed(weighed)}</Typography.Text>}
    </>
  )
}
