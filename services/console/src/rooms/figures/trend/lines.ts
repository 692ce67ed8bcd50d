import { percent } from '../numbers.ts'

interface Line {
  readonly name: string
  /** null where there is no rate: the line has a gap. */
  readonly values: readonly (number | null)[]
}

interface Given {
  readonly steps: readonly string[]
  readonly accepted: Line
  readonly series: readonly Line[]
}

/** Rates as lines of different dashes and marks, not by colour alone, over bars of how many were accepted. */
export function linesOf({ steps, accepted, series }: Given) {
  const marks = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle']
  const dashes = ['solid', 'dashed', 'dotted']
  return {
    aria: { enabled: false },
    grid: { left: 8, right: 8, top: 48, bottom: 8, containLabel: true },
    legend: { top: 0, type: 'scroll' },
    tooltip: { trigger: 'axis' },
    xAxis: { type: 'category', data: steps },
    yAxis: [
      { type: 'value', min: 0, max: 1, axisLabel: { formatter: (value: number) => percent(value, '') } },
      { type: 'value', splitLine: { show: false }, minInterval: 1 },
    ],
    series: [
      {
        type: 'bar',
        name: accepted.name,
        yAxisIndex: 1,
        barMaxWidth: 28,
        itemStyle: { color: 'rgba(128,150,180,.35)' },
        data: accepted.values,
      },
      ...series.map(({ name, values }, index) => ({
        type: 'line',
        name,
        symbol: marks[index % marks.length],
        symbolSize: 7,
        lineStyle: { type: dashes[index % dashes.length], width: 2 },
        tooltip: { valueFormatter: (value: unknown) => percent(typeof value === 'number' ? value : null, '–') },
        data: values,
      })),
    ],
  }
}
