import { Skeleton, Space, Typography } from 'antd'
import { type ComponentType, lazy, Suspense } from 'react'
import { Link } from 'react-router'
import { ViewChoice } from '../../shared/list/view-choice.tsx'
import { useMe } from '../../shared/session/session.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { Late } from '../../shared/states/late.tsx'
import { DownloadMenu } from './download-menu.tsx'
import { FilterBar } from './filter-bar.tsx'
import { Overview } from './overview/overview.tsx'
import { useFiguresState, type View, type ViewProps, views } from './scope.ts'
import { texts } from './texts.ts'
import './figures.css'

const shown: Readonly<Record<View, ComponentType<ViewProps>>> = {
  overview: Overview,
  breakdown: lazy(async () => ({ default: (await import('./breakdown/breakdown.tsx')).Breakdown })),
  ranking: lazy(async () => ({ default: (await import('./breakdown/ranking.tsx')).Ranking })),
  compare: lazy(async () => ({ default: (await import('./compare/compare.tsx')).Compare })),
  trend: lazy(async () => ({ default: (await import('./trend/trend.tsx')).Trend })),
  heat: lazy(async () => ({ default: (await import('./heat/heat.tsx')).Heat })),
  rising: lazy(async () => ({ default: (await import('./rising/rising.tsx')).Rising })),
  assessment: lazy(async () => ({ default: (await import('./assessment/assessment.tsx')).Assessment })),
  returns: lazy(async () => ({ default: (await import('./returns/returns.tsx')).Returns })),
}

/** The API has no file of these. */
const withoutFile: readonly View[] = ['compare', 'rising', 'returns', 'assessment']
/** Who may ask what rises where (the API says the same), and has a wall. */
const researchers: readonly string[] = ['dispatcher', 'supervisor', 'unit-head']
/** The API tells nobody else of them. */
const seenBy: Readonly<Partial<Record<View, readonly string[]>>> = {
  rising: researchers,
  assessment: [...researchers, 'admin'],
}

export function FiguresScreen() {
  const t = useTexts(texts)
  const { role } = useMe()
  const [state, change] = useFiguresState()
  const Shown = shown[state.view]
  const offered = views.filter((view) => seenBy[view]?.includes(role) ?? true)
  return (
    <>
      <div className="wubu-figures-head">
        <Typography.Title level={1} className="wubu-title">
          {t.title}
        </Typography.Title>
        <Space>
          {researchers.includes(role) && <Link to="/wall">{t.openWall}</Link>}
          {!withoutFile.includes(state.view) && <DownloadMenu state={state} />}
        </Space>
      </div>
      <FilterBar state={state} change={change} />
      <ViewChoice
        label={t.view}
        value={state.view}
        onChange={(view) => change({ view, page: '1' })}
        options={offered.map((value) => ({ value, label: t.views[value] }))}
      />
      <Suspense
        fallback={
          <Late>
            <Skeleton active paragraph={{ rows: 6 }} />
          </Late>
        }
      >
        <Shown state={state} change={change} />
      </Suspense>
    </>
  )
}
