import type { CellValues, Dimension } from '@wubu/domain'
import { completionFigures } from '@wubu/read-models'
import { Command } from 'commander'
import { dataOption, instant, type LogOptions, localDate, logOption, logPlace } from '../options.ts'
import { withReadModels } from '../read-models-of.ts'
import { askAsKnown, knownOption } from '../report/as-known.ts'
import { completionReport, parseDimensions } from '../report/completion-report.ts'
import { reportText } from '../report/table.ts'
import { figureReports } from './report-figures.ts'

interface Options extends LogOptions {
  readonly by: readonly Dimension[]
  readonly from?: string
  readonly to?: string
  readonly at?: string
  readonly known?: string
  readonly unit?: string
  readonly community?: string
  readonly item?: string
  readonly channel?: string
  readonly json: boolean
}

export function reportCommand(): Command {
  const report = new Command('report').description('统计报表 Reports').addCommand(completionCommand())
  for (const command of figureReports()) report.addCommand(command)
  return report
}

function completionCommand(): Command {
  return new Command('completion')
    .description('办结率,可按任一历史时刻统计 Completion figures, as of any instant')
    .addOption(dataOption())
    .addOption(logOption())
    .option('--by <list>', '分组,逗号分隔 cut by, such as unit,month', parseDimensions, [])
    .option('--from <date>', '受理日期自(含,日志时区)accepted on or after this local date', localDate)
    .option('--to <date>', '受理日期至(含)accepted on or before this local date', localDate)
    .option('--at <instant>', '统计时刻,默认现在 as of this instant, such as 2026-03-01T00:00:00+08:00', instant)
    .addOption(knownOption())
    .option('--unit <id>', '只统计该主办单位;空值为未派单 of one leading unit; empty: of none')
    .option('--community <id>', '只统计该社区 of one community')
    .option('--item <code>', '只统计该事项 of one item')
    .option('--channel <name>', '只统计该渠道 of one channel')
    .option('--json', '只输出 JSON print JSON alone', false)
    .action(report)
}

async function report({
  by,
  from,
  to,
  at,
  known,
  unit,
  community,
  item,
  channel,
  json,
  ...place
}: Options): Promise<void> {
  const asOf = at ?? new Date().toISOString()
  const filters = filtersOf({ unit, community, item, channel })
  const question = { by, at: asOf, filters, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
  const text = await withReadModels(logPlace(place), async (models) => {
    const { found, known: logHead } = await askAsKnown(models, { at: asOf, known }, (earlier) =>
      completionFigures(models.db, { ...question, ...(earlier && { known: earlier }) }),
    )
    const report = completionReport(found, { at: asOf, logHead })
    return json ? JSON.stringify(report) : reportText(report, by, models.timeZone)
  })
  process.stdout.write(`${text}\n`)
}

/** Only what is given; an empty value asks for those that have none. */
function filtersOf(given: Readonly<Partial<Record<Dimension, string | undefined>>>): CellValues {
  const entries = Object.entries(given).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries.map(([dimension, value]) => [dimension, value === '' ? null : value]))
}
