import { Tooltip } from 'antd'
import { useTexts } from '../../../shared/settings/texts.ts'
import { Tone } from '../../../shared/states/tone.tsx'
import { count } from '../numbers.ts'
import { type FigureName, fewest, isCompletion, type Rate } from '../queries.ts'
import { cellFilters, type Scope } from '../scope.ts'
import { texts } from '../texts.ts'
import { CaseLink } from './case-link.tsx'

interface Props {
  readonly figure: FigureName
  readonly rate: Rate
  readonly scope: Scope
  readonly at: string
  readonly cell?: Readonly<Record<string, string | null>>
}

/** `12 / 13`, each of the two opening to its cases. */
export function RateNumbers({ figure, rate, scope, at, cell = {} }: Props) {
  const t = useTexts(texts)
  const link = (part: 'numerator' | 'denominator') => (
    <CaseLink
      scope={scope}
      target={{ of: isCompletion(figure) ? 'completion' : 'rates', figure, part, at, ...cellFilters(cell) }}
      label={`${t.cases.of(t.figures[figure], t.part[part])} ${count(rate[part])}`}
    >
      {count(rate[part])}
    </CaseLink>
  )
  return (
    <span className="wubu-of">
      {link('numerator')} / {link('denominator')}
    </span>
  )
}

/** Where a rate is of so few that it says little. */
export function Small({ rate }: { readonly rate: Rate }) {
  const t = useTexts(texts)
  if (rate.denominator === 0 || rate.denominator >= fewest) return null
  return <SmallTag why={t.smallWhy} />
}

export function SmallTag({ why }: { readonly why: string }) {
  const t = useTexts(texts)
  return (
    <Tooltip title={why}>
      <Tone tone="grey" tabIndex={0}>
        {t.small}
      </Tone>
    </Tooltip>
  )
}
