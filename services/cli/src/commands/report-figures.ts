import { type Period, periodNamed, type RateName } from '@wubu/domain'
import {
  assessQuarter,
  type CaseDimension,
  caseRates,
  type EarlierCases,
  handlingTimes,
  returnsBy,
  risingTrends,
} from '@wubu/read-models'
import { Command, InvalidArgumentError } from 'commander'
import { dataOption, instant, type LogOptions, localDate, logOption, logPlace, wholeNumber } from '../options.ts'
import { type CurrentReadModels, withReadModels } from '../read-models-of.ts'
import { askAsKnown, knownOption } from '../report/as-known.ts'
import { parseCaseDimensions, ratesText, timesText } from '../report/figures-report.ts'
import { assessmentText, returnsText, trendsText } from '../report/study-text.ts'

interface Common extends LogOptions {
  readonly at?: string
  readonly json: boolean
}

interface Cut extends Common {
  readonly known?: string
  readonly by: readonly CaseDimension[]
  readonly from?: string
  readonly to?: string
}

/** The reports besides completion. */
export const figureReports = (): readonly Command[] => [
  rates('satisfaction', '满意率、解决率、参评率 Satisfaction', [
    'satisfiedOfEvaluated',
    'solvedOfEvaluated',
    'evaluatedOfDue',
  ]),
  times(),
  returns(),
  assessment(),
  trends(),
]

function rates(name: string, description: string, names: readonly RateName[]): Command {
  return cut(name, description).action((options: Cut) =>
    printed(options, (models, clocks) => {
      const found = caseRates(models.db, { ...asked(options, models, clocks), names, by: options.by })
      return { found, text: () => ratesText(found, options.by, names) }
    }),
  )
}

const promptness = ['acknowledgedInTime', 'aheadOfLimit', 'reopenedOfCompleted'] as const

function times(): Command {
  return cut('times', '办理时长、签收及时率、提前办结率、重办率 Counted working time, and how prompt').action(
    (options: Cut) =>
      printed(options, (models, clocks) => {
        const question = { ...asked(options, models, clocks), by: options.by }
        const minutes = handlingTimes(models.db, question)
        const prompt = caseRates(models.db, { ...question, names: promptness })
        const text = () => `${timesText(minutes, options.by)}\n${ratesText(prompt, options.by, promptness)}`
        return { found: { times: minutes, rates: prompt }, text }
      }),
  )
}

function returns(): Command {
  return cut('returns', '退单率与退单归因 Returns: how many, by whom, why').action((options: Cut) =>
    printed(options, (models, clocks) => {
      const question = asked(options, models, clocks)
      const names = ['returnedOfDispatched'] as const
      const rates = caseRates(models.db, { ...question, names, by: options.by })
      const reasons = returnsBy(models.db, question)
      const text = () => `${ratesText(rates, options.by, names)}\n${returnsText(reasons)}`
      return { found: { rates, reasons }, text }
    }),
  )
}

interface AssessmentOptions extends Common {
  readonly quarter: Period
}

function assessment(): Command {
  return common('assessment', '季度考评 The quarterly assessment of units')
    .requiredOption('--quarter <quarter>', '季度 such as 2026-Q1', quarter)
    .action((options: AssessmentOptions) =>
      printed(options, ({ db, timeZone }, { at }) => {
        const found = assessQuarter(db, { quarter: options.quarter, at, timeZone })
        return { found, text: () => assessmentText(found) }
      }),
    )
}

interface TrendOptions extends Common {
  readonly day: string
  readonly days: number
}

function trends(): Command {
  return common('trends', '民情研判 What is asked for more than before, and where')
    .requiredOption('--day <date>', '截止日期(含)the last local date', localDate)
    .option('--days <n>', '天数，1–7 how many days', days, 7)
    .action((options: TrendOptions) =>
      printed(options, ({ db, timeZone }, { at }) => {
        const { day, days } = options
        const found = risingTrends(db, { day, days, of: 'community', at, timeZone })
        return { found, text: () => trendsText(found) }
      }),
    )
}

function common(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .addOption(dataOption())
    .addOption(logOption())
    .option('--at <instant>', '统计时刻,默认现在 as of this instant, such as 2026-03-01T00:00:00+08:00', instant)
    .option('--json', '只输出 JSON print JSON alone', false)
}

function cut(name: string, description: string): Command {
  return common(name, description)
    .addOption(knownOption())
    .option('--by <list>', '分组,逗号分隔 cut by, such as unit,month', parseCaseDimensions, [])
    .option('--from <date>', '受理日期自(含,日志时区)accepted on or after this local date', localDate)
    .option('--to <date>', '受理日期至(含)accepted on or before this local date', localDate)
}

function asked({ from, to }: Cut, { timeZone }: CurrentReadModels, { at, earlier }: Clocks) {
  return {
    at,
    timeZone,
    ...(earlier && { known: earlier }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  }
}

interface Clocks {
  readonly at: string
  readonly earlier?: EarlierCases
}

interface Report {
  readonly found: object
  text(): string
}

/** As JSON: what was found, as of when, and what was known. */
async function printed(
  options: Common & { readonly known?: string },
  report: (models: CurrentReadModels, clocks: Clocks) => Report,
): Promise<void> {
  const at = options.at ?? new Date().toISOString()
  const text = await withReadModels(logPlace(options), async (models) => {
    const { found: made, known } = await askAsKnown(models, { at, known: options.known }, (earlier) =>
      report(models, { at, ...(earlier && { earlier }) }),
    )
    return options.json ? JSON.stringify({ at, logHead: known, ...made.found }) : made.text()
  })
  process.stdout.write(`${text}\n`)
}

function quarter(text: string): Period {
  const found = periodNamed(text)
  if (found?.period.includes('Q')) return found
  throw new InvalidArgumentError('需要季度 a quarter, such as 2026-Q1.')
}

function days(text: string): number {
  const number = wholeNumber(1)(text)
  if (number <= 7) return number
  throw new InvalidArgumentError('一至七天 between 1 and 7 days: each weekday once.')
}
