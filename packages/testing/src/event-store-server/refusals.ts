import { Metadata, type StatusObject, status } from '@grpc/grpc-js'
import type { Address, Refusal } from './faults.ts'

export type RefusedCall = Pick<StatusObject, 'code' | 'details' | 'metadata'>

/** How a refusal ends a call; texts and trailers as RpcExceptions.cs of EventStoreDB 23.10 has them. */
export function refusedCall(refusal: Refusal, leader: Address | undefined): RefusedCall {
  switch (refusal) {
    case 'unavailable':
      return ended(status.UNAVAILABLE, 'Service unavailable')
    case 'cancelled':
      return ended(status.CANCELLED, 'Call cancelled')
    case 'notReady':
      return ended(status.UNAVAILABLE, 'Server Is Not Ready')
    case 'tooBusy':
      return ended(status.UNAVAILABLE, 'Server Is Too Busy')
    case 'notLeader':
      return leader ? notLeader(leader) : refusedCall('noLeader', undefined)
    case 'noLeader':
      return ended(status.UNKNOWN, 'No leader info available in response')
    case 'timeout':
      return ended(status.ABORTED, 'Operation timed out: Commit phase timeout.')
    case 'accessDenied':
      return ended(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' })
    case 'unauthenticated':
      return ended(status.UNAUTHENTICATED, 'Unauthenticated')
    default:
      return refusal satisfies never
  }
}

export function streamDeleted(stream: string): RefusedCall {
  const trailers = { exception: 'stream-deleted' }
  return naming(stream, ended(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, trailers))
}

export function wrongExpectedVersion(stream: string, expected: number, actual: number): RefusedCall {
  const numbers = `Stream: ${stream}, Expected version: ${expected}, Actual version: ${actual}`
  const details = `Delete failed due to WrongExpectedVersion. ${numbers}`
  const trailers = { 'expected-version': String(expected), 'actual-version': String(actual) }
  return naming(
    stream,
    ended(status.FAILED_PRECONDITION, details, { exception: 'wrong-expected-version', ...trailers }),
  )
}

export function appendTooLarge(limit: number): RefusedCall {
  return ended(status.INVALID_ARGUMENT, `Maximum Append Size of ${limit} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(limit),
  })
}

/** The live buffer of a subscription is full: the client has to subscribe again. */
export const consumerTooSlow = ended(
  status.ABORTED,
  'Operation timed out: Consumer too slow to handle event while live. Client resubscription required.',
)

export const invalidPosition = ended(status.UNKNOWN, 'Unexpected ReadAllResult: Error')
export const endForwards = ended(status.UNKNOWN, 'Unexpected ReadStreamResult: Error')
/** What nobody caught: a subscription from a position that no event has, a stream without a name. */
export const handlerFailed = ended(status.UNKNOWN, 'Exception was thrown by handler.')

export function invalidArgument(details: string): RefusedCall {
  return ended(status.INVALID_ARGUMENT, details)
}

function notLeader({ host, port }: Address): RefusedCall {
  return ended(status.NOT_FOUND, 'Leader info available', {
    exception: 'not-leader',
    'leader-endpoint-host': host,
    'leader-endpoint-port': String(port),
  })
}

function ended(code: status, details: string, trailers: Record<string, string> = {}): RefusedCall {
  const metadata = new Metadata()
  for (const [name, value] of Object.entries(trailers)) metadata.set(name, value)
  return { code, details, metadata }
}

/** A trailer carries ASCII alone: the server fails over the name of a stream that has anything else. */
function naming(stream: string, refused: RefusedCall): RefusedCall {
  refused.metadata?.set('stream-name', stream.replaceAll(/[^\x20-\x7e]/g, '?'))
  return /^[\x20-\x7e]*$/.test(stream) ? refused : ended(status.UNKNOWN, 'Received HTTP status code 500')
}
