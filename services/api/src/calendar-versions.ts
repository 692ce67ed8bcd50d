import { type CalendarYear, calendarDecider, calendarEvents, type WorkCalendar, workCalendar } from '@wubu/domain'
import { decodeEvent } from '@wubu/engine'
import { streamOf } from './ids.ts'
import type { Runtime } from './runtime.ts'

type Node = Pick<Runtime, 'store' | 'timeZone' | 'reference'>

/** The calendar as it was in a version that a due date names, such as `2004-2025.1+2026.2`; years that are gone are left out. */
export async function calendarOfVersion(node: Node, version: string): Promise<WorkCalendar> {
  if (version === node.reference.calendar.version) return node.reference.calendar
  const years = await Promise.all(yearsIn(version).map(([year, number]) => yearOfVersion(node, year, number)))
  return workCalendar(
    node.timeZone,
    years.flatMap((year) => year ?? []),
  )
}

/** Year and version, for each year that the text names. */
function yearsIn(version: string): readonly (readonly [year: number, version: number])[] {
  return [...version.matchAll(/(\d{4})(?:-(\d{4}))?\.(\d+)/g)].flatMap(([, first, last, number]) => {
    const from = Number(first)
    const length = Number(last ?? first) - from + 1
    return Array.from({ length }, (_, index) => [from + index, Number(number)] as const)
  })
}

async function yearOfVersion({ store }: Node, year: number, version: number): Promise<CalendarYear | null> {
  const stored = await store.readStream(streamOf.calendar(year))
  let found: CalendarYear | null = null
  for (const event of stored) {
    const { type, data, metadata } = decodeEvent(event, calendarEvents)
    if (type !== 'CalendarYearSet' || data.version !== version) continue
    const { occurredAt, recordedAt, actor } = metadata
    found = calendarDecider.evolve(null, {
      type,
      data: calendarEvents[type].schema.parse(data),
      occurredAt,
      recordedAt,
      actor,
    })
  }
  return found
}
