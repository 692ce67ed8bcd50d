import { z } from 'zod'
import type { CommandMeta } from '../decider.ts'
import { code, freeText, instant, uuid } from '../event.ts'
import { attemptOutcomes } from './events/conclude.ts'
import { channels, correctableFields, feedbackMethods, handlingKinds, returnReasons, source } from './events.ts'
import type { Reference } from './reference.ts'
import { superviseCommands } from './supervise-commands.ts'

const assignmentId = z.string().regex(/^a[1-9][0-9]{0,3}$/)
const text = z.string().trim().min(1).max(4_000)
const note = freeText.nullable().default(null)
const materials = z.array(z.string().trim().min(1).max(200)).min(1).max(50)

/** Registers a request; `accept` takes it on at once, `instant` (即时办结) goes the whole way to feedback in one batch. */
const registerRequest = z.strictObject({
  requestId: uuid,
  channel: z.enum(channels),
  source: source.nullable().default(null),
  residentId: uuid.nullable().default(null),
  item: code.nullable().default(null),
  place: code.nullable().default(null),
  window: code.nullable().default(null),
  address: z.string().trim().min(1).max(400).nullable().default(null),
  description: text.nullable().default(null),
  accept: z.boolean().default(false),
  instant: z
    .strictObject({ result: text, method: z.enum(feedbackMethods).default('in-person') })
    .nullable()
    .default(null),
  /** Paper registered later: when it was brought in, and why it was not registered then. */
  paper: z
    .strictObject({ occurredAt: instant, reason: z.string().trim().min(1).max(400) })
    .nullable()
    .default(null),
})

/** What a row of another system tells, and nothing more. Instants are the source's own. */
const importRequest = z.strictObject({
  requestId: uuid,
  channel: z.enum(channels),
  source,
  item: code,
  place: code.nullable(),
  unit: code.nullable(),
  address: z.string().max(400).nullable(),
  description: freeText.nullable(),
  openedAt: instant,
  dueAt: instant.nullable(),
  completedAt: instant.nullable(),
})

export const requestCommands = {
  'register-request': registerRequest,
  'import-request': importRequest,
  /** `again`: why a second notice is needed, since everything should have been in the first. */
  'request-materials': z.strictObject({
    materials,
    note,
    again: z.string().trim().min(1).max(400).nullable().default(null),
  }),
  'supply-materials': z.strictObject({ materials, note }),
  'accept-request': z.strictObject({ item: code.nullable().default(null) }),
  'decline-request': z.strictObject({ ground: text, goTo: text }),
  'withdraw-request': z.strictObject({ reason: text }),
  'classify-request': z.strictObject({
    item: code.nullable().default(null),
    handlingKind: z.enum(handlingKinds).default('time-limited'),
    note,
  }),
  'dispatch-request': z.strictObject({
    assignments: z
      .array(z.strictObject({ unit: code, part: z.enum(['lead', 'support']), post: code.nullable().default(null) }))
      .min(1)
      .max(20),
  }),
  'acknowledge-assignment': z.strictObject({ assignmentId }),
  'return-assignment': z.strictObject({ assignmentId, reason: z.enum(returnReasons), note: text }),
  'record-progress': z.strictObject({ assignmentId, note: text }),
  'complete-assignment': z.strictObject({ assignmentId, result: text }),
  'record-feedback-attempt': z.strictObject({
    method: z.enum(feedbackMethods),
    outcome: z.enum(attemptOutcomes),
    note,
  }),
  'deliver-feedback': z.strictObject({ method: z.enum(feedbackMethods), note }),
  'evaluate-request': z.strictObject({ level: z.int().min(1).max(5), solved: z.boolean(), reason: note }),
  'reopen-request': z.strictObject({ reason: text }),
  'record-correction': z.strictObject({ field: z.enum(correctableFields), to: code, reason: text }),
  ...superviseCommands,
} as const

export type RequestCommandType = keyof typeof requestCommands
export type RequestCommandData<T extends RequestCommandType> = z.output<(typeof requestCommands)[T]>

/** Besides time and actor, what this node knows of the catalogue, the units and the calendar at the time of deciding. */
export interface RequestMeta extends CommandMeta {
  readonly reference: Reference
}

export type RequestCommand = {
  [T in RequestCommandType]: { readonly type: T; readonly data: RequestCommandData<T>; readonly meta: RequestMeta }
}[RequestCommandType]
