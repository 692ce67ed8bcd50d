import type { Decision } from '../decider.ts'
import type { CommandNamed } from './commands.ts'
import { add, type Draft } from './draft.ts'
import type { RequestEvent, RequestEventOf } from './events.ts'
import { onPart } from './on-part.ts'
import { dispatchPart, heldMinutes, nextAssignmentId, postRefused } from './parts.ts'
import type { Assignment, RequestState } from './state.ts'

type Result = Decision<RequestEvent, RequestState>
type Transferred = RequestEventOf<'AssignmentTransferred'>['data']

/**
 * 撤单: the dispatcher takes a part away, the unit is charged with the time that it held it. Where only completed parts are left,
 * the handling is complete; where none is left and the lead is not complete, it goes back to 研判 (DOMAIN.md, "The lifecycle").
 */
export function cancelAssignment(command: CommandNamed<'cancel-assignment'>, state: RequestState): Result {
  const { assignmentId, reason } = command.data
  return onPart(command, state, (part) => {
    const data = { assignmentId, unit: part.unit, reason, heldMinutes: heldMinutes(part, command.meta) }
    return { event: { type: 'AssignmentCancelled', data } }
  })
}

/** 上报 to the unit above: community → street → department (DOMAIN.md, "People and units"). */
export function escalate(command: CommandNamed<'escalate-assignment'>, state: RequestState): Result {
  const { data, meta } = command
  return onPart(command, state, (part) => {
    const above = meta.reference.unit(part.unit)?.parent ?? null
    if (above === null) return { code: 'no_unit_above', unit: part.unit }
    const held = heldMinutes(part, meta)
    return passedOn(state, part, { ground: 'escalation', toUnit: above, note: data.note, heldMinutes: held })
  })
}

/** 转办 to a unit that is named: by the head of the unit that has it, or by the dispatcher. */
export function transfer(command: CommandNamed<'transfer-assignment'>, state: RequestState): Result {
  const { data, meta } = command
  const { toUnit, note } = data
  return onPart(command, state, (part) =>
    passedOn(state, part, { ground: 'transfer', toUnit, note, heldMinutes: heldMinutes(part, meta) }),
  )
}

/** 指定岗位: from here on the part is the acting person's of that post, and its tasks are counted there (A、B岗). */
export function giveToPost(command: CommandNamed<'give-to-post'>, state: RequestState): Result {
  const { assignmentId, post } = command.data
  return onPart(command, state, ({ unit, post: before }) => {
    if (before === post) return { code: 'post_has_it_already', post }
    return (
      postRefused(post, unit, command.meta) ?? {
        event: { type: 'AssignmentGivenToPost', data: { assignmentId, unit, post } },
      }
    )
  })
}

type Passed = Pick<Transferred, 'ground' | 'toUnit' | 'note' | 'heldMinutes'>

/** The same part goes on under a number of its own at the next unit; whoever passes it on is charged with the time until here. */
function passedOn(state: RequestState, one: Assignment, passed: Passed) {
  const { id: assignmentId, unit, part } = one
  const { ground, toUnit, note, heldMinutes } = passed
  const toAssignmentId = nextAssignmentId(state)
  const data = { assignmentId, unit, ground, toUnit, toAssignmentId, note, heldMinutes }
  return {
    event: { type: 'AssignmentTransferred' as const, data },
    next: (steps: Draft) => dispatchPart(steps, { unit: toUnit, part, post: null, rule: null }),
  }
}

/** The same in the course of a decision about more than one part. */
export function passOn(steps: Draft, one: Assignment, passed: Passed): Draft {
  const { event, next } = passedOn(steps.state, one, passed)
  return next(add(steps, event))
}
