import type { Clock } from './queries.ts'

/** Epoch ms. */
export interface Span {
  readonly from: number
  readonly to: number
  readonly now: number
}

/** The axis of time that all clocks of a request fit on, now included. */
export function spanOf(clocks: readonly Clock[], now: number): Span {
  const instants = clocks.flatMap(({ countedFrom, set, dueAt, endedAt, segments }) =>
    [countedFrom, set.dueAt, dueAt, endedAt, ...segments.flatMap(({ from, to }) => [from, to])].flatMap((instant) =>
      instant === null ? [] : Date.parse(instant),
    ),
  )
  const isOpen = clocks.some(({ endedAt }) => endedAt === null)
  const to = Math.max(...instants, ...(isOpen ? [now] : []))
  const from = Math.min(...instants)
  return { from, to: Math.max(to, from + 1), now }
}

/** Where an instant stands on the axis, in percent. */
export function placeOf(instant: string | number, { from, to }: Span): number {
  const at = typeof instant === 'number' ? instant : Date.parse(instant)
  return (100 * (Math.min(Math.max(at, from), to) - from)) / (to - from)
}
