import { type Rating, type RatingEvent, ratingDecider, ratingId } from '@wubu/domain'
import { aggregateProjection } from '../aggregate-projection.ts'
import { rowTable } from '../row-table.ts'

interface RatingRow extends Rating {
  readonly id: string
}

export const ratingTable = rowTable<RatingRow>({
  table: 'rating',
  key: 'id',
  columns: ['id', 'department', 'community', 'quarter', 'level', 'requests', 'times', 'ratedAt'],
})

/** 下评上: each rating as it was last given. */
export const ratingsProjection = aggregateProjection<RatingRow, RatingEvent>({
  name: 'ratings',
  version: 1,
  aggregate: 'rating',
  handles: ['DepartmentRated'],
  schema: `
    CREATE TABLE rating (
      id TEXT NOT NULL PRIMARY KEY, department TEXT, community TEXT, quarter TEXT, level INTEGER, requests INTEGER,
      times INTEGER, ratedAt TEXT
    ) WITHOUT ROWID;
    CREATE INDEX ratingByQuarter ON rating (quarter);
  `,
  table: ratingTable,
  evolve(row, event) {
    const rating = ratingDecider.evolve(row, event)
    return rating && { id: ratingId(rating), ...rating }
  },
})
