import type shared from '@eventstore/db-client/generated/shared_pb.js'
import type streams from '@eventstore/db-client/generated/streams_pb.js'
import type { ExpectedRevision, ProposedEvent } from './event-log.ts'

type ProposedMessage = streams.AppendReq.ProposedMessage | streams.BatchAppendReq.ProposedMessage

/** A message that is none: the server answers what is wrong with it. */
class BadMessage extends Error {}

const uuid = /^([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})$/

export function proposedEvent(message: ProposedMessage): ProposedEvent {
  const type = message.getMetadataMap().get('type')
  const contentType = message.getMetadataMap().get('content-type')
  if (!type || !contentType)
    throw new BadMessage(`Required Metadata Property '${type ? 'content-type' : 'type'}' is missing`)
  return {
    id: eventId(message.getId()),
    type,
    isJson: contentType === 'application/json',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  }
}

/** The server counts the data alone: in Event.SizeOnDisk the `??` swallows metadata and type. */
export function countedBytes(events: readonly ProposedEvent[]): number {
  return events.reduce((sum, { data }) => sum + data.length, 0)
}

interface RevisionOptions {
  hasNoStream(): boolean
  hasAny(): boolean
  hasStreamExists(): boolean
}

export function expectedRevision(options: RevisionOptions, revision: () => string): ExpectedRevision {
  if (options.hasNoStream()) return 'noStream'
  if (options.hasAny()) return 'any'
  if (options.hasStreamExists()) return 'streamExists'
  return Number(revision())
}

function eventId(id: shared.UUID | undefined): string {
  const digits = uuid.exec(id?.getString().toLowerCase() ?? '')
  if (!digits) throw new BadMessage('Guid should contain 32 digits with 4 dashes.')
  return digits.slice(1).join('-')
}
