import { type Decision, type Refusal, reject } from '../decider.ts'
import { isOpen, isStanding } from './clock/deadline.ts'
import { deadlineSet, provisionalMark } from './clock/deadline-set.ts'
import { termsOf } from './clock/starts.ts'
import type { CommandNamed } from './commands.ts'
import { add, type Draft, draft, finish, record } from './draft.ts'
import type { RequestEvent } from './events.ts'
import { itemUnder } from './reference.ts'
import type { Deadline, RequestState } from './state.ts'

type Result = Decision<RequestEvent, RequestState>

/**
 * 临期, at the instant at which 80 % of the limit had passed, whenever it is written. A clock that was met, superseded or stands
 * by then is refused: the timer that asked has nothing to do (DOMAIN.md, "Time limits").
 */
export function warn({ data, meta }: CommandNamed<'warn-deadline'>, state: RequestState): Result {
  const clock = running(state, data.deadlineId)
  if ('code' in clock) return reject(clock)
  const { warnAt, warned, missed } = clock
  if (warned || missed || warnAt === null) return reject({ code: 'no_such_deadline' })
  if (meta.now < warnAt) return reject({ code: 'deadline_not_due', at: warnAt })
  const warning = { type: 'DeadlineWarned', data: { deadlineId: clock.id }, occurredAt: warnAt } as const
  return finish(add(draft(state, meta), warning))
}

/**
 * What happens when a due date passes, as of that instant: an evaluation lapses and closes the request, missing materials that
 * nobody told of make it accepted on the day of receipt (行政许可法 §32), everything else is missed 超期.
 */
export function expire({ data, meta }: CommandNamed<'expire-deadline'>, state: RequestState): Result {
  const clock = running(state, data.deadlineId)
  if ('code' in clock) return reject(clock)
  const { kind, dueAt, missed } = clock
  if (missed) return reject({ code: 'no_such_deadline' })
  // what happens at the due instant itself is still in time
  if (meta.now < dueAt) return reject({ code: 'deadline_not_due', at: dueAt })
  const steps = draft(state, meta)
  if (kind === 'evaluation') return finish(lapsed(steps, dueAt))
  const event = { type: 'DeadlineMissed', data: { deadlineId: clock.id }, occurredAt: dueAt } as const
  const late = add(steps, event)
  return finish(kind === 'acceptance' ? acceptedUntold(late, clock) : late)
}

function lapsed(steps: Draft, occurredAt: string): Draft {
  const round = steps.state.rounds + 1
  const none = add(steps, { type: 'EvaluationLapsed', data: { round }, occurredAt })
  const data = { feedback: 'delivered', evaluation: 'lapsed', reason: null } as const
  return add(none, { type: 'RequestClosed', data, occurredAt })
}

/** As of the receipt; without an item nobody knows what was accepted, so that step stays missed. */
function acceptedUntold(steps: Draft, { countedFrom }: Deadline): Draft {
  const { state, meta } = steps
  const item = itemUnder(state, meta.reference)
  if (!item || countedFrom === null || state.at !== 'collecting.registered') return steps
  const data = { ground: 'not-told', item: item.code, itemVersion: item.version } as const
  return add(steps, { type: 'RequestAccepted', data, occurredAt: countedFrom })
}

/** After a year of the calendar was set anew: every clock that runs and is due otherwise by it is set again. */
export function recompute({ meta }: CommandNamed<'recompute-deadlines'>, state: RequestState): Result {
  const { calendar } = meta.reference
  const steps = Object.values(state.deadlines).reduce<Draft>(
    (before, clock) => {
      const [terms] = isOpen(clock) && !isStanding(clock) ? termsOf(clock, 'calendar') : []
      if (!terms) return before
      const again = deadlineSet(before.state, terms, calendar)
      const { dueAt, warnAt, calendarVersion } = again.data
      const provisional = isProvisional(calendarVersion)
      if (dueAt === clock.dueAt && warnAt === clock.warnAt && provisional === isProvisional(clock.calendarVersion)) {
        return before
      }
      return record(before, again)
    },
    draft(state, meta),
  )
  return steps.events.length === 0 ? reject({ code: 'deadlines_unchanged' }) : finish(steps)
}

function isProvisional(calendarVersion: string | null): boolean {
  return calendarVersion?.endsWith(provisionalMark) ?? false
}

function running(state: RequestState, id: string): Deadline | Refusal {
  const clock = state.deadlines[id]
  return clock && isOpen(clock) && !isStanding(clock) ? clock : { code: 'no_such_deadline' }
}
