import {
  accountEvents,
  assessmentEvents,
  calendarEvents,
  importEvents,
  itemEvents,
  meetingEvents,
  placeEvents,
  postEvents,
  ratingEvents,
  requestEvents,
  residentEvents,
  routingEvents,
  unitEvents,
} from '@wubu/domain'
import type { EventCatalogue } from '@wubu/domain/decider'
import { type DecodedEvent, decodeEvent, isKnown, NodeOlderThanLog, type StoredEvent } from '@wubu/engine'
import { LazyMetadata } from './lazy-metadata.ts'

/** The aggregates that read models speak of. Sessions are not among them: nobody lists them. */
const catalogues = {
  request: requestEvents,
  resident: residentEvents,
  place: placeEvents,
  unit: unitEvents,
  item: itemEvents,
  calendar: calendarEvents,
  routing: routingEvents,
  assessment: assessmentEvents,
  rating: ratingEvents,
  meeting: meetingEvents,
  post: postEvents,
  account: accountEvents,
  // no read model is about imports, but each meets their events
  import: importEvents,
} as const satisfies Readonly<Record<string, EventCatalogue>>
type AggregateName = keyof typeof catalogues

const allEvents: EventCatalogue = Object.assign({}, ...Object.values(catalogues))

/** The events of all aggregates but one: for a read model about this one. */
export function othersThan(name: AggregateName): readonly string[] {
  return Object.entries(catalogues).flatMap(([other, events]) => (other === name ? [] : Object.keys(events)))
}

/** Throws NodeOlderThanLog for an event of a later version than this one. */
export function decode(stored: StoredEvent): DecodedEvent {
  if (allEvents[stored.type]?.version === stored.schemaVersion) return parsed(stored)
  const event = decodeEvent(stored, allEvents)
  if (!isKnown(event, allEvents)) throw new NodeOlderThanLog(event.stream, event.type, event.schemaVersion)
  return event
}

/** What most events are: of the newest version. A rebuild parses millions of them. */
function parsed({ id, stream, revision, position, type, schemaVersion, data, metadata }: StoredEvent): DecodedEvent {
  return {
    id,
    stream,
    revision,
    position,
    type,
    schemaVersion,
    data: JSON.parse(data),
    metadata: new LazyMetadata(metadata),
  }
}
