import type { Deadline, RequestState } from '@wubu/domain'

/** A timer of a clock: what it asks for and when, as the timers of a node do. */
export interface Ring {
  readonly at: number
  readonly kind: 'warn-deadline' | 'expire-deadline'
  readonly deadlineId: string
}

type Deadlines = RequestState['deadlines']

/** The timers of all clocks that run; the epoch ms of an expiry is one later, since what happens at the due instant is in time. */
export function ringsOf(deadlines: Deadlines): readonly Ring[] {
  return Object.values(deadlines).flatMap((one) => {
    const { id: deadlineId, warnAt, dueAt } = one
    if (!runs(one)) return []
    const expiry: Ring = { at: Date.parse(dueAt) + 1, kind: 'expire-deadline', deadlineId }
    if (one.missed) return []
    if (warnAt === null || one.warned || one.kind === 'evaluation') return [expiry]
    return [expiry, { at: Date.parse(warnAt), kind: 'warn-deadline', deadlineId }]
  })
}

/** Whether there is anything to do by now: the clock may have ended, stopped or been set anew since. */
export function isCalledFor({ kind, deadlineId }: Ring, deadlines: Deadlines): boolean {
  const clock = deadlines[deadlineId]
  return clock !== undefined && runs(clock) && !clock.missed && (kind === 'expire-deadline' || !clock.warned)
}

function runs({ endedAt, stops, dueAt }: Deadline): boolean {
  const last = stops.at(-1)
  return endedAt === null && (last === undefined || last.to !== null || last.from > dueAt)
}
