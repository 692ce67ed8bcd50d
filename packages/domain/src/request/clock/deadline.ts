import type { Deadline } from '../state.ts'

/** Whether what is due has not happened yet, and is still called for. */
export function isOpen({ endedAt }: Deadline): boolean {
  return endedAt === null
}

/** Whether the clock stands: nothing becomes due until it goes on. One that stood after its due date stands too late. */
export function isStanding({ stops, dueAt }: Deadline): boolean {
  const last = stops.at(-1)
  return last !== undefined && last.to === null && last.from <= dueAt
}
