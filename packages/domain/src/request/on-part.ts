import { type Decision, type Refusal, reject } from '../decider.ts'
import type { CommandNamed, RequestCommand } from './commands.ts'
import { add, type Draft, draft, finish } from './draft.ts'
import type { RequestEvent } from './events.ts'
import { partFor } from './part-rules.ts'
import { settle } from './parts.ts'
import { told } from './rules.ts'
import type { Assignment, RequestState } from './state.ts'

/** Commands that name a part. */
type OnPart = Extract<RequestCommand, { data: { assignmentId: string } }>

/** The first event of the command about its part, and what it adds once that stands. */
export interface PartStep {
  readonly event: RequestEvent
  readonly next?: (steps: Draft) => Draft
}

/** Decides on the part that a command names: it must be the actor's to decide, alive, and have that event in its chart. */
export function onPart<C extends OnPart & CommandNamed<OnPart['type']>>(
  command: C,
  state: RequestState,
  stepOf: (part: Assignment) => PartStep | Refusal,
): Decision<RequestEvent, RequestState> {
  const part = partFor(command.type, state, command.data.assignmentId, command.meta)
  if ('code' in part) return reject(told(part, state, command.meta) ?? part)
  const step = stepOf(part)
  if ('code' in step) return reject(step)
  const { event, next = (steps: Draft) => steps } = step
  return finish(settle(next(add(draft(state, command.meta), event))))
}
