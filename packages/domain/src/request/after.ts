import type { StateValue } from '../decider.ts'
import { assignmentChart } from './assignment-lifecycle.ts'
import { requestChart } from './lifecycle.ts'

/** State values that a released chart no longer has, and what they are now. */
const retiredStates = {
  request: {} as Readonly<Record<string, string>>,
  assignment: {} as Readonly<Record<string, string>>,
}
const charts = { request: requestChart, assignment: assignmentChart }

/**
 * Where a request, or one of its assignments, stands after an event. The node that wrote the event knew what it led to, which
 * a later chart may see otherwise; while deciding, and where the event does not say, the chart does.
 */
export function stateAfter(
  part: 'request' | 'assignment',
  at: string,
  event: { readonly type: string; readonly to?: StateValue | null },
): string {
  const stored = event.to?.[part]
  if (stored !== undefined) return currentState(part, stored)
  return charts[part].next(at, event.type) ?? at
}

/** What a stored state value is called by now. */
export function currentState(part: 'request' | 'assignment', stored: string): string {
  return retiredStates[part][stored] ?? stored
}
