import type { Meeting, RequestMeta } from '@wubu/domain'
import type { Position } from '@wubu/engine'
import { derivedId, streamOf } from './ids.ts'
import { Refused } from './refused.ts'
import type { Runtime } from './runtime.ts'

interface Recorded {
  readonly requestId: string
  readonly recorded: boolean
  /** Why not: the request was closed meanwhile, say. */
  readonly code: string | null
}

/**
 * Writes what a meeting decided on each of its requests, one batch each. Command ids come from the meeting's own command: the
 * same for every retry, so that what was written before a crash is not written again. Throws Refused (503) where others were faster.
 */
export async function recordDecisions(
  { requests }: Runtime,
  meeting: Meeting | null,
  meta: RequestMeta,
  commandId: string,
): Promise<{ readonly position: Position | null; readonly requests: Recorded[] }> {
  let position: Position | null = null
  const recorded: Recorded[] = []
  for (const { requestId, decision, assignments } of meeting?.decisions ?? []) {
    const { id: meetingId, at: heldAt, units } = meeting ?? { id: '', at: '', units: [] }
    const data = { meetingId, heldAt, units: [...units], decision, assignments }
    const result = await requests.handle({
      stream: streamOf.request(requestId),
      command: { type: 'record-joint-meeting', data, meta },
      commandId: derivedId(commandId, `request ${requestId}`),
      correlationId: commandId,
    })
    if (result.outcome === 'contended') throw new Refused('contended', { retryAfter: 1 })
    if (result.outcome === 'accepted') position = result.position
    const code = result.outcome === 'refused' ? result.refusal.code : null
    recorded.push({ requestId, recorded: result.outcome === 'accepted', code })
  }
  return { position, requests: recorded }
}
