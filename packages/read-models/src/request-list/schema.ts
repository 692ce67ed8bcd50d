import type { DatabaseSync } from 'node:sqlite'
import type { RowChange } from '../projection.ts'
import { rowTable } from '../row-table.ts'
import { prepared } from '../statements.ts'
import type { RequestRow } from './row.ts'

/** A rowid table: wide rows keyed by random ids would be scattered over all pages. */
export const schema = `
  CREATE TABLE request (
    id TEXT NOT NULL UNIQUE, receiptNo TEXT, state TEXT, step TEXT, channel TEXT, sourceSystem TEXT, sourceReference TEXT,
    item TEXT, itemVersion INTEGER, place TEXT, leadAssignment TEXT, unit TEXT, units TEXT, window TEXT,
    registeredBy TEXT, registeredByUnit TEXT, residentId TEXT, registeredAt TEXT, acceptedAt TEXT, totalDueAt TEXT,
    nextDueAt TEXT, nextWarnAt TEXT, openDeadlines TEXT, extensions TEXT, completedAt TEXT, closedAt TEXT, handlingKind TEXT, rounds INTEGER,
    evaluationLevel INTEGER, evaluationSolved INTEGER, calling INTEGER, returns INTEGER, urges INTEGER, yellowCards INTEGER,
    redCards INTEGER, escalated INTEGER, leading TEXT, revision INTEGER, description TEXT, address TEXT
  );
  CREATE TABLE requestUnit (
    unit TEXT NOT NULL, registeredAt TEXT NOT NULL, requestId TEXT NOT NULL, PRIMARY KEY (unit, registeredAt, requestId)
  ) WITHOUT ROWID;
`

export const indexes = `
  CREATE INDEX requestByReceiptNo ON request (receiptNo);
  CREATE INDEX requestBySource ON request (sourceReference, sourceSystem) WHERE sourceReference IS NOT NULL;
  CREATE INDEX requestByTime ON request (registeredAt, id);
  CREATE INDEX requestByState ON request (state, registeredAt, id);
  CREATE INDEX requestByPlace ON request (place, registeredAt, id);
  CREATE INDEX requestByItem ON request (item, registeredAt, id);
  CREATE INDEX requestByAccount ON request (registeredBy, registeredAt, id) WHERE registeredBy IS NOT NULL;
  CREATE INDEX requestByResident ON request (residentId) WHERE residentId IS NOT NULL;
  CREATE INDEX requestByReturns ON request (returns, id) WHERE returns > 0;
  CREATE INDEX requestByUrges ON request (registeredAt, id) WHERE urges > 0;
  CREATE INDEX requestByYellow ON request (registeredAt, id) WHERE yellowCards > 0;
  CREATE INDEX requestByRed ON request (registeredAt, id) WHERE redCards > 0;
  CREATE INDEX requestByEscalated ON request (registeredAt, id) WHERE escalated > 0;
  CREATE INDEX requestByCalling ON request (registeredAt, id) WHERE calling > 0;
  CREATE INDEX requestByLeading ON request (leading, registeredAt, id) WHERE leading IS NOT NULL;
  CREATE INDEX requestByDue ON request (nextDueAt, id) WHERE nextDueAt IS NOT NULL;
  CREATE INDEX requestByExtension ON request (nextDueAt, id) WHERE extensions <> '[]';
`

const table = rowTable<RequestRow>({
  table: 'request',
  key: 'id',
  columns: [
    'id',
    'receiptNo',
    'state',
    'step',
    'channel',
    'sourceSystem',
    'sourceReference',
    'item',
    'itemVersion',
    'place',
    'leadAssignment',
    'unit',
    'units',
    'window',
    'registeredBy',
    'registeredByUnit',
    'residentId',
    'registeredAt',
    'acceptedAt',
    'totalDueAt',
    'nextDueAt',
    'nextWarnAt',
    'openDeadlines',
    'extensions',
    'completedAt',
    'closedAt',
    'handlingKind',
    'rounds',
    'evaluationLevel',
    'evaluationSolved',
    'calling',
    'returns',
    'urges',
    'yellowCards',
    'redCards',
    'escalated',
    'leading',
    'revision',
    'description',
    'address',
  ],
  json: ['units', 'openDeadlines', 'extensions'],
})

export const { load, select, rowsOf } = table

export function save(db: DatabaseSync, changes: readonly RowChange<RequestRow>[]): void {
  table.save(db, changes)
  for (const { before, after } of changes) {
    if (before?.units === after.units) continue
    for (const unit of after.units) {
      if (before?.units.includes(unit)) continue
      prepared(db, 'INSERT INTO requestUnit VALUES (?, ?, ?)').run(unit, after.registeredAt, after.id)
    }
  }
}
