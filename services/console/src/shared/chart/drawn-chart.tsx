import { BarChart, HeatmapChart, LineChart } from 'echarts/charts'
import {
  AriaComponent,
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components'
import { type EChartsCoreOption, init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useIsDark } from '../settings/dark.ts'

use([
  BarChart,
  HeatmapChart,
  LineChart,
  AriaComponent,
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  VisualMapComponent,
  CanvasRenderer,
])

export interface ChartProps {
  readonly option: EChartsCoreOption
  /** In px. */
  readonly height: number
  /** What it shows, for whoever can't see it. */
  readonly label: string
  /** Of the bar, point or cell that was pressed: its series and its index in the data. */
  readonly onPick?: (picked: { readonly series: number; readonly index: number }) => void
}

export function DrawnChart({ option, height, label, onPick }: ChartProps) {
  const isDark = useIsDark()
  const place = useRef<HTMLDivElement>(null)
  const drawn = useRef<ReturnType<typeof init> | null>(null)
  const picked = useEffectEvent((series: number | undefined, index: number) => {
    if (series !== undefined) onPick?.({ series, index })
  })
  useEffect(() => {
    if (!place.current) return
    const chart = init(place.current, isDark ? 'dark' : null)
    drawn.current = chart
    chart.on('click', ({ seriesIndex, dataIndex }) => picked(seriesIndex, dataIndex))
    const watcher = new ResizeObserver(() => chart.resize())
    watcher.observe(place.current)
    return () => {
      watcher.disconnect()
      chart.dispose()
      drawn.current = null
    }
  }, [isDark])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a chart made anew for another theme needs its option again
  useEffect(() => {
    if (!place.current) return
    const { fontFamily } = getComputedStyle(place.current)
    drawn.current?.setOption(
      { backgroundColor: 'transparent', textStyle: { fontFamily }, ...option },
      { notMerge: true },
    )
  }, [option, isDark])
  return <div ref={place} role="img" aria-label={label} style={{ height }} />
}
