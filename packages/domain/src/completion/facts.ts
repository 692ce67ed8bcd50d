/**
 * What the completion figures need to know of one request, as a history, so that they can be computed as of any instant.
 * Plain JSON, kept short since it is stored for every request. Nothing in it is personal. `at` and `dueAt` are epoch ms.
 */
export type FactStep =
  /** registered: channel, item, place, window */
  | readonly [at: number, what: 'r', string, string | null, string | null, string | null]
  /** accepted 受理, with its item */
  | readonly [at: number, what: 'a', string]
  /** declined or withdrawn: leaves the figures */
  | readonly [at: number, what: 'x']
  /** merged 并案, and that undone: leaves the figures, and counts again under its acceptance */
  | readonly [at: number, what: 'm' | 'u']
  /** classified 研判: item, handling kind */
  | readonly [at: number, what: 'k', string, string]
  /** a lead was dispatched: assignment, unit */
  | readonly [at: number, what: 'l', string, string]
  /** the lead's assignment ended undone: returned 退单, transferred, or taken away */
  | readonly [at: number, what: 'b', string]
  /** a total limit was set: deadline, dueAt */
  | readonly [at: number, what: 'd', string, number]
  /** handling completed 办结 */
  | readonly [at: number, what: 'c']
  /** reopened 重办 */
  | readonly [at: number, what: 'o']
  /** corrected: item, place or channel */
  | readonly [at: number, what: 'i' | 'p' | 'h', string]

/** In the order in which it happened (`occurredAt`); what happened at one instant, in the order of the log. */
export type RequestFacts = readonly FactStep[]

/** An event of a request as anything stores it; fields that are no text where text belongs count as not given. */
export interface FactEvent {
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
  /** ISO 8601 */
  readonly occurredAt: string
}

/** The event types that `evolveFacts` looks at. */
export const factEvents = [
  'RequestRegistered',
  'RequestAccepted',
  'RequestDeclined',
  'RequestWithdrawn',
  'RequestMerged',
  'MergeUndone',
  'RequestClassified',
  'AssignmentDispatched',
  'AssignmentReturned',
  'AssignmentTransferred',
  'AssignmentCancelled',
  'HandlingCompleted',
  'RequestReopened',
  'DeadlineSet',
  'CorrectionRecorded',
] as const

export const noFacts: RequestFacts = []

/** Never throws on history; an event that says nothing to the figures gives the same facts back. */
export function evolveFacts(facts: RequestFacts, event: FactEvent): RequestFacts {
  const step = stepOf(facts, event, Date.parse(event.occurredAt))
  if (!step) return facts
  return step[1] === 'd' ? withDeadline(facts, step, text(event.data.supersedes)) : insert(facts, step)
}

function stepOf(facts: RequestFacts, { type, data }: FactEvent, at: number): FactStep | null {
  switch (type) {
    case 'RequestRegistered':
      return [at, 'r', word(data.channel), text(data.item), text(data.place), text(data.window)]
    case 'RequestAccepted':
      return [at, 'a', word(data.item)]
    case 'RequestDeclined':
    case 'RequestWithdrawn':
      return [at, 'x']
    case 'RequestMerged':
      return [at, 'm']
    case 'MergeUndone':
      return [at, 'u']
    case 'RequestClassified':
      return [at, 'k', word(data.item), word(data.handlingKind)]
    case 'AssignmentDispatched':
      return data.part === 'lead' ? [at, 'l', word(data.assignmentId), word(data.unit)] : null
    case 'AssignmentReturned':
    case 'AssignmentTransferred':
    case 'AssignmentCancelled':
      return wasLead(facts, data.assignmentId) ? [at, 'b', word(data.assignmentId)] : null
    case 'HandlingCompleted':
      return [at, 'c']
    case 'RequestReopened':
      return [at, 'o']
    case 'DeadlineSet':
      return data.kind === 'total' && data.assignmentId === null
        ? [at, 'd', word(data.deadlineId), Date.parse(word(data.dueAt))]
        : null
    case 'CorrectionRecorded':
      return correction(at, data)
    default:
      return null
  }
}

function correction(at: number, data: FactEvent['data']): FactStep | null {
  const to = word(data.to)
  switch (data.field) {
    case 'item':
      return [at, 'i', to]
    case 'place':
      return [at, 'p', to]
    case 'channel':
      return [at, 'h', to]
    default:
      return null
  }
}

function wasLead(facts: RequestFacts, assignmentId: unknown): boolean {
  return facts.some((step) => step[1] === 'l' && step[2] === assignmentId)
}

/** A due date that one of an earlier instant has superseded never was in force. */
function withDeadline(facts: RequestFacts, step: FactStep, supersedes: string | null): RequestFacts {
  const kept = facts.filter((one) => !(one[1] === 'd' && one[2] === supersedes && one[0] > step[0]))
  return insert(kept, step)
}

/** Imports and paper registered later may be written after what happened later. */
function insert(facts: RequestFacts, step: FactStep): RequestFacts {
  let index = facts.length
  while (index > 0 && (facts[index - 1]?.[0] ?? 0) > step[0]) index -= 1
  return index === facts.length ? [...facts, step] : facts.toSpliced(index, 0, step)
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function word(value: unknown): string {
  return text(value) ?? ''
}
