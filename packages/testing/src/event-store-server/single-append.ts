import shared from '@eventstore/db-client/generated/shared_pb.js'
import streams from '@eventstore/db-client/generated/streams_pb.js'
import type { ServerReadableStream, sendUnaryData } from '@grpc/grpc-js'
import type { ExpectedRevision, ProposedEvent, WriteOutcome } from './event-log.ts'
import type { ServerNode } from './node.ts'
import { performWrite } from './perform-write.ts'
import { countedBytes, expectedRevision, proposedEvent } from './proposed-events.ts'
import { streamName } from './read-messages.ts'
import { appendTooLarge, invalidArgument, refusedCall, streamDeleted } from './refusals.ts'

const { AppendResp } = streams
type Reply = sendUnaryData<streams.AppendResp>

/** A call for each append: what the client falls back to when credentials are given per call. */
export function singleAppend(node: ServerNode) {
  return (call: ServerReadableStream<streams.AppendReq, streams.AppendResp>, reply: Reply): void => {
    const received: { options?: streams.AppendReq.Options; problem?: string; events: ProposedEvent[] } = { events: [] }
    call.on('data', (request: streams.AppendReq) => {
      received.options ??= request.getOptions() ?? received.options ?? new streams.AppendReq.Options()
      const message = request.getProposedMessage()
      if (!message) return
      try {
        received.events.push(proposedEvent(message))
      } catch (error) {
        received.problem ??= error instanceof Error ? error.message : 'bad message'
      }
    })
    call.on('end', () => {
      const { options, problem, events } = received
      if (!options || problem) return reply(invalidArgument(problem ?? 'no options'))
      if (countedBytes(events) > node.settings.maxAppendBytes)
        return reply(appendTooLarge(node.settings.maxAppendBytes))
      const stream = streamName(options.getStreamIdentifier())
      const expected = expectedRevision(options, () => options.getRevision())
      performWrite(node, {
        call: 'append',
        stream,
        headers: call.metadata,
        perform: () => node.log.append(stream, expected, events),
        answer: (answer) => {
          if (answer.kind === 'kill') node.killConnection(call.getPeer())
          else if (answer.kind === 'refused') reply(refusedCall(answer.refusal, answer.leader))
          else if (answer.kind === 'outcome') respond(reply, stream, expected, answer.outcome)
        },
      })
    })
  }
}

function respond(reply: Reply, stream: string, expected: ExpectedRevision, outcome: WriteOutcome) {
  if (outcome.kind === 'deleted') return reply(streamDeleted(stream))
  const response = new AppendResp()
  if (outcome.kind === 'wrongVersion') response.setWrongExpectedVersion(wrongVersion(expected, outcome.actual))
  else response.setSuccess(success(outcome))
  reply(null, response)
}

function success({ revision, position }: Extract<WriteOutcome, { revision: number }>) {
  const result = new AppendResp.Success()
  if (revision >= 0) result.setCurrentRevision(String(revision))
  else result.setNoStream(new shared.Empty())
  if (position === null) result.setNoPosition(new shared.Empty())
  else {
    const written = new AppendResp.Position()
    written.setCommitPosition(String(position))
    written.setPreparePosition(String(position))
    result.setPosition(written)
  }
  return result
}

function wrongVersion(expected: ExpectedRevision, actual: number) {
  const result = new AppendResp.WrongExpectedVersion()
  if (actual >= 0) result.setCurrentRevision(String(actual))
  else result.setCurrentNoStream(new shared.Empty())
  if (expected === 'any') result.setExpectedAny(new shared.Empty())
  else if (expected === 'noStream') result.setExpectedNoStream(new shared.Empty())
  else if (expected === 'streamExists') result.setExpectedStreamExists(new shared.Empty())
  else result.setExpectedRevision(String(expected))
  return result
}
