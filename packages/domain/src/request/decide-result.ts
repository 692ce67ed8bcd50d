import type { Decision } from '../decider.ts'
import type { CommandNamed } from './commands.ts'
import type { RequestEvent } from './events.ts'
import { waitsForHead } from './leads-to.ts'
import { onPart } from './on-part.ts'
import { heldMinutes } from './parts.ts'
import type { RequestState } from './state.ts'

type Result = Decision<RequestEvent, RequestState>

/**
 * One unit's part is done; with the last one the request is 办结. Where the item asks for it, what a member of staff hands in waits
 * for the unit's head, who completes the part or sends the result back.
 */
export function complete(command: CommandNamed<'complete-assignment'>, state: RequestState): Result {
  const { data, meta } = command
  const { assignmentId, result } = data
  const waits = waitsForHead(state, meta)
  return onPart(command, state, (one) => {
    const done = { assignmentId, unit: one.unit, result }
    if (waits) return { event: { type: 'ResultSubmitted', data: done } }
    return { event: { type: 'AssignmentCompleted', data: { ...done, heldMinutes: heldMinutes(one, meta) } } }
  })
}

/** 退回补办: the unit works on, its clock ran on. */
export function sendBack(command: CommandNamed<'send-back-result'>, state: RequestState): Result {
  const { assignmentId, reason } = command.data
  return onPart(command, state, ({ unit }) => ({
    event: { type: 'ResultSentBack', data: { assignmentId, unit, reason } },
  }))
}
