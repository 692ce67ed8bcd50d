import { z } from 'zod'
import { code, freeText, instant, uuid } from '../../event.ts'
import { channels, feedbackMethods, source } from '../events.ts'
import { note, text } from './fields.ts'

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

/** 收集. */
export const collectCommands = {
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
  'undo-import': z.strictObject({ reason: text }),
} as const
