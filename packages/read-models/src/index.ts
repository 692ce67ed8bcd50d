export {
  type AssignmentListQuery,
  type AssignmentPage,
  assignmentsOf,
  countAssignments,
  type ListedAssignment,
  listAssignments,
} from './assignment-list/queries.ts'
export type { AssignmentRow } from './assignment-list/row.ts'
export { decode } from './catalogues.ts'
export { CheckpointClock } from './checkpoint-clock.ts'
export { completionCases } from './completion/cases-query.ts'
export { completionFigures } from './completion/figures-query.ts'
export { dump, identityOf } from './database.ts'
export { InvalidCursor, ReadModelsNotReady } from './errors.ts'
export type { ParkedEvent } from './parked.ts'
export type { RowProjection } from './projection.ts'
export { type CreateProjectionsOptions, createProjections } from './projections.ts'
export { ReadModels } from './read-models.ts'
export { type RebuildOptions, rebuild } from './rebuild.ts'
export { type FollowedReference, type FollowReferenceOptions, followReference } from './reference/follow.ts'
export {
  type AccountRow,
  type CalendarRow,
  listAccounts,
  listCalendarYears,
  listItems,
  listPlaces,
  listUnits,
} from './reference/queries.ts'
export { ReferenceSnapshot } from './reference/snapshot.ts'
export {
  listRequests,
  type RequestFilter,
  type RequestListQuery,
  type RequestPage,
  requestById,
  requestByReceiptNo,
  requestBySource,
} from './request-list/queries.ts'
export type { RequestRow } from './request-list/row.ts'
export type { Visibility } from './request-list/visibility.ts'
export { type PersonalIndex, personalIndex } from './residents/personal-index.ts'
export { erasedResidents, findResidents, type ResidentCandidate } from './residents/queries.ts'
export { type ProjectionsOptions, type RunningProjections, startProjections } from './worker.ts'
