import {
  accountRefusals,
  calendarRefusals,
  itemRefusals,
  meetingRefusals,
  placeRefusals,
  postRefusals,
  type RefusalKind,
  requestRefusals,
  residentRefusals,
  routingRefusals,
  sessionRefusals,
  unitRefusals,
} from '@wubu/domain'
import { httpErrors } from './http-errors.ts'

export interface ErrorEntry {
  readonly status: number
  /** One sentence for a clerk, in Chinese and in English. */
  readonly zh: string
  readonly en: string
  /** Of a refusal by a rule: what stands against it; the state where it is not said. */
  readonly kind?: RefusalKind
}

/** Refusals whose status is not 409 (not in this state): who may not, what is not there, what can't be meant. */
const refusalStatus: Readonly<Record<string, number>> = {
  role_not_permitted: 403,
  not_your_assignment: 403,
  handler_cannot_call_back: 403,
  own_account: 403,
  proposer_not_department: 403,
  reviewer_cannot_admit: 403,
  no_such_request: 404,
  no_such_account: 404,
  no_such_session: 404,
  resident_not_registered: 404,
  place_not_registered: 404,
  unit_not_registered: 404,
  item_not_registered: 404,
  session_closed: 401,
  session_expired: 401,
  // what a body names, or how it fits together; as a thing of its own (a revision of no item) it is 404, see the API
  no_such_assignment: 422,
  no_such_item: 422,
  no_such_deadline: 422,
  no_such_extension: 422,
  extension_not_allowed: 422,
  extension_too_long: 422,
  resident_not_told: 422,
  no_such_unit: 422,
  no_such_place: 422,
  no_such_channel: 422,
  no_such_parent_place: 422,
  no_such_parent_unit: 422,
  no_such_unit_place: 422,
  no_such_post: 422,
  post_held_by_other: 403,
  not_your_post: 403,
  post_not_established: 404,
  no_such_post_unit: 422,
  no_such_holder: 422,
  holders_the_same: 422,
  not_a_holder: 422,
  absence_ends_before: 422,
  meeting_not_convened: 404,
  meeting_in_past: 422,
  meeting_in_future: 422,
  agenda_item_twice: 422,
  agenda_request_unknown: 422,
  agenda_unit_unknown: 422,
  decisions_not_of_agenda: 422,
  decision_with_two_leads: 422,
  decision_due_in_past: 422,
  item_missing: 422,
  unit_missing: 422,
  material_not_listed: 422,
  source_missing: 422,
  lead_missing: 422,
  no_such_leading_request: 422,
  merged_into_itself: 422,
  actor_without_unit: 422,
  completion_not_backdated: 422,
  occurred_in_future: 422,
  paper_too_old: 422,
  due_in_past: 422,
  rule_names_nothing: 422,
  no_such_rule: 404,
  role_needs_unit: 422,
  role_needs_place: 422,
  district_has_no_parent: 422,
  place_needs_parent: 422,
  wrong_kind_of_parent: 422,
  handling_kind_given_twice: 422,
  material_given_twice: 422,
  support_unit_given_twice: 422,
  instant_tells_itself: 422,
  rectify_by_missing: 422,
  rectify_by_in_past: 422,
  promised_longer_than_legal: 422,
  extension_in_another_unit: 422,
  calendar_of_another_year: 422,
  day_outside_year: 422,
  day_given_twice: 422,
  day_both_holiday_and_workday: 422,
  workday_not_on_weekend: 422,
}

const refusals = {
  ...calendarRefusals,
  ...itemRefusals,
  ...placeRefusals,
  ...unitRefusals,
  ...meetingRefusals,
  ...postRefusals,
  ...accountRefusals,
  ...sessionRefusals,
  ...residentRefusals,
  ...requestRefusals,
  ...routingRefusals,
}

/** Every `code` that the API answers with: its status and its sentences. */
export const errorCatalogue: Readonly<Record<string, ErrorEntry>> = {
  ...Object.fromEntries(
    Object.entries(refusals).map(([code, texts]) => [code, { status: refusalStatus[code] ?? 409, ...texts }]),
  ),
  ...httpErrors,
}
