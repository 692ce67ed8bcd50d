import { InvalidArgumentError, Option } from 'commander'
import { CliError } from './cli-error.ts'
import { logUrl } from './log-url.ts'
import type { LogPlace } from './open-log.ts'

const defaultDataFolder = './data'

/** `--data DIR`, the same for every command. */
export function dataOption(): Option {
  return new Option('--data <dir>', '数据目录 the data folder').env('WUBU_DATA').default(defaultDataFolder)
}

/** `--log URL`: read from the environment by `logPlace`, since help would show the password. */
export function logOption(): Option {
  return new Option(
    '--log <url>',
    '共享日志 the log, if it is not in the data folder: esdb://…, or sqlite:DIR (WUBU_LOG)',
  )
}

export interface LogOptions {
  readonly data: string
  readonly log?: string
}

/** Where the log is. One on this machine is in the data folder, with its keys and read models. Throws CliError. */
export function logPlace({ data, log = process.env.WUBU_LOG }: LogOptions): LogPlace {
  if (log === undefined || log === '') return { dir: data }
  const place = logUrl(log)
  if (place.kind === 'esdb') return { dir: data, log: place.url }
  if (data === place.dir || data === defaultDataFolder) return { dir: place.dir }
  throw new CliError(
    'usage',
    '日志与数据目录须一致 --log sqlite:DIR and --data DIR name different folders: give one of them.',
  )
}

export function timeZoneOption(): Option {
  return new Option('--time-zone <name>', '新建日志的时区 time zone of a log that is made now')
    .env('WUBU_TIME_ZONE')
    .default('Asia/Shanghai')
    .argParser(timeZone)
}

/** A whole number of at least `least`. */
export function wholeNumber(least: number) {
  return (text: string): number => {
    const number = Number(text)
    if (Number.isSafeInteger(number) && number >= least) return number
    throw new InvalidArgumentError(`需要不小于 ${least} 的整数 a whole number of at least ${least}.`)
  }
}

/** An instant with its offset, such as 2026-03-01T08:00:00+08:00, as ISO 8601 in UTC. */
export function instant(text: string): string {
  const withOffset = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(text)
  const epochMs = withOffset ? Date.parse(text) : Number.NaN
  if (Number.isFinite(epochMs)) return new Date(epochMs).toISOString()
  throw new InvalidArgumentError('需要带时差的时刻 an instant with offset, such as 2026-03-01T08:00:00+08:00.')
}

export function localDate(text: string): string {
  const epochMs = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00.000Z`) : Number.NaN
  if (Number.isFinite(epochMs) && new Date(epochMs).toISOString().startsWith(text)) return text
  throw new InvalidArgumentError('需要日期 a date, such as 2026-03-01.')
}

function timeZone(name: string): string {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new InvalidArgumentError('需要时区名 a time zone, such as Asia/Shanghai.')
  }
}
