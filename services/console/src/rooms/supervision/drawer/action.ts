import { type ReplyOf, type Routes, routes } from '@wubu/contract'
import { call, saveFile } from '../../../shared/api/call.ts'

export type Action = 'urge' | 'yellow' | 'red' | 'hang-up' | 'cross-off' | 'reopen' | 'close' | 'audit' | 'show'

/** The command whose leave each of them needs. */
export const commandOf: Readonly<Record<Action, string>> = {
  urge: 'issue-urge',
  yellow: 'issue-warning-card',
  red: 'issue-warning-card',
  'hang-up': 'hang-up-task',
  'cross-off': 'cross-off-task',
  reopen: 'reopen-request',
  close: 'close-request',
  audit: 'show-personal-data',
  show: 'show-personal-data',
}

export interface Fields {
  readonly words: string
  /** The part that is addressed; empty for whoever leads. */
  readonly assignmentId: string
  /** Who answers for what is hung up, and until when, ISO 8601. */
  readonly unit: string
  readonly dueAt: string
}

export const noFields: Fields = { words: '', assignmentId: '', unit: '', dueAt: '' }

export function areFields(kept: unknown): kept is Fields {
  if (typeof kept !== 'object' || kept === null) return false
  return Object.keys(noFields).every(
    (key) => typeof Object.entries(kept).find(([name]) => name === key)?.[1] === 'string',
  )
}

/** Whoever sends the same again gives the same key, so that it is done once. */
interface Sent {
  readonly id: string
  readonly action: Action
  readonly fields: Fields
  readonly idempotencyKey: string
}

export type Shown = ReplyOf<Routes['showPersonalData']>

/** Does it; only `show` has something to tell. */
export async function send({ id, action, fields, idempotencyKey }: Sent): Promise<Shown | null> {
  const given = { params: { id }, idempotencyKey }
  const words = fields.words.trim()
  const assignmentId = fields.assignmentId === '' ? null : fields.assignmentId
  switch (action) {
    case 'urge':
      await call(routes['issue-urge'], { ...given, body: { assignmentId, note: words } })
      return null
    case 'yellow':
    case 'red':
      await call(routes['issue-warning-card'], { ...given, body: { assignmentId, colour: action, reason: words } })
      return null
    case 'hang-up':
      await call(routes['hang-up-task'], {
        ...given,
        body: { unit: fields.unit, dueAt: fields.dueAt, reason: words },
      })
      return null
    case 'cross-off':
      await call(routes['cross-off-task'], { ...given, body: { finding: words } })
      return null
    case 'reopen':
      await call(routes['reopen-request'], { ...given, body: { reason: words } })
      return null
    case 'close':
      await call(routes['close-request'], { ...given, body: { reason: words } })
      return null
    case 'audit':
      await saveFile(routes.getAuditPack, { ...given, body: { reason: words } })
      return null
    case 'show':
      return call(routes.showPersonalData, { ...given, body: { reason: words } })
    default:
      return action satisfies never
  }
}
