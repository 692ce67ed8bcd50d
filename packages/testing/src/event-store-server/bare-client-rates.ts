import { randomUUID } from 'node:crypto'
import { EventStoreDBClient, jsonEvent, streamNameFilter } from '@eventstore/db-client'

export interface BareClientRates {
  /** Appends of one event per second. */
  readonly singleAppends: number
  /** Events per second in appends of ten. */
  readonly eventsInTens: number
  /** Events per second through one filtered subscription that catches up with all of them. */
  readonly caughtUpEvents: number
}

/** What the client alone reaches against a server: the floor that an adapter is divided by. Each writer has streams of its own. */
export async function bareClientRates(
  connectionString: string,
  { writers = 32, seconds = 2 } = {},
): Promise<BareClientRates> {
  const client = EventStoreDBClient.connectionString(connectionString)
  const prefix = `bare-${randomUUID()}-`
  await client.appendToStream(`warm-${randomUUID()}`, batch(1), { expectedRevision: 'no_stream' })
  const singles = await appends(client, prefix, { writers, seconds, size: 1 })
  const tens = await appends(client, prefix, { writers, seconds, size: 10 })
  const caughtUpEvents = await catchUp(client, prefix, singles.events + tens.events)
  await client.dispose()
  return { singleAppends: singles.perSecond, eventsInTens: tens.perSecond, caughtUpEvents }
}

interface Load {
  readonly writers: number
  readonly seconds: number
  readonly size: number
}

async function appends(client: EventStoreDBClient, prefix: string, { writers, seconds, size }: Load) {
  const [start, end] = [performance.now(), performance.now() + seconds * 1_000]
  const write = async () => {
    const stream = `${prefix}${randomUUID()}`
    let written = 0
    while (performance.now() < end) {
      const expectedRevision = written === 0 ? 'no_stream' : BigInt(written - 1)
      await client.appendToStream(stream, batch(size), { expectedRevision })
      written += size
    }
    return written
  }
  const counts = await Promise.all(Array.from({ length: writers }, write))
  const events = counts.reduce((sum, count) => sum + count, 0)
  return { events, perSecond: Math.round(events / ((performance.now() - start) / 1_000)) }
}

async function catchUp(client: EventStoreDBClient, prefix: string, expected: number): Promise<number> {
  const start = performance.now()
  const subscription = client.subscribeToAll({ filter: streamNameFilter({ prefixes: [prefix] }) })
  let seen = 0
  for await (const { event } of subscription) {
    if (event) seen += 1
    if (seen === expected) break
  }
  return Math.round(seen / ((performance.now() - start) / 1_000))
}

/** About as large as an event of a request: 300 bytes of data, 400 of metadata. */
function batch(size: number) {
  return Array.from({ length: size }, (_, index) =>
    jsonEvent({
      id: randomUUID(),
      type: 'AssignmentAcknowledged',
      data: { index, text: 'x'.repeat(280) },
      metadata: { hash: 'x'.repeat(380) },
    }),
  )
}
