import type { Account, Assessment, CalendarYear, Item, Meeting, Place, Post, Routing, Unit } from '@wubu/domain'
import { rowTable } from '../row-table.ts'

/** A year's calendar, keyed by the year as text. */
export interface CalendarRow extends CalendarYear {
  readonly id: string
}

/** All rules of the district in one row. */
export interface RoutingRow extends Routing {
  readonly id: string
}

/** A year's weights, keyed by the year as text. */
export interface AssessmentRow extends Assessment {
  readonly id: string
}

/** An account without what is secret of it. */
export type AccountRow = Omit<Account, 'name' | 'passwordHash'>

export const placeTable = rowTable<Place>({
  table: 'place',
  key: 'id',
  columns: ['id', 'kind', 'parent', 'name', 'status'],
})

export const unitTable = rowTable<Unit>({
  table: 'unit',
  key: 'id',
  columns: ['id', 'kind', 'name', 'place', 'parent', 'status'],
})

export const itemTable = rowTable<Item>({
  table: 'item',
  key: 'code',
  columns: [
    'code',
    'status',
    'reason',
    'proposedBy',
    'reviewedBy',
    'admission',
    'reviewDueAt',
    'rectifyBy',
    'versions',
  ],
  json: ['admission', 'versions'],
})

export const calendarTable = rowTable<CalendarRow>({
  table: 'calendarYear',
  key: 'id',
  columns: ['id', 'year', 'version', 'status', 'source', 'holidays', 'workdays'],
  json: ['holidays', 'workdays'],
})

export const routingTable = rowTable<RoutingRow>({
  table: 'routing',
  key: 'id',
  columns: ['id', 'rules'],
  json: ['rules'],
})

export const postTable = rowTable<Post>({
  table: 'post',
  key: 'id',
  columns: ['id', 'unit', 'kind', 'name', 'a', 'b', 'status', 'absences'],
  json: ['absences'],
})

/** A meeting without its minutes and decisions, which may speak of residents. */
export type MeetingRow = Omit<Meeting, 'minutes' | 'decisions'>

export const meetingTable = rowTable<MeetingRow>({
  table: 'meeting',
  key: 'id',
  columns: ['id', 'status', 'at', 'agenda', 'units'],
  json: ['agenda', 'units'],
})

export const assessmentTable = rowTable<AssessmentRow>({
  table: 'assessment',
  key: 'id',
  columns: ['id', 'year', 'version', 'weights'],
  json: ['weights'],
})

export const accountTable = rowTable<AccountRow>({
  table: 'account',
  key: 'id',
  columns: ['id', 'status', 'displayName', 'role', 'unit', 'place', 'sessionsSince'],
})

export const placeSchema = `
  CREATE TABLE place (id TEXT PRIMARY KEY, kind TEXT, parent TEXT, name TEXT, status TEXT) WITHOUT ROWID;
  CREATE INDEX placeByParent ON place (parent);
`
export const unitSchema =
  'CREATE TABLE unit (id TEXT PRIMARY KEY, kind TEXT, name TEXT, place TEXT, parent TEXT, status TEXT) WITHOUT ROWID;'
export const itemSchema = `CREATE TABLE item (
  code TEXT PRIMARY KEY, status TEXT, reason TEXT, proposedBy TEXT, reviewedBy TEXT, admission TEXT, reviewDueAt TEXT,
  rectifyBy TEXT, versions TEXT
) WITHOUT ROWID;`
export const calendarSchema = `CREATE TABLE calendarYear (
  id TEXT PRIMARY KEY, year INTEGER, version INTEGER, status TEXT, source TEXT, holidays TEXT, workdays TEXT
) WITHOUT ROWID;`
export const routingSchema = 'CREATE TABLE routing (id TEXT PRIMARY KEY, rules TEXT) WITHOUT ROWID;'
export const postSchema = `CREATE TABLE post (
  id TEXT PRIMARY KEY, unit TEXT, kind TEXT, name TEXT, a TEXT, b TEXT, status TEXT, absences TEXT
) WITHOUT ROWID;`
export const meetingSchema =
  'CREATE TABLE meeting (id TEXT PRIMARY KEY, status TEXT, at TEXT, agenda TEXT, units TEXT) WITHOUT ROWID;'
export const assessmentSchema =
  'CREATE TABLE assessment (id TEXT PRIMARY KEY, year INTEGER, version INTEGER, weights TEXT) WITHOUT ROWID;'
export const accountSchema = `CREATE TABLE account (
  id TEXT PRIMARY KEY, status TEXT, displayName TEXT, role TEXT, unit TEXT, place TEXT, sessionsSince TEXT
) WITHOUT ROWID;`
