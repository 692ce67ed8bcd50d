import {
  clockLedger,
  countedMinutes,
  handlingTimeAfter,
  noHandlingTime,
  type RequestEvent,
  requestEvents,
} from '@wubu/domain'
import type { Recorded } from '@wubu/domain/decider'
import { isKnown, openEvent } from '@wubu/engine'
import type { FastifyInstance } from 'fastify'
import { calendarOfVersion } from '../calendar-versions.ts'
import { endpoint } from '../endpoint.ts'
import { readRequest } from '../request-history.ts'
import type { Services } from '../services.ts'

/** 暂定, behind a version. */
const mark = / .*$/

export function clockRoutes(app: FastifyInstance, { runtime }: Services): void {
  endpoint(app, 'getClock', async (request) => {
    const { events } = await readRequest(runtime, request.params.id)
    const history = events
      .filter((event) => isKnown(event, requestEvents))
      .map((event) => ({ revision: event.revision, event: openEvent(event, runtime.keys) as Recorded<RequestEvent> }))
    const named = history.flatMap(({ event }) =>
      event.type === 'DeadlineSet' ? (event.data.calendarVersion ?? []) : [],
    )
    const versions = [...new Set(named.map((version) => version.replace(mark, '')))]
    const calendars = new Map(
      await Promise.all(versions.map(async (one) => [one, await calendarOfVersion(runtime, one)] as const)),
    )
    const present = runtime.reference.calendar
    const clocks = clockLedger(history, (version) => calendars.get(version) ?? present)
    const time = history.reduce(
      (before, { event }) => handlingTimeAfter(before, event, event.occurredAt),
      noHandlingTime,
    )
    return {
      clocks: clocks.map((clock) => ({ ...clock, segments: [...clock.segments] })),
      countedMinutes: countedMinutes(time, present),
    }
  })
}
