import { readFileSync } from 'node:fs'
import { commandIdOf, refusalText } from '@wubu/api'
import { type CalendarYear, calendarCommands } from '@wubu/domain'
import { listCalendarYears } from '@wubu/read-models'
import Table from 'cli-table3'
import { Command } from 'commander'
import { z } from 'zod'
import { CliError } from '../cli-error.ts'
import { openNode } from '../open-node.ts'
import { dataOption, type LogOptions, logOption, logPlace, wholeNumber } from '../options.ts'
import { withReadModels } from '../read-models-of.ts'

interface Options extends LogOptions {
  readonly json: boolean
}

const actor = { id: 'command line', role: 'system', unit: null } as const

/** As the command has it; without a version it is the next one. */
const yearFile = calendarCommands['set-calendar-year'].partial({ version: true })

export function calendarCommand(): Command {
  return new Command('calendar')
    .description('工作日历 The calendar of working days')
    .addCommand(common('list', '各年的版本与状态 The years, their versions and status').action(list))
    .addCommand(
      common('show', '一年的放假与调休 The days of a year')
        .argument('<year>', '年份 the year', wholeNumber(1970))
        .action(show),
    )
    .addCommand(
      common('publish', '从 JSON 文件设定一年,作为新版本 Set a year from a JSON file, as a new version')
        .argument('<file>', '{year, status, source, holidays: [{date, name}], workdays: [{date, name}]}')
        .action(publish),
    )
}

function common(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .addOption(dataOption())
    .addOption(logOption())
    .option('--json', '只输出 JSON print JSON alone', false)
}

async function list({ json, ...place }: Options): Promise<void> {
  const years = await withReadModels(logPlace(place), ({ db }) => listCalendarYears(db))
  const rows = years.map(({ year, version, status, source, holidays, workdays }) => {
    return { year, version, status, source, holidays: holidays.length, workdays: workdays.length }
  })
  process.stdout.write(json ? `${JSON.stringify({ years: rows })}\n` : `${table(headings, rows.map(Object.values))}\n`)
}

const headings = ['年 year', '版本 version', '状态 status', '依据 source', '放假 holidays', '调休 workdays']
const statuses = { published: '已公布 published', provisional: '暂定 provisional' } as const

async function show(year: number, { json, ...place }: Options): Promise<void> {
  const years = await withReadModels(logPlace(place), ({ db }) => listCalendarYears(db))
  const found = years.find((one) => one.year === year)
  if (!found) throw new CliError('usage', `没有该年的日历 The calendar of ${year} is not set: see wubu calendar list.`)
  process.stdout.write(`${json ? JSON.stringify(found) : yearText(found)}\n`)
}

function yearText({ year, version, status, source, holidays, workdays }: CalendarYear): string {
  const days = [
    ...holidays.map(({ date, name }) => [date, '放假 holiday', name]),
    ...workdays.map(({ date, name }) => [date, '调休上班 working day', name]),
  ]
  const head = `${year}, 版本 version ${version}, ${statuses[status]}: ${source}`
  return `${head}\n${table(['日期 date', '', '名称 name'], days.toSorted())}`
}

async function publish(file: string, { json, ...place }: Options): Promise<void> {
  const given = read(file)
  const node = await openNode(logPlace(place))
  try {
    const stream = `calendar-${given.year}`
    const { state } = await node.calendars.load(stream)
    const version = given.version ?? (state?.version ?? 0) + 1
    const meta = { now: node.now(), actor }
    const commandId = commandIdOf(stream, 'publish', version)
    const command = { type: 'set-calendar-year', data: { ...given, version }, meta } as const
    const result = await node.calendars.handle({ stream, command, commandId, correlationId: commandId })
    if (result.outcome !== 'accepted') {
      const why = result.outcome === 'refused' ? refusalText(result.refusal) : result.outcome
      throw new CliError('usage', `未设定 ${file} was not published: ${why}`)
    }
    const { year, status } = given
    const text = `已设定 Set: ${year}, 版本 version ${version}, ${statuses[status]}。未结诉求的到期日由运行中的服务重算 A running server moves open due dates.`
    process.stdout.write(`${json ? JSON.stringify({ year, version, status }) : text}\n`)
  } finally {
    await node.close()
  }
}

function read(file: string): z.output<typeof yearFile> {
  try {
    return yearFile.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    if (error instanceof z.ZodError) throw new CliError('usage', `日历文件有误 ${file}: ${z.prettifyError(error)}`)
    const why = error instanceof Error ? error.message : String(error)
    throw new CliError('usage', `读不了日历文件 ${file} can't be read: ${why}`)
  }
}

function table(head: string[], rows: readonly (readonly (string | number)[])[]): string {
  const made = new Table({ head, style: { head: [], border: [] } })
  for (const row of rows) made.push([...row])
  return made.toString()
}
