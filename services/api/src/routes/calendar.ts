import {
  type Reference,
  type RequestEvent,
  type RequestState,
  requestDecider,
  type WorkCalendar,
  workCalendar,
} from '@wubu/domain'
import type { FastifyInstance } from 'fastify'
import { endpoint } from '../endpoint.ts'
import { streamOf } from '../ids.ts'
import { refusedByRule } from '../refused.ts'
import type { Runtime } from '../runtime.ts'
import type { Services } from '../services.ts'
import { timerActor } from '../timers/node.ts'
import { pagesTouchedBy } from '../timers/recompute.ts'
import { acceptedOf, viewerOf, writeHeaders, written } from '../write.ts'

type Years = Parameters<typeof workCalendar>[1]

/** A preview looks at no more open requests than this: it is to be waited for. */
const mostLooked = 5_000
const mostExamples = 20

export function calendarRoutes(app: FastifyInstance, { runtime }: Services): void {
  endpoint(app, 'listCalendarYears', async () => ({
    timeZone: runtime.timeZone,
    version: runtime.reference.calendar.version,
    years: runtime.reference.years.map(shown),
  }))

  endpoint(app, 'getCalendarYear', async ({ params }) => {
    const found = runtime.reference.years.find(({ year }) => year === params.year)
    if (!found) throw refusedByRule({ code: 'calendar_year_not_set', year: params.year })
    return shown(found)
  })

  endpoint(app, 'setCalendarYear', async (request, reply) => {
    const viewer = viewerOf(request)
    const data = { ...request.body, year: request.params.year }
    const meta = { now: runtime.now(), actor: viewer.actor }
    const command = { type: 'set-calendar-year', data, meta } as const
    const headers = writeHeaders(request, viewer.namespace)
    const stream = streamOf.calendar(data.year)
    return written(acceptedOf(await runtime.calendars.handle({ stream, command, ...headers }), reply))
  })

  endpoint(app, 'previewCalendarYear', async (request) => {
    const { year } = request.params
    const others = runtime.reference.years.filter((one) => one.year !== year)
    return preview(runtime, year, [...others, { ...request.body, year }])
  })
}

/** Field by field: read from the disk, a year has the key of its row as well, which no reply may have. */
function shown({ year, version, status, source, holidays, workdays }: Years[number]) {
  return { year, version, status, source, holidays: [...holidays], workdays: [...workdays] }
}

interface Move {
  readonly kind: string
  readonly from: string
  readonly to: string
}

/** Decides for every open request as if the calendar were so, and writes nothing. */
async function preview(runtime: Runtime, year: number, years: Years) {
  const calendar = workCalendar(runtime.timeZone, years)
  const reference = withCalendar(runtime.reference, calendar)
  const meta = { now: runtime.now(), actor: timerActor, reference }
  const found = {
    looked: 0,
    moved: 0,
    complete: true,
    examples: [] as (Move & { readonly requestId: string; readonly receiptNo: string })[],
  }
  for await (const page of pagesTouchedBy(runtime, year)) {
    for (const { id: requestId, receiptNo } of page) {
      if (found.looked === mostLooked) return { ...found, complete: false }
      found.looked += 1
      const { state } = await runtime.requests.load(streamOf.request(requestId))
      const decision = requestDecider.decide({ type: 'recompute-deadlines', data: {}, meta }, state)
      const moves = decision.accepted ? decision.events.flatMap((event) => movedBy(event, state)) : []
      if (moves.length > 0) found.moved += 1
      const room = mostExamples - found.examples.length
      found.examples.push(...moves.slice(0, room).map((move) => ({ requestId, receiptNo, ...move })))
    }
  }
  return found
}

function withCalendar(reference: Reference, calendar: WorkCalendar): Reference {
  return {
    calendar,
    item: (code, version) => reference.item(code, version),
    unit: (id) => reference.unit(id),
    place: (id) => reference.place(id),
    post: (id) => reference.post(id),
    postsOf: (unit) => reference.postsOf(unit),
  }
}

/** What only loses its 暂定 does not move. */
function movedBy({ type, data }: RequestEvent, { deadlines }: RequestState): readonly Move[] {
  if (type !== 'DeadlineSet' || data.supersedes === null) return []
  const from = deadlines[data.supersedes]?.dueAt
  return from === undefined || from === data.dueAt ? [] : [{ kind: data.kind, from, to: data.dueAt }]
}
