import type streams from '@eventstore/db-client/generated/streams_pb.js'
import type { LoggedEvent } from './event-log.ts'

type FilterOptions = streams.ReadReq.Options.FilterOptions

/** What the server keeps to itself in reads of everything. */
export function isHidden(event: LoggedEvent): boolean {
  return event.stream === '$epoch-information'
}

/** By prefixes or a regular expression, on the stream's name or the event's type. */
export function filterOf(options: FilterOptions | undefined): (event: LoggedEvent) => boolean {
  if (!options) return (event) => !isHidden(event)
  const byType = options.getEventType()
  const expression = byType ?? options.getStreamIdentifier()
  const text = (event: LoggedEvent) => (byType ? event.type : event.stream)
  const prefixes = expression?.getPrefixList() ?? []
  const regex = expression?.getRegex() ? new RegExp(expression.getRegex()) : undefined
  return (event) => {
    if (isHidden(event)) return false
    return regex ? regex.test(text(event)) : prefixes.some((prefix) => text(event).startsWith(prefix))
  }
}
