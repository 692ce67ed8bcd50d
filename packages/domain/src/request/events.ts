import type { EventOf } from '../event.ts'
import { analyseEvents } from './events/analyse.ts'
import { clockEvents } from './events/clock.ts'
import { collectEvents } from './events/collect.ts'
import { concludeEvents } from './events/conclude.ts'
import { handleEvents } from './events/handle.ts'
import { superviseEvents } from './events/supervise.ts'

export { handlingKinds } from './events/analyse.ts'
export { type DeadlineKind, deadlineKinds, suspensionReasons } from './events/clock.ts'
export { channels, source } from './events/collect.ts'
export { feedbackMethods } from './events/conclude.ts'
export { returnReasons } from './events/handle.ts'
export { correctableFields } from './events/supervise.ts'

/** Everything that can happen to a request, in the order of its steps (DOMAIN.md, "Events"). */
export const requestEvents = {
  ...collectEvents,
  ...analyseEvents,
  ...handleEvents,
  ...concludeEvents,
  ...clockEvents,
  ...superviseEvents,
} as const

export type RequestEvent = EventOf<typeof requestEvents>
export type RequestEventOf<T extends RequestEvent['type']> = Extract<RequestEvent, { type: T }>
