import type { DatabaseSync } from 'node:sqlite'
import type { CalendarYear, Item, Place } from '@wubu/domain'
import {
  type AccountRow,
  accountTable,
  calendarTable,
  itemTable,
  type MeetingRow,
  meetingTable,
  placeTable,
} from './tables.ts'

export type { AccountRow } from './tables.ts'

export const listPlaces = (db: DatabaseSync): readonly Place[] => [...placeTable.all(db).values()]
export const listItems = (db: DatabaseSync): readonly Item[] => [...itemTable.all(db).values()]
/** By year. */
export const listCalendarYears = (db: DatabaseSync): readonly CalendarYear[] =>
  [...calendarTable.all(db).values()].toSorted((one, other) => one.year - other.year)
/** The next first. */
export const listMeetings = (db: DatabaseSync): readonly MeetingRow[] =>
  [...meetingTable.all(db).values()].toSorted((one, other) => (one.at < other.at ? 1 : -1))
/** Accounts without login names and passwords. */
export const listAccounts = (db: DatabaseSync): readonly AccountRow[] => [...accountTable.all(db).values()]

/** A place and everything inside it, as SQL for `… IN (placesWithin)` with one parameter, a JSON array of ids. */
export const placesWithin = `WITH RECURSIVE within(id) AS (
  SELECT value FROM json_each(?) UNION SELECT place.id FROM place JOIN within ON place.parent = within.id
) SELECT id FROM within`
