import type { Decision } from '../decider.ts'
import type { CommandNamed } from './commands.ts'
import type { RequestEvent } from './events.ts'
import { onPart } from './on-part.ts'
import { heldMinutes } from './parts.ts'
import { itemUnder } from './reference.ts'
import type { RequestState } from './state.ts'

type Result = Decision<RequestEvent>

/**
 * One unit's part is done; with the last one the request is 办结. Where the item asks for it, what a member of staff hands in waits
 * for the unit's head, who completes the part or sends the result back. What is handled by 定期会办 is not complete before a
 * meeting has had it on its agenda: the lead's part waits for it (issue 5, 1).
 */
export function complete(command: CommandNamed<'complete-assignment'>, state: RequestState): Result {
  const { data, meta } = command
  const { assignmentId, result } = data
  const waits = itemUnder(state, meta.reference)?.confirms.results === true && meta.actor.role !== 'unit-head'
  return onPart(command, state, (one) => {
    const { unit, part } = one
    if (part === 'lead' && state.handlingKind === 'joint-meeting' && state.meetings === 0) {
      return { code: 'meeting_not_held' }
    }
    const done = { assignmentId, unit, result }
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
