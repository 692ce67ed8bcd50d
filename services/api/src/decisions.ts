import { type Limit, worstColour } from '@wubu/domain'
import type { Actor } from '@wubu/domain/decider'
import type { DecodedEvent } from '@wubu/engine'
import type { DecisionsQuery, WaitingDecision } from '@wubu/read-models'
import { namesOf } from './account-names.ts'
import { totalDueAt } from './merged.ts'
import { openData, readRequest } from './request-history.ts'
import type { Runtime } from './runtime.ts'

/** What waits for somebody: the head of a unit for their own unit's, the dispatcher for all. */
export function decisionsOf({ role, unit }: Actor): Pick<DecisionsQuery, 'waitsFor' | 'unit'> {
  return role === 'unit-head' ? { waitsFor: 'unit-head', unit: unit ?? '' } : { waitsFor: 'dispatcher' }
}

/** What is asked for and by whom, from the log; null where it was decided meanwhile. */
export async function decisionOf(runtime: Runtime, waiting: WaitingDecision) {
  const { requestId, receiptNo, assignmentId, extensionId } = waiting
  const { state, events } = await readRequest(runtime, requestId)
  const part = assignmentId === null ? undefined : state.assignments[assignmentId]
  const extension = extensionId === null ? undefined : state.extensions[extensionId]
  const asked = events.findLast((event) => isAsking(event, waiting))
  if (!asked || (extensionId === null ? !part?.returning && !part?.submitted : !extension)) return null
  const { actor, occurredAt } = asked.metadata
  const open = Object.values(state.deadlines).filter(({ endedAt }) => endedAt === null)
  return {
    ...{ kind: kindOf(asked), requestId, receiptNo, state: state.at, item: state.item, place: state.place },
    ...{ assignmentId, unit: part?.unit ?? null, extensionId, by: extension ? limitOf(extension.by) : null },
    askedAt: occurredAt,
    askedBy: { id: actor.id, name: (await namesOf(runtime, [asked])).get(actor.id) ?? null },
    ...wordsOf(runtime, asked),
    dueAt: totalDueAt(state),
    dueColour: state.suspendedAt === null ? worstColour(open, runtime.now()) : ('paused' as const),
  }
}

function isAsking({ type, data }: DecodedEvent, { assignmentId, extensionId }: WaitingDecision): boolean {
  if (extensionId !== null) return type === 'ExtensionRequested' && data.extensionId === extensionId
  return (type === 'ReturnRequested' || type === 'ResultSubmitted') && data.assignmentId === assignmentId
}

function kindOf({ type }: DecodedEvent) {
  if (type === 'ReturnRequested') return 'return' as const
  return type === 'ResultSubmitted' ? ('result' as const) : ('extension' as const)
}

/** A return has a code and a note, an extension a sentence, a result neither: it stands in the request. */
function wordsOf(runtime: Runtime, asked: DecodedEvent) {
  const { data } = openData(asked, runtime, false)
  const textOf = (value: unknown) => (typeof value === 'string' ? value : null)
  return { reason: textOf(data.reason), note: asked.type === 'ReturnRequested' ? textOf(data.note) : null }
}

function limitOf({ amount, unit }: Limit) {
  return { amount, unit }
}
