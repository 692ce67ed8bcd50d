import { type WorkCalendar, workingMinutesBetween } from '../../calendar/working-time.ts'
import type { RequestEvent } from '../events.ts'

/** Since when a request was worked on, and the stretches before. Instants are ISO 8601 in UTC. */
export interface HandlingTime {
  /** null while it waits, or is done. */
  readonly since: string | null
  readonly stretches: readonly { readonly from: string; readonly to: string }[]
  /** Whether it was completed: only then does a reopening go on with it. */
  readonly completed: boolean
}

export const noHandlingTime: HandlingTime = { since: null, stretches: [], completed: false }

/**
 * 办理时长: from acceptance to completion without the time that the whole request waited, and without the time between a completion
 * and its reopening (DOMAIN.md, "Figures": counted working time, not wall clock).
 */
export function handlingTimeAfter(
  time: HandlingTime,
  event: Pick<RequestEvent, 'type'>,
  occurredAt: string,
): HandlingTime {
  switch (event.type) {
    case 'RequestReopened':
      return time.completed ? going(time, occurredAt) : time
    case 'RequestAccepted':
    case 'HandlingResumed':
    // what was given back while it waited is to be dispatched again: the clock goes on
    case 'HandlingReturned':
    case 'MergeUndone':
      return going(time, occurredAt)
    case 'HandlingCompleted':
      return { ...ended(time, occurredAt), completed: true }
    case 'HandlingSuspended':
    case 'RequestDeclined':
    case 'RequestWithdrawn':
    case 'RequestMerged':
      return ended(time, occurredAt)
    default:
      return time
  }
}

function going(time: HandlingTime, since: string): HandlingTime {
  return { ...time, since: time.since ?? since, completed: false }
}

function ended({ since, stretches, completed }: HandlingTime, to: string): HandlingTime {
  if (since === null || to <= since) return { since: null, stretches, completed }
  return { since: null, stretches: [...stretches, { from: since, to }], completed }
}

/** In whole working minutes; what goes on is not counted. */
export function countedMinutes({ stretches }: HandlingTime, calendar: WorkCalendar): number {
  return stretches.reduce((sum, { from, to }) => sum + workingMinutesBetween(calendar, from, to), 0)
}
