import { type Decision, type Refusal, reject } from '../decider.ts'
import { assignmentChart } from './assignment-lifecycle.ts'
import type { CommandNamed, RequestCommand } from './commands.ts'
import { add, type Draft, draft, finish } from './draft.ts'
import type { RequestEvent } from './events.ts'
import { partFor } from './part-rules.ts'
import { settle } from './parts.ts'
import { postRefusal } from './post-rule.ts'
import { wrongState } from './rules.ts'
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
): Decision<RequestEvent> {
  const { actor } = command.meta
  const part = partFor(command.type, state, command.data.assignmentId, actor)
  if ('code' in part) return reject(part)
  const notTheirs = postRefusal(part, command.meta)
  if (notTheirs) return reject(notTheirs)
  const step = stepOf(part)
  if ('code' in step) return reject(step)
  const { event, next = (steps: Draft) => steps } = step
  if (assignmentChart.next(part.at, event.type) === null) return reject(wrongState(part.at, state, actor))
  return finish(settle(next(add(draft(state, command.meta), event))))
}
