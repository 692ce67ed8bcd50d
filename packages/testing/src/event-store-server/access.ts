import type { Metadata } from '@grpc/grpc-js'
import type { Refusal } from './faults.ts'
import type { ServerNode } from './node.ts'

/** Who may not come in: a wrong password is not authenticated, nobody at all is denied the streams. */
export function refusedAccess({ settings }: ServerNode, headers: Metadata): Refusal | undefined {
  if (!settings.credentials) return undefined
  const [given] = headers.get('authorization')
  if (given === undefined) return 'accessDenied'
  const { username, password } = settings.credentials
  const expected = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
  return given === expected ? undefined : 'unauthenticated'
}

/** A call that only a leader may answer. */
export function refusedRole({ membership }: ServerNode, headers: Metadata): Refusal | undefined {
  if (membership.isLeader() || headers.get('requires-leader')[0] !== 'true') return undefined
  return membership.leader() ? 'notLeader' : 'noLeader'
}
