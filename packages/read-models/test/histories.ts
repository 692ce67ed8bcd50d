import { DatabaseSync } from 'node:sqlite'
import { receiptNo } from '@wubu/domain'
import { openMemoryEventStore } from '@wubu/testing'
import { decode } from '../src/catalogues.ts'
import { createTables, finishTables } from '../src/database.ts'
import { createProjections } from '../src/projections.ts'
import { ProjectionRunner } from '../src/runner.ts'
import { append, readLog, type Told } from './logs.ts'

export const all = { kind: 'all' } as const
export const id = (number: number) => `0000000${number}-0000-4000-8000-000000000000`

/** The events of a request, given as type and data, numbered and timed in minutes. */
export function history(
  number: number,
  events: readonly (readonly [string, object, number?])[],
  to?: string,
  assignment?: string,
): Told[] {
  return events.map(([type, data, minute = 0], revision) => ({
    stream: `request-${id(number)}`,
    revision,
    type,
    data,
    // due dates had no warning at first, attempts to reach somebody no count of days
    ...(('warnAt' in data || 'unansweredDays' in data) && { schemaVersion: 2 }),
    occurredAt: at(number * 100 + minute),
    ...(to && revision === events.length - 1 && { to: { request: to, ...(assignment && { assignment }) } }),
  }))
}

export const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 0, minute)).toISOString()

export const registered = (number: number, data: object = {}) =>
  [
    'RequestRegistered',
    {
      receiptNo: receiptNo(id(number)),
      channel: 'window',
      source: null,
      residentId: null,
      item: 'road-repair',
      place: 'grid-1',
      window: 'street-1',
      address: null,
      description: null,
      lateEntry: null,
      ...data,
    },
  ] as const
export const dispatched = (assignmentId: string, unit: string, part = 'lead', minute = 1) =>
  ['AssignmentDispatched', { assignmentId, unit, part }, minute] as const
export const due = (
  deadlineId: string,
  kind: string,
  minute: number,
  assignmentId: string | null = null,
  warn: number | null = null,
) =>
  [
    'DeadlineSet',
    {
      deadlineId,
      scope: assignmentId ? 'assignment' : 'request',
      assignmentId,
      kind,
      dueAt: at(minute),
      ...(warn !== null && { warnAt: at(warn) }),
      rule: 'test',
      limit: null,
      countedFrom: null,
      calendarVersion: null,
      supersedes: null,
    },
    1,
  ] as const

export const place = (placeId: string, kind: string, parent: string | null): Told => ({
  stream: `place-${placeId}`,
  revision: 0,
  type: 'PlaceRegistered',
  data: { placeId, kind, parent, name: placeId },
})

export async function readModelsOf(...events: readonly Told[]) {
  const store = openMemoryEventStore()
  await append(store, events)
  const db = new DatabaseSync(':memory:')
  const projections = createProjections({ timeZone: 'Asia/Shanghai' })
  createTables(db, 'test', projections)
  finishTables(db, projections)
  const runner = new ProjectionRunner({ db, projections, decode })
  const log = await readLog(store)
  const last = log.at(-1)
  if (last) runner.apply(log, last.position)
  if (runner.parked().length > 0) throw new Error(`parked: ${runner.parked()[0]?.reason}`)
  return db
}
