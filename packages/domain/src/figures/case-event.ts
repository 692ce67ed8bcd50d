import type { Actor } from '../decider.ts'
import type { RequestEvent } from '../request/events.ts'

/**
 * An event of a request as it is stored: personal fields may still be sealed, none is read. Of its metadata only what is asked for is
 * looked at, since reading them may cost more than all that is done with them.
 */
export type CaseEvent = RequestEvent & {
  readonly metadata: {
    /** ISO 8601 */
    readonly occurredAt: string
    readonly actor: Pick<Actor, 'id' | 'role'>
  }
}

/** A due date and when it was set, in epoch ms. */
export type DueSet = readonly [setAt: number, dueAt: number]

/** Epoch ms. */
export function atOf({ metadata }: CaseEvent): number {
  return Date.parse(metadata.occurredAt)
}

/** Adds one by its instant: imports and paper registered later may be written after what happened later. */
export function inOrder<T extends readonly [number, ...unknown[]]>(list: readonly T[], one: T): readonly T[] {
  let index = list.length
  while (index > 0 && (list[index - 1]?.[0] ?? 0) > one[0]) index -= 1
  return index === list.length ? [...list, one] : list.toSpliced(index, 0, one)
}

/** The account that did it; imports and timers are nobody's work. */
export function workerIn({ metadata: { actor } }: CaseEvent): string | null {
  return actor.role === 'system' || actor.role === 'resident' ? null : actor.id
}
