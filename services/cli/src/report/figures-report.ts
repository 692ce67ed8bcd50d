import {
  type Dimension,
  dimensionNames,
  dimensions,
  isSmall,
  type RateName,
  type Rates,
  rateDefinitions,
} from '@wubu/domain'
import type { CaseCell, CaseDimension, caseRates, handlingTimes } from '@wubu/read-models'
import Table from 'cli-table3'
import { InvalidArgumentError } from 'commander'
import { shown } from './table.ts'

const names: Readonly<Record<CaseDimension, string>> = { ...dimensionNames, worker: '经办人 worker' }

/** `unit,worker` for an option. */
export function parseCaseDimensions(list: string): readonly CaseDimension[] {
  return list.split(',').map((name) => {
    const known = [...dimensions, 'worker' as const].find((dimension) => dimension === name.trim())
    if (known) return known
    throw new InvalidArgumentError(`不认识 unknown "${name}": ${dimensions.join(', ')}, worker.`)
  })
}

/** A rate that says little is marked. */
const mark = '*'

/** One line for each cell, the total below, and what each figure means. */
export function ratesText(
  { rows, total }: ReturnType<typeof caseRates>,
  by: readonly CaseDimension[],
  asked: readonly RateName[],
): string {
  const table = tableOf(
    by,
    asked.map((name) => rateDefinitions[name].name.zh),
  )
  const cellsOf = (rates: Rates) => asked.map((name) => rateShown(rates[name]))
  for (const { cell, rates } of rows) table.push([...valuesOf(cell, by), ...cellsOf(rates)])
  table.push([...totalLine(by), ...cellsOf(total.rates)])
  const meanings = asked.map((name) => {
    const { name: title, numerator, denominator } = rateDefinitions[name]
    return `${title.zh}: ${numerator.zh} ÷ ${denominator.zh}`
  })
  return [table.toString(), ...meanings, `${mark} 分母不足 30，仅供参考 fewer than 30: says little`].join('\n')
}

function rateShown(rate: Rates[RateName]): string {
  if (!rate) return '—'
  return `${shown(rate)}${rate.denominator > 0 && isSmall(rate.denominator) ? mark : ''}`
}

/** Working hours: minutes are more than anybody reads. */
export function timesText({ rows, total }: ReturnType<typeof handlingTimes>, by: readonly CaseDimension[]): string {
  const table = tableOf(by, ['办结件 completed', '平均 mean h', '中位 median h', 'P90 h'])
  const hours = (minutes: number | null) => (minutes === null ? '—' : (minutes / 60).toFixed(1))
  const cellsOf = ({ count, mean, median, p90 }: typeof total.minutes) => [
    `${count}${isSmall(count) ? mark : ''}`,
    ...[mean, median, p90].map(hours),
  ]
  for (const { cell, minutes } of rows) table.push([...valuesOf(cell, by), ...cellsOf(minutes)])
  table.push([...totalLine(by), ...cellsOf(total.minutes)])
  return `${table.toString()}\n办理时长按工作时间计，不含挂起 counted working time, without suspensions`
}

export function tableOf(by: readonly CaseDimension[], heads: readonly string[]) {
  return new Table({
    head: [...by.map((dimension) => names[dimension]), ...heads],
    colAligns: [...by.map(() => 'left' as const), ...heads.map(() => 'right' as const)],
    style: { head: [], border: [] },
  })
}

function valuesOf(cell: CaseCell, by: readonly CaseDimension[]): string[] {
  return by.map((dimension) => cell[dimension] ?? '—')
}

function totalLine(by: readonly (CaseDimension | Dimension)[]): string[] {
  const [first, ...rest] = by
  return first === undefined ? [] : ['合计 total', ...rest.map(() => '')]
}
