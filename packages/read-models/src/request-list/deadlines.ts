import { endedBy, type RequestEvent, type RequestEventOf } from '@wubu/domain'
import type { OpenDeadline } from './row.ts'

/** Due dates that are not met yet, after an event. The same array where nothing changes. */
export function openAfter(open: readonly OpenDeadline[], event: RequestEvent): readonly OpenDeadline[] {
  if (event.type === 'DeadlineSet') return withDeadline(open, event.data)
  const ended = open.length === 0 ? null : endedBy(event)
  return ended && open.some(ended) ? open.filter((one) => !ended(one)) : open
}

export function earliest(open: readonly OpenDeadline[]): string | null {
  let first: string | null = null
  for (const { dueAt } of open) if (first === null || dueAt < first) first = dueAt
  return first
}

export function earliestWarning(open: readonly OpenDeadline[]): string | null {
  let first: string | null = null
  for (const { warnAt } of open) if (warnAt !== null && (first === null || warnAt < first)) first = warnAt
  return first
}

function withDeadline(open: readonly OpenDeadline[], data: RequestEventOf<'DeadlineSet'>['data']) {
  const { deadlineId: id, kind, assignmentId, dueAt, warnAt, supersedes } = data
  return [...open.filter((one) => one.id !== supersedes), { id, kind, assignmentId, dueAt, warnAt }]
}
