import { type CellValues, type Dimension, definitions, dimensionNames, type Rate } from '@wubu/domain'
import Table from 'cli-table3'
import type { CompletionReport, ReportedFigures } from './completion-report.ts'

/** The report for people: one line for each cell, the total below, and what each figure means. */
export function reportText(report: CompletionReport, by: readonly Dimension[], timeZone: string): string {
  const names = figureNames(report.total.figures)
  const table = new Table({
    head: [...by.map((dimension) => dimensionNames[dimension]), ...names.map((name) => definitions[name].name.zh)],
    colAligns: [...by.map(() => 'left' as const), ...names.map(() => 'right' as const)],
    style: { head: [], border: [] },
  })
  for (const { cell, figures } of report.rows) table.push(line(by, cell, figures))
  const total = names.map((name) => shown(report.total.figures[name]))
  const [first, ...rest] = by
  table.push(first === undefined ? total : ['合计 total', ...rest.map(() => ''), ...total])
  const meanings = names.map(
    (name) => `${definitions[name].name.zh}: ${definitions[name].numerator.zh} ÷ ${definitions[name].denominator.zh}`,
  )
  return [`截至 as of ${local(report.at, timeZone)} (${timeZone})`, table.toString(), ...meanings].join('\n')
}

function figureNames(figures: ReportedFigures): (keyof ReportedFigures)[] {
  return Object.keys(figures) as (keyof ReportedFigures)[]
}

function line(by: readonly Dimension[], cell: CellValues, figures: ReportedFigures): string[] {
  return [...by.map((dimension) => cell[dimension] ?? '—'), ...figureNames(figures).map((name) => shown(figures[name]))]
}

export function shown({ numerator, denominator, rate }: Rate): string {
  return rate === null ? '—' : `${numerator}/${denominator} ${(rate * 100).toFixed(2)}%`
}

function local(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(
    new Date(instant),
  )
}
