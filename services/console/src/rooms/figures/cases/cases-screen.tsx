import { useQuery } from '@tanstack/react-query'
import { Empty, Typography } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { PageTurner } from '../../../shared/list/page-turner.tsx'
import { useTexts } from '../../../shared/settings/texts.ts'
import { Loaded } from '../../../shared/states/loaded.tsx'
import { texts as shared } from '../../../shared/texts.ts'
import { AsOf } from '../parts/as-of.tsx'
import { isCompletion } from '../queries.ts'
import { texts } from '../texts.ts'
import { CaseFiles } from './case-files.tsx'
import { CaseTable } from './case-table.tsx'
import { Narrowed } from './narrowed.tsx'
import { exitIn, figureIn, partOf, ratePartOf, sources } from './sources.ts'
import '../figures.css'

/** The requests, parts or evaluations behind one number, as of the instant of the number. */
export function CasesScreen() {
  const t = useTexts(texts)
  const { none } = useTexts(shared).list
  const [search, setSearch] = useSearchParams()
  const { cursor = '', ...params } = Object.fromEntries(search)
  const { of = '', ...filters } = params
  const source = sources[of]
  const query = useQuery({
    queryKey: ['figures/cases', params, cursor],
    queryFn: ({ signal }) => {
      if (!source) throw new Error(`no source ${of}`)
      return source.load(of === 'trend' ? { ...filters, of: filters.level ?? '' } : filters, { cursor, signal })
    },
    enabled: source !== undefined,
  })
  const title = useCasesTitle(params)
  if (!source || title === null) return <Empty description={t.cases.unknown} />
  const turn = (to: string) =>
    setSearch((before) => {
      const next = new URLSearchParams(before)
      if (to === '') next.delete('cursor')
      else next.set('cursor', to)
      return next
    })
  return (
    <>
      <div className="wubu-figures-head">
        <Typography.Title level={1} className="wubu-title">
          {title}
        </Typography.Title>
        <CaseFiles params={params} />
      </div>
      <p>
        <Link to={figuresPath(filters)}>{t.cases.back}</Link>
      </p>
      <Narrowed params={filters} />
      <Loaded query={query} isEmpty={({ rows }) => rows.length === 0} empty={<Empty description={none} />}>
        {({ at, rows, next }) => (
          <>
            <p>
              <AsOf at={at} isLive={false} /> · {t.cases.onPage(rows.length)}
            </p>
            <CaseTable rows={rows} columns={source.columns} />
            <PageTurner cursor={cursor} next={next} onTurn={turn} />
          </>
        )}
      </Loaded>
    </>
  )
}

function useCasesTitle(params: Readonly<Record<string, string>>): string | null {
  const t = useTexts(texts)
  const { of, part, exit } = params
  if (of === 'times') return t.cases.times
  if (of === 'returns') return t.cases.returns
  if (of === 'trend') return t.cases.trend
  if (of === 'exits') return t.exits[exitIn(exit)]
  const figure = figureIn(params)
  if (figure === null) return null
  const which = isCompletion(figure) ? partOf(part) : ratePartOf(part)
  const short = which === 'remainder' && (figure === 'completedOfDue' || figure === 'completedOfAccepted')
  return short ? t.cases.left[figure] : t.cases.of(t.figures[figure], t.part[which])
}

/** Back to the same cohort, without the cell that was opened; to a frozen one with both of its clocks. */
function figuresPath({
  from,
  to,
  at,
  known,
  unit,
  community,
  item,
  channel,
}: Readonly<Record<string, string>>): string {
  const clocks = known === undefined ? {} : { at, known }
  const kept = Object.entries({ from, to, ...clocks, unit, community, item, channel }).filter(
    ([, value]) => value !== undefined,
  )
  return `/figures?${new URLSearchParams(kept.map(([key, value]) => [key, value ?? '']))}`
}
