import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useTexts } from '../../../shared/settings/texts.ts'
import { count } from '../numbers.ts'
import { texts } from '../texts.ts'
import { type Counted, counted, countOf, listOf } from './queries.ts'

const most = 10_000

/** How many are where. */
export function Tiles() {
  return (
    <div className="wubu-wall-tiles">
      {counted.map((kind) => (
        <Tile key={kind} kind={kind} />
      ))}
    </div>
  )
}

function Tile({ kind }: { readonly kind: Counted }) {
  const t = useTexts(texts).wall
  const total = useQuery(countOf(kind)).data?.total
  const shown = total === undefined || total === null ? '–' : total >= most ? `${count(most)}+` : count(total)
  const number = <span className="wubu-wall-number">{shown}</span>
  return (
    <section className={`wubu-wall-tile wubu-wall-${kind}`} aria-label={t[kind]} data-count={kind}>
      <div>{t[kind]}</div>
      <Link to={listOf(kind)} aria-label={`${t.openTile(t[kind])} ${shown}`}>
        {number}
      </Link>
    </section>
  )
}
