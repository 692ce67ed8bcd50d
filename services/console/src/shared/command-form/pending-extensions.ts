import { z } from 'zod'
import type { TimelineEntry } from '../timeline/queries.ts'

const asked = z.object({
  extensionId: z.string(),
  by: z.object({ amount: z.int(), unit: z.string() }),
  reason: z.string().nullable(),
})
export type PendingExtension = z.output<typeof asked>

const decided = ['ExtensionGranted', 'ExtensionRefused']

/** Those that were asked for and not decided, by the timeline: the detail does not list them. */
export function pendingExtensions(events: readonly TimelineEntry[]): readonly PendingExtension[] {
  const over = new Set(events.filter(({ type }) => decided.includes(type)).map(({ data }) => data.extensionId))
  return events.flatMap(({ type, data }) => {
    const parsed = type === 'ExtensionRequested' && !over.has(data.extensionId) ? asked.safeParse(data) : undefined
    return parsed?.success ? parsed.data : []
  })
}
