import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../shared/settings/texts.ts'
import { Loaded } from '../../../shared/states/loaded.tsx'
import { useCellNames } from '../names.ts'
import { count } from '../numbers.ts'
import { CaseLink } from '../parts/case-link.tsx'
import type { CompletionName } from '../queries.ts'
import { cellFilters } from '../scope.ts'
import { texts } from '../texts.ts'
import { busiestUnits, everything } from './queries.ts'

const shown = 13

/** The busiest units: accepted, still open, and due but open. */
export function Units() {
  const t = useTexts(texts)
  const nameOf = useCellNames()
  const query = useQuery(busiestUnits(shown))
  return (
    <section className="wubu-wall-panel">
      <h2>{t.wall.byUnit}</h2>
      <Loaded query={query}>
        {({ rows, at }) => (
          <table className="wubu-wall-table">
            <thead>
              <tr>
                <th scope="col">{t.by.unit}</th>
                <th scope="col">{t.wall.handling}</th>
                <th scope="col">{t.wall.openOverdue}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ cell: { unit }, figures: { completedOfAccepted: all, completedOfDue: due } }) => {
                const late = due.denominator - due.numerator
                return (
                  <tr key={unit ?? '~'}>
                    <th scope="row">{nameOf('unit', unit)}</th>
                    <td>
                      <Open figure="completedOfAccepted" {...{ unit, at }}>
                        {count(all.denominator - all.numerator)}
                      </Open>
                    </td>
                    <td className={late > 0 ? 'wubu-wall-late' : ''}>
                      <Open figure="completedOfDue" {...{ unit, at }}>
                        {count(late)}
                      </Open>
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        )}
      </Loaded>
    </section>
  )
}

interface OpenProps {
  readonly figure: CompletionName
  readonly unit: string | null | undefined
  readonly at: string
  readonly children: string
}

/** What is left to do: in the figure's denominator and not completed. */
function Open({ figure, unit, at, children }: OpenProps) {
  const cell = cellFilters({ unit: unit ?? null })
  return (
    <CaseLink scope={everything} target={{ of: 'completion', figure, part: 'remainder', at, ...cell }}>
      {children}
    </CaseLink>
  )
}
