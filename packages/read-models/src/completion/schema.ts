import { cubes } from './cubes.ts'

/**
 * - completionName: what stands in a column of numbers; 0 is "none". Numbers are given in the order of the log.
 * - completionPlace: which community and grid a place counts under, settled when it first occurs.
 * - completionRequest: the facts of every request (RequestFacts as JSON).
 * - completionCohort: which requests were ever accepted on a local day (days since 1970); `acceptedAt` in epoch ms.
 * - completionShift: what a request adds to a cell from an instant on (epoch ms), `part` telling those of one instant
 *   apart; its cell is packed into numbers (packed-shift.ts): binding a parameter takes as long as much else of an insert.
 * - completionCubeKept: the cubes that are kept because somebody asked (kept-cubes.ts).
 * - completionCube: sums of shifts, packed (cell-codec.ts); `id` says of which cube, level and stretch of time (cubes.ts).
 *
 * The cubes are part of the text: a file that was built with others is built anew.
 */
export const completionSchema = `
CREATE TABLE completionName (
  dimension TEXT NOT NULL, number INTEGER NOT NULL, value TEXT NOT NULL,
  PRIMARY KEY (dimension, number)
) WITHOUT ROWID, STRICT;
CREATE TABLE completionPlace (
  place TEXT PRIMARY KEY, community INTEGER NOT NULL, grid INTEGER NOT NULL
) WITHOUT ROWID, STRICT;
CREATE TABLE completionRequest (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, facts TEXT NOT NULL) STRICT;
CREATE TABLE completionCohort (
  day INTEGER NOT NULL, n INTEGER NOT NULL, acceptedAt INTEGER NOT NULL,
  PRIMARY KEY (day, n, acceptedAt)
) WITHOUT ROWID, STRICT;
CREATE TABLE completionShift (
  at INTEGER NOT NULL, n INTEGER NOT NULL, part INTEGER NOT NULL, day INTEGER NOT NULL,
  who INTEGER NOT NULL, place INTEGER NOT NULL, sums INTEGER NOT NULL,
  PRIMARY KEY (at, n, part)
) WITHOUT ROWID, STRICT;
CREATE TABLE completionCubeKept (cube INTEGER PRIMARY KEY) STRICT;
CREATE TABLE completionCube (id INTEGER PRIMARY KEY, cells BLOB NOT NULL) STRICT;
-- ${JSON.stringify(cubes)}
`
