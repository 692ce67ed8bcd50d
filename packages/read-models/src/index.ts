export {
  countDecisions,
  type DecisionsQuery,
  listDecisions,
  type WaitingDecision,
} from './assignment-list/decisions.ts'
export {
  type AssignmentListQuery,
  countListed,
  type ListedAssignment,
  listAssignments,
} from './assignment-list/queries.ts'
export { type BoardEntry, listBoard } from './board/queries.ts'
export { buildPart, type Part, type StartPart } from './build-part.ts'
export { decode } from './catalogues.ts'
export { CheckpointClock } from './checkpoint-clock.ts'
export { completionCases } from './completion/cases-query.ts'
export { completionFigures } from './completion/figures-query.ts'
export { cubeWanted } from './completion/kept-cubes.ts'
export type { CompletionQuery as CompletionQuestion } from './completion/question.ts'
export { identityOf } from './database.ts'
export { InvalidCursor, ReadModelsNotReady } from './errors.ts'
export { assessQuarter, weightsOf } from './figures/assessment-query.ts'
export type { CaseCell, CaseDimension } from './figures/cells.ts'
export { comparePeriods } from './figures/comparison-query.ts'
export { type EarlierCase, type EarlierCases, earlierRequest, earlierYear } from './figures/earlier-cases.ts'
export { exitCases, exitCounts } from './figures/exits-query.ts'
export type { CaseQuery } from './figures/question.ts'
export { caseRates, caseThings } from './figures/rates-query.ts'
export { returnCases, returnsBy } from './figures/returns-query.ts'
export { handlingTimeCases, handlingTimes } from './figures/times-query.ts'
export { risingTrends, trendCases } from './figures/trends-query.ts'
export { evaluationsOfWorker } from './figures/worker-query.ts'
export { countAllParked, listParked } from './parked.ts'
export { createProjections } from './projections.ts'
export { countGiven, givenByPlace, ratingsOf } from './ratings/queries.ts'
export { openReactorFile } from './reactor-memory.ts'
export { ReadModels } from './read-models.ts'
export { readAtCheckpoint, readUpTo } from './read-up-to.ts'
export { rebuild } from './rebuild.ts'
export { followReference } from './reference/follow.ts'
export { listAccounts, listCalendarYears, listMeetings } from './reference/queries.ts'
export { ReferenceSnapshot } from './reference/snapshot.ts'
export {
  countRequests,
  listRequests,
  type OpenRequest,
  openRequests,
  requestById,
  requestsByReceiptNo,
} from './request-list/queries.ts'
export type { RequestRow } from './request-list/row.ts'
export type { Visibility } from './request-list/visibility.ts'
export { personalIndex } from './residents/personal-index.ts'
export { erasedResidents, findResidents, waitingErasures } from './residents/queries.ts'
export type { Replayed } from './runner.ts'
export { startProjections } from './worker.ts'
