import type { KeyStore } from '@wubu/engine'
import { assignmentList } from './assignment-list/projection.ts'
import { boardTasks } from './board/projection.ts'
import { completionProjection } from './completion/projection.ts'
import { figureCases } from './figures/projection.ts'
import type { RowProjection } from './projection.ts'
import { ratingsProjection } from './ratings/projection.ts'
import { PlaceTree } from './reference/place-tree.ts'
import {
  accountsProjection,
  assessmentsProjection,
  calendarProjection,
  itemsProjection,
  meetingsProjection,
  placesProjection,
  postsProjection,
  routingProjection,
  unitsProjection,
} from './reference/projections.ts'
import { requestList } from './request-list/projection.ts'
import { personalIndex } from './residents/personal-index.ts'
import { residentsProjection } from './residents/projection.ts'

export interface CreateProjectionsOptions {
  /** The log's, an IANA name: days and months of the figures are local. */
  readonly timeZone: string
  /** Without keys nobody is found by phone or ID number. */
  readonly keys?: KeyStore
}

/** All read models, to be run together. Each set belongs to one runner: some keep rows in memory. */
export function createProjections({ timeZone, keys }: CreateProjectionsOptions): readonly RowProjection<object>[] {
  const places = new PlaceTree()
  const completion = completionProjection({ timeZone, placePath: places.path })
  return [
    // before those that look into the tree
    placesProjection(places),
    unitsProjection,
    itemsProjection,
    calendarProjection,
    routingProjection,
    assessmentsProjection,
    postsProjection,
    meetingsProjection,
    accountsProjection,
    residentsProjection(keys ? personalIndex(keys) : null),
    requestList,
    assignmentList,
    boardTasks,
    ratingsProjection,
    figureCases,
    { ...completion, rowPerStream: true },
  ]
}
