import shared from '@eventstore/db-client/generated/shared_pb.js'
import streams from '@eventstore/db-client/generated/streams_pb.js'
import type { LoggedEvent } from './event-log.ts'

const { ReadResp } = streams
const ticksPerMillisecond = 10_000n
const encoded = new WeakMap<LoggedEvent, Buffer>()

/** An event as it goes over the wire. Kept: several subscribers are given the same bytes. */
export function eventMessage(event: LoggedEvent): Buffer {
  const known = encoded.get(event)
  if (known) return known
  const readEvent = new ReadResp.ReadEvent()
  readEvent.setEvent(recordedEvent(event))
  readEvent.setCommitPosition(String(event.position))
  const message = bytesOf((response) => response.setEvent(readEvent))
  encoded.set(event, message)
  return message
}

export function confirmationMessage(subscriptionId: string): Buffer {
  const confirmation = new ReadResp.SubscriptionConfirmation()
  confirmation.setSubscriptionId(subscriptionId)
  return bytesOf((response) => response.setConfirmation(confirmation))
}

export function checkpointMessage(position: number): Buffer {
  const checkpoint = new ReadResp.Checkpoint()
  checkpoint.setCommitPosition(String(position))
  checkpoint.setPreparePosition(String(position))
  return bytesOf((response) => response.setCheckpoint(checkpoint))
}

export function caughtUpMessage(): Buffer {
  return bytesOf((response) => response.setCaughtUp(new ReadResp.CaughtUp()))
}

export function streamNotFoundMessage(stream: string): Buffer {
  const notFound = new ReadResp.StreamNotFound()
  notFound.setStreamIdentifier(streamIdentifier(stream))
  return bytesOf((response) => response.setStreamNotFound(notFound))
}

export function streamIdentifier(stream: string): shared.StreamIdentifier {
  const identifier = new shared.StreamIdentifier()
  identifier.setStreamName(Buffer.from(stream))
  return identifier
}

export function streamName(identifier: shared.StreamIdentifier | undefined): string {
  return Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8')
}

function bytesOf(fill: (response: streams.ReadResp) => unknown): Buffer {
  const response = new ReadResp()
  fill(response)
  return Buffer.from(response.serializeBinary())
}

function recordedEvent(event: LoggedEvent): streams.ReadResp.ReadEvent.RecordedEvent {
  const recorded = new ReadResp.ReadEvent.RecordedEvent()
  const id = new shared.UUID()
  id.setString(event.id)
  recorded.setId(id)
  recorded.setStreamIdentifier(streamIdentifier(event.stream))
  recorded.setStreamRevision(String(event.revision))
  recorded.setCommitPosition(String(event.position))
  recorded.setPreparePosition(String(event.position))
  recorded.getMetadataMap().set('type', event.type)
  recorded.getMetadataMap().set('created', String(BigInt(event.created) * ticksPerMillisecond))
  recorded.getMetadataMap().set('content-type', event.isJson ? 'application/json' : 'application/octet-stream')
  recorded.setData(event.data)
  recorded.setCustomMetadata(event.metadata)
  return recorded
}
