import { instantOf } from '@wubu/domain'

/** What a token of a format reads: the name of the part and its pattern. */
const tokens: Readonly<Record<string, readonly [part: string, pattern: string]>> = {
  YYYY: ['year', '\\d{4}'],
  MM: ['month', '\\d{2}'],
  M: ['month', '\\d{1,2}'],
  DD: ['day', '\\d{2}'],
  D: ['day', '\\d{1,2}'],
  HH: ['hour', '\\d{2}'],
  H: ['hour', '\\d{1,2}'],
  hh: ['hour', '\\d{2}'],
  h: ['hour', '\\d{1,2}'],
  mm: ['minute', '\\d{2}'],
  ss: ['second', '\\d{2}'],
  SSS: ['ms', '\\d{3}'],
  A: ['half', '[AaPp][Mm]'],
  Z: ['offset', 'Z|[+-]\\d{2}:?\\d{2}'],
}
const tokenPattern = /YYYY|MM|M|DD|D|HH|H|hh|h|mm|ss|SSS|A|Z/g

/** Reads a time of a source into an instant (ISO 8601, UTC, milliseconds); null where the text is not of the format. */
export type ReadTime = (text: string) => string | null

/**
 * Compiles a format such as `YYYY-MM-DD HH:mm:ss`, `MM/DD/YYYY hh:mm:ss A` or `YYYY-MM-DDTHH:mm:ss.SSSZ`. Without an
 * offset (`Z`) the time is that of the clocks in `timeZone`; a time that the end of daylight saving repeats is the first of
 * the two. Without a time of day it is the beginning of the day.
 */
export function timeReader(format: string, timeZone: string): ReadTime {
  const pattern = patternOf(format)
  return (text) => {
    const parts = pattern.exec(text)?.groups
    if (!parts) return null
    const { year = '', month = '', day = '', minute = '00', second = '00', ms = '000' } = parts
    const hour = hourOf(parts.hour ?? '0', parts.half)
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    const time = `${hour}:${minute}:${second}.${ms}`
    try {
      return parts.offset === undefined ? instantOf(date, time, timeZone) : withOffset(date, time, parts.offset)
    } catch (error) {
      // 30 February, 25 o'clock: of the format, but no time
      if (error instanceof RangeError) return null
      throw error
    }
  }
}

/** Whether a format names each part of a date once, so that `timeReader` can read it. */
export function isTimeFormat(format: string): boolean {
  const parts = [...format.matchAll(tokenPattern)].map(([token]) => tokens[token]?.[0])
  const once = new Set(parts).size === parts.length
  return once && ['year', 'month', 'day'].every((part) => parts.includes(part))
}

function patternOf(format: string): RegExp {
  const escaped = format.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const source = escaped.replaceAll(tokenPattern, (token) => {
    const [part, pattern] = tokens[token] ?? ['', '']
    return `(?<${part}>${pattern})`
  })
  return new RegExp(`^${source}$`)
}

function hourOf(hour: string, half: string | undefined): string {
  if (half === undefined) return hour.padStart(2, '0')
  if (Number(hour) < 1 || Number(hour) > 12) return '99'
  const afternoon = half.toLowerCase() === 'pm' ? 12 : 0
  return String((Number(hour) % 12) + afternoon).padStart(2, '0')
}

function withOffset(date: string, time: string, offset: string): string {
  // checks date and time by themselves: Date.parse reads 30 February as 2 March
  instantOf(date, time, 'UTC')
  const colon = offset === 'Z' || offset.includes(':') ? offset : `${offset.slice(0, 3)}:${offset.slice(3)}`
  return new Date(`${date}T${time}${colon}`).toISOString()
}
