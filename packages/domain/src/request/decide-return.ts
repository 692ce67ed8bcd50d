import type { Decision } from '../decider.ts'
import type { CommandNamed } from './commands.ts'
import type { RequestEvent } from './events.ts'
import { onPart } from './on-part.ts'
import { heldMinutes } from './parts.ts'
import { itemUnder } from './reference.ts'
import type { RequestState } from './state.ts'

type Result = Decision<RequestEvent, RequestState>

/**
 * 申请退单: the unit asks, with a reason of the list and in its own words; until the dispatcher agrees its clock runs on. Where
 * the item asks for it, the unit's head stands behind it first; a head who asks does so by asking (issue 5, 1).
 */
export function returnAssignment(command: CommandNamed<'return-assignment'>, state: RequestState): Result {
  const { data, meta } = command
  const asked = itemUnder(state, meta.reference)?.confirms.returns === true && meta.actor.role !== 'unit-head'
  const confirmation = asked ? ('needed' as const) : ('not-needed' as const)
  return onPart(command, state, ({ unit }) => {
    const { assignmentId, reason, note } = data
    return { event: { type: 'ReturnRequested', data: { assignmentId, unit, reason, note, confirmation } } }
  })
}

/** The head of the unit stands behind the return; the dispatcher decides. */
export function confirmReturn(command: CommandNamed<'confirm-return'>, state: RequestState): Result {
  const { assignmentId, note } = command.data
  return onPart(command, state, ({ unit }) => ({
    event: { type: 'ReturnConfirmed', data: { assignmentId, unit, note } },
  }))
}

/** 不同意退单, with the reason: the unit keeps its part, and its clock ran on all the while. */
export function refuseReturn(command: CommandNamed<'refuse-return'>, state: RequestState): Result {
  const { assignmentId, reason } = command.data
  const by = command.meta.actor.role === 'dispatcher' ? ('dispatcher' as const) : ('unit-head' as const)
  return onPart(command, state, ({ unit }) => ({
    event: { type: 'ReturnRefused', data: { assignmentId, unit, by, reason } },
  }))
}

/** 同意退单: the unit is charged with the working time from dispatch to here; with the last live part the handling returns. */
export function agreeReturn(command: CommandNamed<'agree-return'>, state: RequestState): Result {
  const { assignmentId } = command.data
  return onPart(command, state, (part) => {
    if (!part.returning) return { code: 'return_not_asked' }
    const { reason, note } = part.returning
    const held = heldMinutes(part, command.meta)
    return {
      event: { type: 'AssignmentReturned', data: { assignmentId, unit: part.unit, reason, note, heldMinutes: held } },
    }
  })
}
