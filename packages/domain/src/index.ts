export type { WorkCalendar } from './calendar/work-calendar.ts'
export { defaultWorkHours, workCalendar } from './calendar/work-calendar.ts'
export { dueAt, workingMinutesBetween } from './calendar/working-time.ts'
export { instantOf, localOf } from './calendar/zone.ts'
export type { ItemFacts } from './catalogue/state.ts'
export type { Chart } from './chart.ts'
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
