import { useQuery } from '@tanstack/react-query'
import { Typography } from 'antd'
import { useTexts } from '../../shared/settings/texts.ts'
import { fullTime } from '../../shared/settings/times.ts'
import { Loaded } from '../../shared/states/loaded.tsx'
import { DisclosedCases, DisclosedRates } from './disclosed-tables.tsx'
import { PublicFrame } from './public-frame.tsx'
import { type Disclosure, disclosure } from './queries.ts'
import { texts } from './texts.ts'

export function DisclosureScreen() {
  const t = useTexts(texts)
  const query = useQuery(disclosure)
  return (
    <PublicFrame>
      <Typography.Title level={1} className="wubu-public-title">
        {t.disclosureTitle}
      </Typography.Title>
      <Loaded query={query}>{(data) => <Disclosed data={data} />}</Loaded>
    </PublicFrame>
  )
}

function Disclosed({ data }: { readonly data: Disclosure }) {
  const t = useTexts(texts)
  const { total, satisfied, solved, months, communities, cases, from, to, at } = data
  return (
    <>
      <p>{t.disclosureIntro(from, to)}</p>
      <dl className="wubu-public-figures">
        <Figure label={t.accepted} value={total.accepted === null ? '–' : [total.accepted, t.acceptedUnit].join(' ')} />
        <Rate label={t.completed} rate={total.completed} />
        <Rate label={t.onTime} rate={total.onTime} />
        <Rate label={t.satisfied} rate={satisfied} />
        <Rate label={t.solvedRate} rate={solved} />
      </dl>
      <h2>{t.byMonth}</h2>
      <DisclosedRates
        label={t.month}
        rows={months.map(({ month, ...rest }) => ({ name: month, ...rest })).toReversed()}
      />
      <h2>{t.byCommunity}</h2>
      <p className="wubu-public-small">{t.smallWhy}</p>
      <DisclosedRates label={t.community} rows={communities} />
      <h2>{t.cases}</h2>
      <p className="wubu-public-small">{t.casesWhy}</p>
      <DisclosedCases cases={cases} />
      <p className="wubu-public-small">{t.asOf(fullTime(at))}</p>
    </>
  )
}

function Rate({ label, rate }: { readonly label: string; readonly rate: Disclosure['satisfied'] }) {
  const t = useTexts(texts)
  return (
    <Figure
      label={label}
      value={percent(rate.rate)}
      below={rate.denominator === 0 ? t.none : t.outOf(rate.numerator, rate.denominator)}
    />
  )
}

interface FigureProps {
  readonly label: string
  readonly value: string
  readonly below?: string
}

function Figure({ label, value, below }: FigureProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <strong>{value}</strong>
        {below !== undefined && <span>{below}</span>}
      </dd>
    </div>
  )
}

function percent(rate: number | null): string {
  return rate === null ? '–' : `${(rate * 100).toFixed(1)}%`
}
