import type { CallInput, ReplyOf, Routes } from '@wubu/contract'
import dayjs from 'dayjs'

export type CalendarYear = ReplyOf<Routes['listCalendarYears']>['years'][number]
export type YearBody = CallInput<Routes['setCalendarYear']>['body']
type NamedDay = CalendarYear['holidays'][number]

/** Days of one occasion that follow one another, both ends included. */
export interface DaysOff {
  readonly days: readonly [string, string]
  readonly name: string
}

/** What is typed into the form of a year. */
export interface YearValues {
  readonly source: string
  readonly holidays: readonly Partial<DaysOff>[]
  readonly workdays: readonly Partial<NamedDay>[]
}

export function isYearValues(kept: unknown): kept is YearValues {
  return typeof kept === 'object' && kept !== null && ['source', 'holidays', 'workdays'].every((field) => field in kept)
}

export function valuesOfYear(year: CalendarYear | undefined): YearValues {
  return { source: year?.source ?? '', holidays: grouped(year?.holidays ?? []), workdays: year?.workdays ?? [] }
}

export function grouped(days: readonly NamedDay[]): readonly DaysOff[] {
  const groups: DaysOff[] = []
  for (const { date, name } of days.toSorted((a, b) => a.date.localeCompare(b.date))) {
    const last = groups.at(-1)
    if (last?.name === name && dayjs(last.days[1]).add(1, 'day').isSame(date, 'day')) {
      groups.splice(-1, 1, { name, days: [last.days[0], date] })
    } else groups.push({ name, days: [date, date] })
  }
  return groups
}

export function lengthOf({ days: [from, to] }: DaysOff): number {
  return dayjs(to).diff(from, 'day') + 1
}

/** What is complete of it, day by day. */
export function bodyOfYear({ source, holidays, workdays }: YearValues): Omit<YearBody, 'version' | 'status'> {
  return {
    source,
    holidays: holidays.flatMap(({ days, name }) => (days && name ? eachDay({ days, name }) : [])),
    workdays: workdays.flatMap(({ date, name }) => (date && name ? [{ date, name }] : [])),
  }
}

function eachDay(group: DaysOff): readonly NamedDay[] {
  return Array.from({ length: lengthOf(group) }, (_, index) => ({
    date: dayjs(group.days[0]).add(index, 'day').format('YYYY-MM-DD'),
    name: group.name,
  }))
}
