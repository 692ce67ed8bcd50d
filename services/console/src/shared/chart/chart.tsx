import { Skeleton } from 'antd'
import { lazy, Suspense } from 'react'
import { Late } from '../states/late.tsx'
import type { ChartProps } from './drawn-chart.tsx'

const DrawnChart = lazy(async () => ({ default: (await import('./drawn-chart.tsx')).DrawnChart }))

/** A chart of ECharts, which is loaded with the first one that is shown. Beside it there is always a table with the same numbers. */
export function Chart(props: ChartProps) {
  return (
    <Suspense
      fallback={
        <Late>
          <Skeleton.Node active style={{ width: '100%', height: props.height }} />
        </Late>
      }
    >
      <DrawnChart {...props} />
    </Suspense>
  )
}
