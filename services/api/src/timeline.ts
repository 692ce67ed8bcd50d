import type { DecodedEvent } from '@wubu/engine'
import { namesOf } from './account-names.ts'
import { openData } from './request-history.ts'
import type { Runtime } from './runtime.ts'

/** Every event of a request for people: who, when, from where to where, and what it says, masked or open. */
export async function timelineOf(runtime: Runtime, events: readonly DecodedEvent[], mask: boolean) {
  const names = await namesOf(runtime, events)
  return events.map((event) => entryOf(runtime, event, names, mask))
}

function entryOf(runtime: Runtime, event: DecodedEvent, names: ReadonlyMap<string, string>, mask: boolean) {
  const { occurredAt, recordedAt, actor, from, to } = event.metadata
  return {
    revision: event.revision,
    type: event.type,
    occurredAt,
    recordedAt,
    actor: {
      ...actor,
      name: names.get(actor.id) ?? null,
      for: actor.for === undefined ? null : { id: actor.for, name: names.get(actor.for) ?? null },
    },
    from: from && { ...from },
    to: to && { ...to },
    ...openData(event, runtime, mask),
  }
}
