import type { StateValue } from '@wubu/domain/decider'
import type { CommandResult } from '@wubu/engine'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { commandIdOf } from './ids.ts'
import { type RefusedOptions, refused, refusedByRule } from './refused.ts'
import type { Viewer } from './viewer.ts'

/** What a write's headers say: the id of its command, and the revision that it insists on. */
export interface WriteHeaders {
  readonly commandId: string
  readonly correlationId: string
  readonly expectedRevision?: number
}

const visible = /^[\x21-\x7e]{1,200}$/
const quotedRevision = /^"(0|[1-9][0-9]{0,8})"$/

/** The namespace is the account's, so that equal keys of two accounts are two commands. Throws Refused. */
export function writeHeaders({ headers }: FastifyRequest, namespace: string): WriteHeaders {
  const key = headers['idempotency-key']
  if (key === undefined || key === '') throw refused('idempotency_key_missing')
  if (typeof key !== 'string' || !visible.test(key)) throw refused('idempotency_key_malformed')
  const commandId = commandIdOf(namespace, key)
  const match = headers['if-match']
  if (match === undefined) return { commandId, correlationId: commandId }
  const revision = quotedRevision.exec(match)?.[1]
  if (revision === undefined) throw refused('if_match_malformed')
  return { commandId, correlationId: commandId, expectedRevision: Number(revision) }
}

/** The guard lets nobody without a session reach a handler that asks. */
export function viewerOf({ viewer }: FastifyRequest): Viewer {
  if (!viewer) throw refused('not_signed_in')
  return viewer
}

type Accepted = Extract<CommandResult, { outcome: 'accepted' }>
type RefusedResult = Extract<CommandResult, { outcome: 'refused' }>

/** The accepted result, with its position in the reply's headers. Throws Refused for every other outcome. */
export function acceptedOf(result: CommandResult, reply: FastifyReply, more: RefusedOptions = {}): Accepted {
  switch (result.outcome) {
    case 'accepted':
      reply.header('wubu-position', result.position)
      reply.header('etag', `"${result.revision}"`)
      return result
    case 'refused':
      throw refusedByRule(result.refusal, { ...withStatus(result), ...more })
    case 'stale':
      throw refused('stale_revision', { details: { revision: result.actualRevision } })
    case 'keyReused':
      throw refused('idempotency_key_reused')
    case 'contended':
      throw refused('contended', { retryAfter: 1 })
    default:
      return result satisfies never
  }
}

/** An item that a body names and that is not there is 422; the one that the address names is 404. */
function withStatus({ refusal }: RefusedResult): RefusedOptions {
  return refusal.code === 'no_such_item' && !('item' in refusal) ? { status: 404 } : {}
}

export function written({ revision, position }: Accepted) {
  return { revision, position }
}

export function commandedReply({ revision, position, to }: Accepted) {
  return { revision, position, state: to && plain(to) }
}

function plain(state: StateValue): Record<string, string> {
  return { ...state }
}
