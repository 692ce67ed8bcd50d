import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../shared/settings/texts.ts'
import { Loaded } from '../../../shared/states/loaded.tsx'
import { useCellNames } from '../names.ts'
import { count } from '../numbers.ts'
import { texts } from '../texts.ts'
import { busiestUnits } from './queries.ts'

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
        {({ rows }) => (
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
                    <td>{count(all.denominator - all.numerator)}</td>
                    <td className={late > 0 ? 'wubu-wall-late' : ''}>{count(late)}</td>
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
