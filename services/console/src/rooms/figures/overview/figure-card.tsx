import { useTexts } from '../../../shared/settings/texts.ts'
import { percent } from '../numbers.ts'
import { DefinitionButton } from '../parts/definition-button.tsx'
import { RateNumbers, Small } from '../parts/rate-numbers.tsx'
import type { Completion, FigureName, Rate } from '../queries.ts'
import type { Scope } from '../scope.ts'
import { texts } from '../texts.ts'

interface Props {
  readonly figure: FigureName
  readonly rate: Rate
  readonly scope: Scope
  readonly at: string
  readonly definitions: Completion['definitions']
  readonly large?: boolean
}

/** A rate with what it divides and what it means. */
export function FigureCard({ figure, rate, scope, at, definitions, large = false }: Props) {
  const t = useTexts(texts)
  return (
    <section className="wubu-figure" aria-label={t.figures[figure]} data-figure={figure}>
      <div className="wubu-figure-name">
        {t.figures[figure]}
        <DefinitionButton figure={figure} definition={definitions[figure]} />
      </div>
      <div className={large ? 'wubu-figure-rate wubu-figure-large' : 'wubu-figure-rate'}>
        {percent(rate.rate, t.noRate)} <Small rate={rate} />
      </div>
      <RateNumbers {...{ figure, rate, scope, at }} />
    </section>
  )
}
