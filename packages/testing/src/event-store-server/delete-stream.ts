import shared from '@eventstore/db-client/generated/shared_pb.js'
import streams from '@eventstore/db-client/generated/streams_pb.js'
import type { Metadata, ServerUnaryCall, sendUnaryData } from '@grpc/grpc-js'
import type { ExpectedRevision, WriteOutcome } from './event-log.ts'
import type { ServerNode } from './node.ts'
import { performWrite } from './perform-write.ts'
import { expectedRevision } from './proposed-events.ts'
import { streamName } from './read-messages.ts'
import { type RefusedCall, refusedCall, streamDeleted, wrongExpectedVersion } from './refusals.ts'

/** Soft: the stream is gone for readers until somebody writes to it again. */
export function deleteStream(node: ServerNode) {
  return (call: ServerUnaryCall<streams.DeleteReq, streams.DeleteResp>, reply: sendUnaryData<streams.DeleteResp>) => {
    const perform = (stream: string, expected: ExpectedRevision) => node.log.delete(stream, expected)
    removed(node, call, call.request.getOptions(), perform, (error, position) => {
      if (error) return reply(error)
      const response = new streams.DeleteResp()
      if (position === null) response.setNoPosition(new shared.Empty())
      else response.setPosition(filled(new streams.DeleteResp.Position(), position))
      reply(null, response)
    })
  }
}

/** Hard: the name is used up. */
export function tombstoneStream(node: ServerNode) {
  return (
    call: ServerUnaryCall<streams.TombstoneReq, streams.TombstoneResp>,
    reply: sendUnaryData<streams.TombstoneResp>,
  ) => {
    const perform = (stream: string, expected: ExpectedRevision) => node.log.tombstone(stream, expected)
    removed(node, call, call.request.getOptions(), perform, (error, position) => {
      if (error) return reply(error)
      const response = new streams.TombstoneResp()
      if (position === null) response.setNoPosition(new shared.Empty())
      else response.setPosition(filled(new streams.TombstoneResp.Position(), position))
      reply(null, response)
    })
  }
}

function removed(
  node: ServerNode,
  call: { readonly metadata: Metadata; getPeer(): string },
  options: streams.DeleteReq.Options | streams.TombstoneReq.Options | undefined,
  perform: (stream: string, expected: ExpectedRevision) => WriteOutcome,
  reply: (error: RefusedCall | null, position: number | null) => void,
): void {
  const stream = streamName(options?.getStreamIdentifier())
  const expected = options ? expectedRevision(options, () => options.getRevision()) : 'any'
  performWrite(node, {
    call: 'delete',
    stream,
    headers: call.metadata,
    perform: () => perform(stream, expected),
    answer: (answer) => {
      if (answer.kind === 'kill') return node.killConnection(call.getPeer())
      if (answer.kind === 'hang') return undefined
      if (answer.kind === 'refused') return reply(refusedCall(answer.refusal, answer.leader), null)
      const { outcome } = answer
      if (outcome.kind === 'deleted') return reply(streamDeleted(stream), null)
      if (outcome.kind === 'wrongVersion')
        return reply(wrongExpectedVersion(stream, expectedNumber(expected), outcome.actual), null)
      reply(null, outcome.position)
    },
  })
}

/** As the server numbers them. */
function expectedNumber(expected: ExpectedRevision): number {
  if (typeof expected === 'number') return expected
  return { noStream: -1, any: -2, streamExists: -4 }[expected]
}

function filled<P extends streams.DeleteResp.Position | streams.TombstoneResp.Position>(
  target: P,
  position: number,
): P {
  target.setCommitPosition(String(position))
  target.setPreparePosition(String(position))
  return target
}
