import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { Card } from 'antd'
import { useTexts } from '../../../shared/settings/texts.ts'
import { Loaded } from '../../../shared/states/loaded.tsx'
import { AsOf } from '../parts/as-of.tsx'
import { completionOf, type RateName, type Rates, ratesOf } from '../queries.ts'
import { type Scope, scopeOf, type ViewProps } from '../scope.ts'
import { texts } from '../texts.ts'
import { Exits } from './exits.tsx'
import { FigureCard } from './figure-card.tsx'
import { Times } from './times.tsx'

const evaluation = ['satisfiedOfEvaluated', 'solvedOfEvaluated', 'evaluatedOfDue', 'reopenedOfCompleted'] as const
const units = ['acknowledgedInTime', 'returnedOfDispatched'] as const

export function Overview({ state }: ViewProps) {
  const t = useTexts(texts)
  const scope = scopeOf(state)
  const completion = useQuery(completionOf(scope))
  const rates = useQuery(ratesOf(scope))
  return (
    <>
      <Loaded query={completion}>
        {({ at, total: { figures }, definitions }) => (
          <>
            <div className="wubu-gap">
              <AsOf at={at} isLive={state.at === ''} />
            </div>
            <Card size="small" title={<h2>{t.completionHead}</h2>} className="wubu-gap">
              <div className="wubu-figures">
                {(['completedOfAccepted', 'completedOfDue', 'completedOfSettled'] as const).map((figure) => (
                  <FigureCard key={figure} large {...{ figure, scope, at, rate: figures[figure], definitions }} />
                ))}
              </div>
            </Card>
            <Card size="small" title={<h2>{t.timelyHead}</h2>} className="wubu-gap">
              <div className="wubu-figures">
                {(['onTimeOfDue', 'overdueOfDue'] as const).map((figure) => (
                  <FigureCard key={figure} {...{ figure, scope, at, rate: figures[figure], definitions }} />
                ))}
                <RatesOf names={['aheadOfLimit']} query={rates} scope={scope} />
              </div>
            </Card>
          </>
        )}
      </Loaded>
      <div className="wubu-figures-pair">
        <Card size="small" title={<h2>{t.evaluationHead}</h2>}>
          <div className="wubu-figures">
            <RatesOf names={evaluation} query={rates} scope={scope} />
          </div>
        </Card>
        <Card size="small" title={<h2>{t.unitsHead}</h2>}>
          <div className="wubu-figures">
            <RatesOf names={units} query={rates} scope={scope} />
          </div>
        </Card>
        <Times scope={scope} />
        <Exits scope={scope} />
      </div>
    </>
  )
}

interface RatesProps {
  readonly names: readonly RateName[]
  readonly query: UseQueryResult<Rates>
  readonly scope: Scope
}

function RatesOf({ names, query, scope }: RatesProps) {
  return (
    <Loaded query={query}>
      {({ at, total: { rates }, definitions }) =>
        names.map((figure) => {
          const rate = rates[figure]
          return rate && <FigureCard key={figure} {...{ figure, scope, at, rate, definitions }} />
        })
      }
    </Loaded>
  )
}
