import { useQuery } from '@tanstack/react-query'
import { Loaded } from '../../../shared/states/loaded.tsx'
import { FigureCard } from '../overview/figure-card.tsx'
import { completionOf, ratesOf } from '../queries.ts'
import { everything } from './queries.ts'

const completionShown = ['completedOfAccepted', 'completedOfDue', 'completedOfSettled', 'onTimeOfDue'] as const
const ratesShown = ['satisfiedOfEvaluated', 'solvedOfEvaluated'] as const

export function Rates() {
  const completion = useQuery(completionOf(everything))
  const rates = useQuery(ratesOf(everything))
  return (
    <div className="wubu-wall-rates">
      <Loaded query={completion}>
        {({ at, total: { figures }, definitions }) =>
          completionShown.map((figure) => (
            <FigureCard key={figure} large {...{ figure, at, definitions }} scope={everything} rate={figures[figure]} />
          ))
        }
      </Loaded>
      <Loaded query={rates}>
        {({ at, total: { rates: found }, definitions }) =>
          ratesShown.map((figure) => {
            const rate = found[figure]
            return rate && <FigureCard key={figure} large {...{ figure, at, definitions, rate }} scope={everything} />
          })
        }
      </Loaded>
    </div>
  )
}
