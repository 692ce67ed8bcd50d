import { randomUUID } from 'node:crypto'
import type { RequestEvent } from '@wubu/domain'
import type { Recorded } from '@wubu/domain/decider'
import type { DecodedEvent, EventStore, EventToAppend, Position, StoredEvent } from '@wubu/engine'
import { toJsonText } from '@wubu/engine'
import type { LoggedRequestEvent } from '@wubu/testing'

/** What a test says of an event; the rest of its envelope is made up. */
export interface Told {
  readonly stream: string
  readonly revision: number
  readonly type: string
  readonly data: object
  /** 1 unless given. */
  readonly schemaVersion?: number
  readonly occurredAt?: string
  readonly to?: Recorded<RequestEvent>['to']
  readonly actor?: DecodedEvent['metadata']['actor']
}

const testTime = '2026-03-02T02:00:00.000Z'

/** An event as a log takes it, not sealed and not chained. */
export function toAppend({ type, data, schemaVersion = 1, occurredAt = testTime, to, actor }: Told): EventToAppend {
  const commandHash = randomUUID()
  const metadata: DecodedEvent['metadata'] = {
    commandId: randomUUID(),
    commandHash,
    correlationId: 'test',
    causationId: null,
    actor: actor ?? { id: 'account-1', role: 'window', unit: 'street-1' },
    occurredAt,
    recordedAt: testTime,
    machine: { name: 'test', version: 1 },
    from: null,
    to: to ?? null,
    prevHash: null,
    hash: '',
  }
  return {
    id: randomUUID(),
    type,
    schemaVersion,
    data: toJsonText(data),
    metadata: toJsonText(metadata),
    commandHash,
  }
}

export async function append(store: EventStore, events: readonly Told[]): Promise<void> {
  for (const told of events) {
    const result = await store.append(told.stream, told.revision === 0 ? 'noStream' : told.revision - 1, [
      toAppend(told),
    ])
    if (result.outcome !== 'appended') throw new Error(`${told.stream} at ${told.revision}: ${result.outcome}`)
  }
}

export function toldOf({ requestId, revision, event }: LoggedRequestEvent): Told {
  const { type, data, occurredAt, actor, to } = event
  return { stream: `request-${requestId}`, revision, type, data, occurredAt, actor, ...(to && { to }) }
}

export async function readLog(store: EventStore, after: Position | null = null): Promise<readonly StoredEvent[]> {
  const { events } = await store.readAll(after, 1_000_000)
  return events
}
