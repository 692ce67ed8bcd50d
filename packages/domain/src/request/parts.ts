import { workingMinutesBetween } from '../calendar/working-time.ts'
import type { Refusal } from '../decider.ts'
import { isPostOf } from '../post/state.ts'
import type { RequestMeta } from './commands.ts'
import { add, type Draft, refuse } from './draft.ts'
import { type Assignment, isLive, liveAssignments, type RequestState } from './state.ts'

/** What a unit is given. */
export interface NewPart {
  readonly unit: string
  readonly part: Assignment['part']
  readonly post: string | null
  /** The routing rule that suggested the unit. */
  readonly rule: string | null
}

/** 派单 of one part, with its acknowledge clock. */
export function dispatchPart(steps: Draft, given: NewPart): Draft {
  const { unit, post } = given
  const { state, meta } = steps
  if (!meta.reference.unit(unit)?.active) return refuse(steps, { code: 'no_such_unit', unit })
  if (liveAssignments(state).some((one) => one.unit === unit)) {
    return refuse(steps, { code: 'unit_already_assigned', unit })
  }
  const refusal = post === null ? null : postRefused(post, unit, meta)
  if (refusal) return refuse(steps, refusal)
  const assignmentId = nextAssignmentId(state)
  return add(steps, { type: 'AssignmentDispatched', data: { assignmentId, ...given } })
}

/** Why a unit's part can't be given to a post; null where the unit has it and it is open. */
export function postRefused(post: string, unit: string, { reference }: RequestMeta): Refusal | null {
  return isPostOf(unit, reference.post(post)) ? null : { code: 'no_such_post', post, unit }
}

/** The number of a part that ended is never given again. */
export function nextAssignmentId(state: RequestState): string {
  return `a${Object.keys(state.assignments).length + 1}`
}

/** The part that leads, if it still works, or if it is done. */
export function leadOf(state: RequestState, which: 'live' | 'completed'): Assignment | undefined {
  const lead = state.lead === null ? undefined : state.assignments[state.lead]
  return lead && (which === 'live' ? isLive(lead) : lead.at === which) ? lead : undefined
}

/** What a unit is charged with: the working minutes since its part was dispatched (DOMAIN.md, "Time limits"). */
export function heldMinutes({ dispatchedAt }: Assignment, { reference, now }: RequestMeta): number {
  return workingMinutesBetween(reference.calendar, dispatchedAt, now)
}

/** What the units are charged with whose parts end with the request itself. */
export function heldParts(state: RequestState, meta: RequestMeta) {
  return liveAssignments(state).map((part) => ({ assignmentId: part.id, minutes: heldMinutes(part, meta) }))
}

/** What depends on all parts of a request together, decided once: 办结 with the last of them, or back to 研判. */
export function settle(steps: Draft): Draft {
  if (steps.refusal || liveAssignments(steps.state).length > 0) return steps
  const done = leadOf(steps.state, 'completed') !== undefined
  return add(steps, { type: done ? 'HandlingCompleted' : 'HandlingReturned', data: {} })
}
