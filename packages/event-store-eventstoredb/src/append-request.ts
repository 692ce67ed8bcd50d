import shared from '@eventstore/db-client/generated/shared_pb.js'
import streams from '@eventstore/db-client/generated/streams_pb.js'
import protobufEmpty from 'google-protobuf/google/protobuf/empty_pb.js'
import protobufTimestamp from 'google-protobuf/google/protobuf/timestamp_pb.js'
import type { ProposedEvent } from './events.ts'

/** An append of events: -1n for a stream that is not to be there yet. There is no other way to say where they go. */
export interface Append {
  readonly stream: string
  readonly expected: bigint
  readonly events: readonly ProposedEvent[]
}

/** One message of the batch append call; the server drops it when it is older than `untilMs` (epoch ms). */
export function appendRequest(id: string, append: Append, untilMs: number): streams.BatchAppendReq {
  const message = new streams.BatchAppendReq()
  message.setCorrelationId(uuid(id))
  message.setOptions(options(append, untilMs))
  for (const event of append.events) message.addProposedMessages(proposedMessage(event))
  message.setIsFinal(true)
  return message
}

function options({ stream, expected }: Append, untilMs: number) {
  const given = new streams.BatchAppendReq.Options()
  const identifier = new shared.StreamIdentifier()
  identifier.setStreamName(Uint8Array.from(Buffer.from(stream)))
  given.setStreamIdentifier(identifier)
  given.setDeadline(protobufTimestamp.Timestamp.fromDate(new Date(untilMs)))
  if (expected < 0n) given.setNoStream(new protobufEmpty.Empty())
  else given.setStreamPosition(String(expected))
  return given
}

function proposedMessage({ id, type, data, metadata }: ProposedEvent) {
  const message = new streams.BatchAppendReq.ProposedMessage()
  message.setId(uuid(id))
  message.getMetadataMap().set('type', type).set('content-type', 'application/json')
  message.setData(data)
  message.setCustomMetadata(metadata)
  return message
}

function uuid(text: string): shared.UUID {
  const id = new shared.UUID()
  id.setString(text)
  return id
}
