export { type AccountCommand, accountCommands } from './account/account-commands.ts'
export { accountDecider } from './account/account-decide.ts'
export { type AccountEvent, accountEvents } from './account/account-events.ts'
export type { Account, AccountState } from './account/account-state.ts'
export { accountRefusals, sessionRefusals } from './account/refusals.ts'
export { type SessionCommand, sessionCommands } from './account/session-commands.ts'
export { sessionDecider } from './account/session-decide.ts'
export { type SessionEvent, sessionEvents } from './account/session-events.ts'
export { isSessionValid, type Session, type SessionState } from './account/session-state.ts'
export { type AssessmentCommand, assessmentCommands, assessmentWeights } from './assessment/commands.ts'
export { assessmentDecider, assessmentRoles } from './assessment/decide.ts'
export { type AssessmentEvent, assessmentEvents } from './assessment/events.ts'
export { assessmentRefusals } from './assessment/refusals.ts'
export type { Assessment } from './assessment/state.ts'
export {
  type AssessedFigure,
  assessedFigures,
  assessmentScore,
  type Component,
  componentScore,
  defaultWeights,
} from './assessment/weights.ts'
export { type CalendarCommand, calendarCommands } from './calendar/commands.ts'
export { calendarDecider } from './calendar/decide.ts'
export { type CalendarEvent, calendarEvents } from './calendar/events.ts'
export { type Limit, limit } from './calendar/limit.ts'
export { calendarRefusals } from './calendar/refusals.ts'
export type { CalendarState, CalendarYear } from './calendar/state.ts'
export { defaultWorkHours, type WorkCalendar, workCalendar } from './calendar/work-calendar.ts'
export { dueAt, workingMinutesBetween } from './calendar/working-time.ts'
export { instantOf, localDayAt, localOf } from './calendar/zone.ts'
export { type ItemCommand, itemCommands } from './catalogue/commands.ts'
export { itemDecider } from './catalogue/decide.ts'
export { type ItemEvent, itemEvents } from './catalogue/events.ts'
export { itemRefusals } from './catalogue/refusals.ts'
export { itemAffordances, itemCommandRoles } from './catalogue/standing.ts'
export {
  type Item,
  type ItemFacts,
  type ItemState,
  itemFacts,
  itemFactsOfVersion,
  itemStatuses,
} from './catalogue/state.ts'
export type { Chart } from './chart.ts'
export { contributions, plus, type Shift, shifts } from './completion/contributions.ts'
export { type Definition, definitions } from './completion/definitions.ts'
export {
  type CellValues,
  type CellView,
  cellValues,
  type Dimension,
  dimensionNames,
  dimensions,
  type PlaceInTree,
  type PlacePath,
  periodOf,
  placePathIn,
} from './completion/dimensions.ts'
export { evolveFacts, factEvents, noFacts, type RequestFacts } from './completion/facts.ts'
export {
  countsIn,
  type FigureName,
  type FigurePart,
  type Figures,
  figureNames,
  figureParts,
  figuresOf,
  type Measure,
  measures,
  noSums,
  type Rate,
  type Sums,
  sumsAt,
} from './completion/figures.ts'
export { type Cell, cellOf, type Standing, standingAt } from './completion/standing.ts'
export type { CaseEvent } from './figures/case-event.ts'
export { type CaseFacts, caseEvents, evolveCase, noCase } from './figures/case-facts.ts'
export { type CourseAt, courseAt, type Exit, exits } from './figures/course.ts'
export { type Distribution, distributionOf } from './figures/distribution.ts'
export { evaluationsAt } from './figures/evaluations.ts'
export { concernedAt } from './figures/parts.ts'
export { monthsBetween, monthsEarlier, type Period, periodBefore, periodNamed } from './figures/periods.ts'
export { type RateName, type Rates, rateDefinitions, rateNames, ratesOf } from './figures/rates.ts'
export { isSmall } from './figures/small-numbers.ts'
export {
  type CaseAt,
  type CaseMeasure,
  type CaseSums,
  handlingMinutesAt,
  type Thing,
  type ThingKind,
  thingKinds,
} from './figures/things.ts'
export { baselineWeeks, falseDiscoveryRate, fewestRequests, type Tested, testRising } from './figures/trend.ts'
export { importCommands } from './import/commands.ts'
export { importDecider } from './import/decide.ts'
export { importEvents } from './import/events.ts'
export { importRefusals } from './import/refusals.ts'
export type { ImportFacts } from './import/state.ts'
export { type MeetingCommand, type MeetingMeta, meetingCommands } from './meeting/commands.ts'
export { meetingDecider } from './meeting/decide.ts'
export { type MeetingEvent, meetingEvents } from './meeting/events.ts'
export { meetingRefusals } from './meeting/refusals.ts'
export type { Meeting } from './meeting/state.ts'
export { type PlaceCommand, type PlaceMeta, placeCommands } from './organisation/place-commands.ts'
export { placeDecider } from './organisation/place-decide.ts'
export { type PlaceEvent, type PlaceKind, placeEvents, placeKinds } from './organisation/place-events.ts'
export type { Place, PlaceState } from './organisation/place-state.ts'
export { placeRefusals, unitRefusals } from './organisation/refusals.ts'
export { type UnitCommand, type UnitMeta, unitCommands } from './organisation/unit-commands.ts'
export { unitDecider } from './organisation/unit-decide.ts'
export { type UnitEvent, unitEvents, unitKinds } from './organisation/unit-events.ts'
export type { Unit, UnitState } from './organisation/unit-state.ts'
export { type PostCommand, type PostMeta, postCommands } from './post/commands.ts'
export { postDecider } from './post/decide.ts'
export { type PostEvent, postEvents } from './post/events.ts'
export { postRefusals } from './post/refusals.ts'
export { actingHolder, type Post } from './post/state.ts'
export { type RatingCommand, ratingCommands } from './rating/commands.ts'
export { ratingDecider, ratingRoles } from './rating/decide.ts'
export { quarter as quarterPattern, type RatingEvent, ratingEvents } from './rating/events.ts'
export { daysOf } from './rating/quarters.ts'
export { ratingRefusals } from './rating/refusals.ts'
export { type Rating, ratingId } from './rating/state.ts'
export { type RefusalKind, refusalKinds } from './refuse.ts'
export { stateAfter } from './request/after.ts'
export { assignmentChart } from './request/assignment-lifecycle.ts'
export { dueColour, worstColour } from './request/clock/colour.ts'
export { countedMinutes, type HandlingTime, handlingTimeAfter, noHandlingTime } from './request/clock/counted-time.ts'
export { type ClockName, endedBy } from './request/clock/ends.ts'
export { clockLedger, type LedgerClock } from './request/clock/ledger.ts'
export {
  type MergeFacts,
  type RequestCommand,
  type RequestCommandData,
  type RequestCommandType,
  type RequestMeta,
  requestCommands,
} from './request/commands.ts'
export { settlesCall } from './request/decide-conclude.ts'
export { requestDecider } from './request/decider.ts'
export { type Agreement, type Asked, agreements, mayBeDuplicate } from './request/duplicates.ts'
export {
  channels,
  correctableFields,
  type DeadlineKind,
  deadlineKinds,
  feedbackMethods,
  handlingKinds,
  type RequestEvent,
  type RequestEventOf,
  requestEvents,
  returnReasons,
} from './request/events.ts'
export { isDissatisfied } from './request/evolve.ts'
export { requestCommandTypes } from './request/leads-to.ts'
export { requestChart, type Step } from './request/lifecycle.ts'
export { commandRoles } from './request/permissions.ts'
export { normaliseReceiptNo, receiptNo } from './request/receipt-no.ts'
export type { PlaceFacts, Reference, UnitFacts } from './request/reference.ts'
export { requestRefusals } from './request/refusals.ts'
export { type Affordances, affordances, allowedCommands, partAffordances } from './request/rules.ts'
export { type Assignment, type Deadline, isLive, liveAssignments, type RequestState } from './request/state.ts'
export { type ResidentCommand, residentCommands } from './resident/commands.ts'
export { residentCommandRoles, residentDecider } from './resident/decide.ts'
export { erasureReasons, type ResidentEvent, residentEvents } from './resident/events.ts'
export { residentRefusals } from './resident/refusals.ts'
export type { Resident, ResidentState } from './resident/state.ts'
export { type RoutingCommand, routingCommands, routingRule } from './routing/commands.ts'
export { routingDecider, routingRoles } from './routing/decide.ts'
export { type RoutingEvent, type RoutingRule, routingEvents } from './routing/events.ts'
export { routingRefusals } from './routing/refusals.ts'
export type { Routing } from './routing/state.ts'
export { type Suggestion, suggest } from './routing/suggest.ts'
