import {
  clockLedger,
  countedMinutes,
  handlingTimeAfter,
  noHandlingTime,
  type RequestEvent,
  requestEvents,
} from '@wubu/domain'
import type { Recorded } from '@wubu/domain/decider'
import { type DecodedEvent, isKnown, openEvent } from '@wubu/engine'
import { calendarOfVersion } from './calendar-versions.ts'
import type { Runtime } from './runtime.ts'

/** 暂定, behind a version. */
const mark = / .*$/

/** 时钟台账: every clock of a request with what it counted, by the calendars that it was counted by. */
export async function clockAnswer(runtime: Runtime, events: readonly DecodedEvent[]) {
  const history = events
    .filter((event) => isKnown(event, requestEvents))
    .map((event) => ({ revision: event.revision, event: openEvent(event, runtime.keys) as Recorded<RequestEvent> }))
  const named = history.flatMap(({ event }) => (event.type === 'DeadlineSet' ? (event.data.calendarVersion ?? []) : []))
  const versions = [...new Set(named.map((version) => version.replace(mark, '')))]
  const calendars = new Map(
    await Promise.all(versions.map(async (one) => [one, await calendarOfVersion(runtime, one)] as const)),
  )
  const present = runtime.reference.calendar
  const clocks = clockLedger(history, (version) => calendars.get(version) ?? present)
  const time = history.reduce((before, { event }) => handlingTimeAfter(before, event, event.occurredAt), noHandlingTime)
  return {
    clocks: clocks.map((clock) => ({ ...clock, segments: [...clock.segments] })),
    countedMinutes: countedMinutes(time, present),
  }
}
