export {
  type AccountCommand,
  type AccountCommand,
  accountCommands,
  accountCommands,
} from './account/account-commands.ts'
export { accountDecider, accountDecider } from './account/account-decide.ts'
export { type AccountEvent, type AccountEvent, accountEvents, accountEvents } from './account/account-events.ts'
export type { Account, Account, AccountState, AccountState } from './account/account-state.ts'
export { accountRefusals, accountRefusals, sessionRefusals, sessionRefusals } from './account/refusals.ts'
export {
  type SessionCommand,
  type SessionCommand,
  sessionCommands,
  sessionCommands,
} from './account/session-commands.ts'
export { sessionDecider, sessionDecider } from './account/session-decide.ts'
export { type SessionEvent, type SessionEvent, sessionEvents, sessionEvents } from './account/session-events.ts'
export {
  isSessionValid,
  isSessionValid,
  type Session,
  type Session,
  type SessionState,
  type SessionState,
} from './account/session-state.ts'
export { type CalendarCommand, type CalendarCommand, calendarCommands, calendarCommands } from './calendar/commands.ts'
export { calendarDecider, calendarDecider } from './calendar/decide.ts'
export { type CalendarEvent, calendarEvents } from './calendar/events.ts'
export { type Limit, limit } from './calendar/limit.ts'
export { calendarRefusals, calendarRefusals } from './calendar/refusals.ts'
export type { CalendarState, CalendarYear } from './calendar/state.ts'
export type { WorkCalendar } from './calendar/work-calendar.ts'
export { defaultWorkHours, workCalendar } from './calendar/work-calendar.ts'
export { dueAt, workingMinutesBetween } from './calendar/working-time.ts'
export { instantOf, localDayAt, localOf } from './calendar/zone.ts'
export { type ItemCommand, type ItemCommand, itemCommands, itemCommands } from './catalogue/commands.ts'
export { itemDecider, itemDecider } from './catalogue/decide.ts'
export { type ItemEvent, itemEvents } from './catalogue/events.ts'
export { itemRefusals, itemRefusals } from './catalogue/refusals.ts'
export type { ItemFacts } from './catalogue/state.ts'
export { type Item, type ItemState, itemFacts } from './catalogue/state.ts'
export type { Chart } from './chart.ts'
export {
  contributions,
  plus,
  type Shift,
  shifts,
} from './completion/contributions.ts'
export { type Definition, definitions } from './completion/definitions.ts'
export {
  type CellValues,
  type CellView,
  cellValues,
  type Dimension,
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
  type Figures,
  figureNames,
  figuresOf,
  type Measure,
  measures,
  noSums,
  type Rate,
  type Sums,
  sumsAt,
} from './completion/figures.ts'
export { type Cell, cellOf, type Standing, standingAt } from './completion/standing.ts'
export {
  type PlaceCommand,
  type PlaceCommand,
  type PlaceMeta,
  placeCommands,
  placeCommands,
} from './organisation/place-commands.ts'
export { placeDecider, placeDecider } from './organisation/place-decide.ts'
export { type PlaceEvent, type PlaceKind, placeEvents, placeKinds } from './organisation/place-events.ts'
export type { Place, PlaceState } from './organisation/place-state.ts'
export { placeRefusals, placeRefusals, unitRefusals, unitRefusals } from './organisation/refusals.ts'
export {
  type UnitCommand,
  type UnitCommand,
  type UnitMeta,
  unitCommands,
  unitCommands,
} from './organisation/unit-commands.ts'
export { unitDecider, unitDecider } from './organisation/unit-decide.ts'
export { type UnitEvent, unitEvents, unitKinds } from './organisation/unit-events.ts'
export type { Unit, UnitState } from './organisation/unit-state.ts'
export { assignmentChart } from './request/assignment-lifecycle.ts'
export {
  type RequestCommand,
  type RequestCommandData,
  type RequestCommandType,
  type RequestMeta,
  requestCommands,
} from './request/commands.ts'
export { requestDecider } from './request/decider.ts'
export {
  channels,
  correctableFields,
  deadlineKinds,
  feedbackMethods,
  handlingKinds,
  type RequestEvent,
  type RequestEventOf,
  requestEvents,
  returnReasons,
} from './request/events.ts'
export { requestChart, type Step } from './request/lifecycle.ts'
export { commandRoles } from './request/permissions.ts'
export { normaliseReceiptNo, receiptNo } from './request/receipt-no.ts'
export type { PlaceFacts, Reference, UnitFacts } from './request/reference.ts'
export { requestRefusals } from './request/refusals.ts'
export { affordances, allowedCommands, requestCommandTypes } from './request/rules.ts'
export { type Assignment, type Deadline, isLive, liveAssignments, type RequestState } from './request/state.ts'
export { type ResidentCommand, type ResidentCommand, residentCommands, residentCommands } from './resident/commands.ts'
export { residentCommandRoles, residentCommandRoles, residentDecider, residentDecider } from './resident/decide.ts'
export {
  erasureReasons,
  type ResidentEvent,
  type ResidentEvent,
  residentEvents,
  residentEvents,
} from './resident/events.ts'
export { residentRefusals, residentRefusals } from './resident/refusals.ts'
export type { Resident, Resident, ResidentState, ResidentState } from './resident/state.ts'
